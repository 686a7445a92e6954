package words

// What is written in charts.
var (
	ChartExpected       = Phrase{Vi: "Khoảng dự kiến", En: "Expected range"}
	ChartAberrant       = Phrase{Vi: "Ngoài khoảng dự kiến", En: "Outside the expected range"}
	ChartExpectedTip    = Phrase{Vi: "Dự kiến từ %d đến %d", En: "Expected %d to %d"}
	ChartAbove          = Phrase{Vi: "cao hơn dự kiến", En: "more than expected"}
	ChartAll            = Phrase{Vi: "Tổng", En: "All"}
	ChartOthers         = Phrase{Vi: "%d kênh khác", En: "%d other channels"}
	ChartOtherSyntheses = Phrase{Vi: "Báo cáo tổng hợp khác", En: "Other syntheses"}
	ChartScale          = Phrase{Vi: "Mỗi cột là một tháng, từ %s đến %s. Mọi đơn vị chung một thang; cột cao nhất: %s.", En: "Each bar is a month, from %s to %s. All units share one scale; the highest bar: %s."}
	ChartHighest        = Phrase{Vi: "Cao nhất", En: "Highest"}
	ChartPerDay         = Phrase{Vi: "Bình quân mỗi ngày. Đường màu: tăng, giảm rõ rệt; đường xám: chưa đủ căn cứ hoặc ổn định.", En: "Average per day. Coloured: a clear rise or fall; grey: inconclusive or stable."}
	ChartEachDay        = Phrase{Vi: "%s mỗi ngày", En: "%s a day"}
	ChartItself         = Phrase{Vi: "Chỉ ghi lĩnh vực chung", En: "No sub-topic named"}
	ChartTogether       = Phrase{Vi: "Cả lĩnh vực, mỗi báo cáo tính một lần", En: "All of the topic, each report once"}
	ChartOverlap        = Phrase{Vi: "Diện tích theo số lượng. Một báo cáo thuộc nhiều lĩnh vực có mặt ở từng lĩnh vực, nên các ô cộng lại lớn hơn tổng số.", En: "Areas go by the count. A report with several topics is in each of them, so the tiles add up to more than the total."}
	ChartHidden         = Phrase{Vi: "Số bị ẩn: %s.", En: "Hidden: %s."}
	ChartMissing        = Phrase{Vi: "Chưa có số liệu: %s.", En: "Not reported: %s."}
	ChartNoNumber       = Phrase{Vi: "Không có số", En: "No number"}
	ChartBelow          = Phrase{Vi: "thấp hơn dự kiến", En: "fewer than expected"}

	PageHeatTitle      = Phrase{Vi: "%s theo lĩnh vực và tháng", En: "%s by topic and month"}
	PageMultiplesTitle = Phrase{Vi: "%s của từng đơn vị theo tháng", En: "%s of every unit by month"}
	PageStackedTitle   = Phrase{Vi: "%s theo kênh và tháng", En: "%s by channel and month"}
	PageKindsTitle     = Phrase{Vi: "Các loại báo cáo theo tháng", En: "Kinds of reports by month"}
	PageSlopeTitle     = Phrase{Vi: "%s bình quân mỗi ngày theo lĩnh vực: kỳ so sánh và kỳ này", En: "%s per day by topic: then and now"}
	PageTreemapTitle   = Phrase{Vi: "%s theo lĩnh vực và lĩnh vực con", En: "%s by topic and sub-topic"}

	PageNoteHeat   = Phrase{Vi: "Độ đậm chia bậc theo căn bậc hai của số lượng, để tháng ít báo cáo vẫn phân biệt được; chú giải ghi rõ từng bậc. Ô trống có viền: không có số.", En: "Shades go by the square root of the count in steps, so that small months can still be told apart; the legend names each step. An outline: no number."}
	PageNoteKinds  = Phrase{Vi: "Mỗi loại có thang riêng; các loại không cộng với nhau.", En: "Each kind has a scale of its own; kinds are not added together."}
	PageNotStacked = Phrase{Vi: "Số vấn đề không xếp chồng được: một vấn đề có thể được nêu ở nhiều tháng, nhiều kênh, nên các phần không cộng lại thành tổng.", En: "Issues cannot be stacked: one may come back in other months and channels, so the parts do not make the whole."}
	PageNotAreas   = Phrase{Vi: "Số vấn đề không vẽ được thành diện tích, vì không cộng dồn được.", En: "Issues cannot be drawn as areas, because they do not add up."}
	PageNoBaseline = Phrase{Vi: "Chưa chọn kỳ so sánh. Hãy chọn ít nhất một kỳ để thấy thay đổi.", En: "No period to compare with is chosen. Choose one to see what changed."}
	PagePerDay     = Phrase{Vi: "Mỗi ngày", En: "Per day"}
	PageBelow      = Phrase{Vi: "Thuộc lĩnh vực", En: "Part of"}
	PageOwnCount   = Phrase{Vi: "Ghi đúng lĩnh vực này", En: "Of exactly this topic"}
	PageWholeCount = Phrase{Vi: "Cả lĩnh vực", En: "Of the whole topic"}
)
