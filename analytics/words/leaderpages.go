package words

// What the pages for leaders say beside their figures.
var (
	NavUnits = Phrase{Vi: "Đơn vị", En: "Units"}
	NavHeat  = Phrase{Vi: "Bản đồ nhiệt", En: "Heat map"}

	MovedUp   = Phrase{Vi: "tăng %s", En: "up %s"}
	MovedDown = Phrase{Vi: "giảm %s", En: "down %s"}

	ReuseMenu     = Phrase{Vi: "Tải về, dùng lại", En: "Get, reuse"}
	ReuseFiles    = Phrase{Vi: "Tải về", En: "Download"}
	ReusePictures = Phrase{Vi: "Hình của biểu đồ", En: "Pictures of the chart"}
	ReusePNG      = Phrase{Vi: "cho trang chiếu", En: "for slides"}
	ReuseSVG      = Phrase{Vi: "sắc nét ở mọi cỡ", En: "sharp at any size"}
	ReusePrograms = Phrase{Vi: "Dùng lại", En: "Reuse"}
	ReuseQuestion = Phrase{Vi: "câu hỏi cho các số này", En: "the question for these numbers"}
	ReuseJSON     = Phrase{Vi: "tùy chọn biểu đồ", En: "the chart's option"}
)

// What changed for real.
var (
	ChangedTitle      = Phrase{Vi: "Điều thay đổi rõ rệt", En: "What changed clearly"}
	ChangedLead       = Phrase{Vi: "Những lĩnh vực có số %s thay đổi nhiều hơn mức ngẫu nhiên.", En: "Topics whose number of %s changed by more than chance."}
	ChangedAgainst    = Phrase{Vi: "So với %s", En: "Against %s"}
	ChangedIssues     = Phrase{Vi: "Số vấn đề không được kiểm định: một vấn đề có thể được nêu lại ở nhiều báo cáo, nên không coi là các sự việc độc lập.", En: "Counts of issues are not tested: an issue may come back in later reports, so issues are no independent events."}
	ChangedNoBaseline = Phrase{Vi: "Chưa chọn kỳ so sánh nào.", En: "No baseline is chosen."}
	ChangedMore       = Phrase{Vi: "Xem các lĩnh vực khác", En: "See the other topics"}
	ChangedTimes      = Phrase{Vi: "Bình quân ngày gấp %s lần (khoảng tin cậy %s: %s–%s)", En: "%s times as many a day (%s interval: %s–%s)"}
	ChangedPart       = Phrase{Vi: "Bình quân ngày bằng %s lần (khoảng tin cậy %s: %s–%s)", En: "%s times as many a day (%s interval: %s–%s)"}
	ChangedAtLeast    = Phrase{Vi: "Bình quân ngày ít nhất gấp %s lần (khoảng tin cậy %s)", En: "At least %s times as many a day (%s interval)"}
	ChangedShare      = Phrase{Vi: "tỷ trọng", En: "share"}
	ChangedTo         = Phrase{Vi: "thành", En: "to"}
	ChangedNote       = Phrase{Vi: "“Rõ rệt” là khi khác biệt đủ lớn và khó có thể do ngẫu nhiên, sau khi hiệu chỉnh cho tất cả các lĩnh vực được so sánh cùng lúc. “Chưa đủ căn cứ kết luận” không có nghĩa là không đổi.", En: "“Clear” means large enough and hardly chance, after a correction for all topics that are compared together. “Inconclusive” does not mean unchanged."}
)

// Months against what their own history lets expect.
var (
	ExpectedAbove      = Phrase{Vi: "%s cao hơn (%s, dự\u00a0kiến\u00a0%s)", En: "%s above (%s, expected\u00a0%s)"}
	ExpectedBelow      = Phrase{Vi: "%s thấp hơn (%s, dự\u00a0kiến\u00a0%s)", En: "%s below (%s, expected\u00a0%s)"}
	ExpectedOutside    = Phrase{Vi: "So với mức dự kiến từ các năm trước: %s.", En: "Against what earlier years let expect: %s."}
	ExpectedWithin     = Phrase{Vi: "Cả %d tháng trong kỳ đều ở trong mức dự kiến từ các năm trước.", En: "All %d months of the period are as earlier years let expect."}
	ExpectedWithinOne  = Phrase{Vi: "Tháng này ở trong mức dự kiến từ các năm trước.", En: "The month is as earlier years let expect."}
	ExpectedOthers     = Phrase{Vi: "Ngoài kỳ này, trong %d tháng có %d tháng nằm ngoài mức dự kiến: %s.", En: "Beside the period, of %d months %d months are not as expected: %s."}
	ExpectedOther      = Phrase{Vi: "Ngoài kỳ này, trong %d tháng có một tháng nằm ngoài mức dự kiến: %s.", En: "Beside the period, of %d months one is not as expected: %s."}
	ExpectedOthersLast = Phrase{Vi: "Ngoài kỳ này, trong %d tháng có %d tháng nằm ngoài mức dự kiến, gần nhất là %s.", En: "Beside the period, of %d months %d months are not as expected, the latest: %s."}
)

// Who has not reported, and where to look next.
var (
	CoveragePartTitle = Phrase{Vi: "Đơn vị chưa gửi báo cáo", En: "Who has not reported"}
	CoveragePartAll   = Phrase{Vi: "%s: cả %d đơn vị đều gửi báo cáo bằng văn bản đủ các tháng.", En: "%s: all %d units sent written reports in every month."}
	CoveragePartSome  = Phrase{Vi: "%s: %d/%d đơn vị gửi báo cáo bằng văn bản đủ các tháng; còn thiếu: %s.", En: "%s: %d of %d units sent written reports in every month; missing: %s."}
	CoveragePartUnit  = Phrase{Vi: "%s (%d tháng)", En: "%s (%d months)"}
	CoveragePartOne   = Phrase{Vi: "%s (1 tháng)", En: "%s (1 month)"}
	CoveragePartMore  = Phrase{Vi: "Tình hình gửi báo cáo từng tháng", En: "Who reported, month by month"}

	NextTitle      = Phrase{Vi: "Xem tiếp", En: "Where to look next"}
	NextTopic      = Phrase{Vi: "%s: %s so với %s", En: "%s: %s against %s"}
	NextTopicMore  = Phrase{Vi: "Theo tháng, lĩnh vực con, đơn vị, kênh", En: "By month, sub-topic, unit, channel"}
	NextTopics     = Phrase{Vi: "Tất cả lĩnh vực", En: "All topics"}
	NextTopicsMore = Phrase{Vi: "Xếp hạng, thay đổi thứ hạng, diễn biến", En: "Ranks, how they changed, trends"}
	NextUnits      = Phrase{Vi: "Các đơn vị", En: "All units"}
	NextUnitsMore  = Phrase{Vi: "Mọi đơn vị trên cùng một thang", En: "All units on one scale"}
	NextHeat       = Phrase{Vi: "Bản đồ nhiệt", En: "Heat map"}
	NextHeatMore   = Phrase{Vi: "Lĩnh vực nào nóng lên vào tháng nào", En: "Which topic was hot in which month"}
)

// One topic among all.
var (
	StandingTogether = Phrase{Vi: "Xét cùng lúc với tất cả các lĩnh vực: %s.", En: "Judged together with all topics: %s."}
	StandingWorth    = Phrase{Vi: "%s so với %s", En: "%s against %s"}
)

// Series of several rows.
var (
	PeaksAre  = Phrase{Vi: "Nhiều nhất trong một tháng: %s.", En: "Most in one month: %s."}
	PeakMonth = Phrase{Vi: "%s, %s (%s)", En: "%s, %s (%s)"}
	TilesMost = Phrase{Vi: "Tính riêng từng lĩnh vực và lĩnh vực con, nhiều nhất: %s.", En: "Of topics and sub-topics each by itself, most: %s."}
	SpanMost  = Phrase{Vi: "Từ %s đến %s, nhiều nhất: %s.", En: "%s to %s, most: %s."}
)

// Entries of registries that were merged or split.
var (
	NoteMerged       = Phrase{Vi: "Có sáp nhập, số của mục cũ được tính vào mục mới: %s.", En: "Merged, with the numbers of what was merged into it: %s."}
	NoteSplit        = Phrase{Vi: "Có chia tách, nên dãy số không liền mạch qua thời điểm tách: %s.", En: "Split, so that the series breaks there: %s."}
	NoteMergedFilter = Phrase{Vi: "Bộ lọc có mục đã sáp nhập; số của mục cũ được tính vào mục mới.", En: "The filter has entries that others were merged into; their numbers are in it."}
	NoteSplitFilter  = Phrase{Vi: "Bộ lọc có mục đã chia tách, nên dãy số không liền mạch qua thời điểm tách.", En: "The filter has entries that were split, so that its series breaks there."}
)

// The pages of units and of the heat map.
var (
	UnitsPageTitle = Phrase{Vi: "Các đơn vị", En: "All units"}
	HeatPageTitle  = Phrase{Vi: "Bản đồ nhiệt", En: "Heat map"}

	TrendsSentence      = Phrase{Vi: "%s từng tháng, từ %s đến %s: %s.", En: "%s by month, %s to %s: %s."}
	SubtopicMonthsTitle = Phrase{Vi: "%s theo lĩnh vực con và tháng", En: "%s by sub-topic and month"}

	HeatShown        = Phrase{Vi: "Hiển thị", En: "Show"}
	HeatWindow       = Phrase{Vi: "%d tháng", En: "%d months"}
	UnitRankingTitle = Phrase{Vi: "Xếp\u00a0hạng đơn\u00a0vị: %s", En: "Units ranked: %s"}
	RankUp           = Phrase{Vi: "lên %d bậc", En: "up %d places"}
	RankUpOne        = Phrase{Vi: "lên 1 bậc", En: "up 1 place"}
	RankDown         = Phrase{Vi: "xuống %d bậc", En: "down %d places"}
	RankDownOne      = Phrase{Vi: "xuống 1 bậc", En: "down 1 place"}
	RankNote         = Phrase{Vi: "Thứ hạng lên, xuống: so với %s.", En: "Places up and down: against %s."}
	MostShare        = Phrase{Vi: "%s, chiếm %s", En: "%s, %s"}
	ReportedSent     = Phrase{Vi: "Đã gửi", En: "Sent"}
	ReportedMonths   = Phrase{Vi: "số tháng", En: "months"}
	ReportedNote     = Phrase{Vi: "“Đã gửi”: số tháng trong kỳ có ít nhất một báo cáo bằng văn bản, trên số tháng đơn vị có hiệu lực trong danh mục.", En: "“Sent”: months of the period with at least one written report, of those in which the unit is valid in the registry."}
	VerdictColumn    = Phrase{Vi: "Nhận định", En: "Verdict"}
)
