package words

// What the dashboards' code says: numbers, changes, charts, errors. Names and months come as strings.
var (
	PagePreviousPeriod = Phrase{Vi: "kỳ trước", En: "previous period"}
	PageLastYear       = Phrase{Vi: "cùng kỳ năm trước", En: "same months last year"}
	PageJustBefore     = Phrase{Vi: "kỳ trước liền kề", En: "previous period, just before"}
	PageChosenPeriod   = Phrase{Vi: "kỳ tự chọn", En: "chosen period"}
	PageOtherMonths    = Phrase{Vi: "Các tháng khác", En: "Other months"}
	PagePartial        = Phrase{Vi: "chưa đủ kỳ", En: "incomplete"}
	PageTotalRow       = Phrase{Vi: "Tổng số", En: "Total"}
	PageTotalChildren  = Phrase{Vi: "Tổng có lĩnh vực con", En: "All with a sub-topic"}
	PageAgainstAnd     = Phrase{Vi: " và ", En: " and "}

	PageDaysCounted   = Phrase{Vi: "%d/%d ngày", En: "%d of %d days"}
	PagePartialDays   = Phrase{Vi: "chưa đủ kỳ (%d/%d ngày)", En: "incomplete (%d of %d days)"}
	PageNotComparable = Phrase{Vi: "chưa so sánh được", En: "cannot be compared yet"}
	PageDaysOf        = Phrase{Vi: "%s: %d\u00a0ngày", En: "%s: %d\u00a0days"}

	PageUnchanged = Phrase{Vi: "không đổi", En: "unchanged"}
	PageTimes     = Phrase{Vi: "gấp %.1f lần", En: "%.1f times"}
	PageFromZero  = Phrase{Vi: "từ 0", En: "from 0"}

	PageNotePerDay      = Phrase{Vi: "Tỷ lệ tăng, giảm tính theo số bình quân mỗi ngày, vì các kỳ có số ngày khác nhau (%s).", En: "Percentages compare the average per day, because periods differ in days (%s)."}
	PageNoteIssues      = Phrase{Vi: "Một vấn đề có thể được nêu lại ở tháng sau, nên số vấn đề không cộng dồn được theo tháng hay theo lĩnh vực.", En: "An issue may come back in later months, so counts of issues do not add up over months or topics."}
	PageNotePartial     = Phrase{Vi: "%s chưa kết thúc: mới có số liệu %d/%d ngày, và chỉ so với cùng số ngày đầu của kỳ so sánh.", En: "%s is not over: data covers %d of %d days, and is compared with as many first days of the baseline."}
	PageNoteNotBegun    = Phrase{Vi: "Chưa có số liệu của %s, nên chưa so sánh được với kỳ khác.", En: "There is no data of %s yet, so it cannot be compared."}
	PageNoteCovered     = Phrase{Vi: "Có kỳ nằm một phần ngoài khoảng có số liệu; chỉ tính những ngày có số liệu.", En: "A period reaches outside the months with data; only days with data count."}
	PageNoteOverlap     = Phrase{Vi: "Kỳ này và %s có tháng chung, nên hai số không độc lập với nhau.", En: "This period and %s share months, so the two numbers are not independent."}
	PageNoteLengths     = Phrase{Vi: "Kỳ so sánh có số tháng khác kỳ này, nên chỉ so số bình quân mỗi ngày.", En: "A baseline has another number of months, so only the average per day compares."}
	PageNoteOverlapping = Phrase{Vi: "Một báo cáo có thể thuộc nhiều lĩnh vực, nên cộng các dòng có thể lớn hơn tổng số.", En: "A report may have several topics, so the rows may add up to more than the total."}
	PageNoteChildren    = Phrase{Vi: "Chỉ gồm những báo cáo ghi rõ lĩnh vực con; báo cáo chỉ ghi lĩnh vực chung không nằm trong bảng này.", En: "Only reports that name a sub-topic are here; those that name the topic alone are not."}
	PageNoteHollow      = Phrase{Vi: "Cột rỗng, nét đứt: tháng chưa kết thúc. Chỗ trống: chưa có số liệu.", En: "Hollow dashed bar: the month is not over. Gap: not reported."}
	PageMostAre         = Phrase{Vi: "Nhiều nhất: %s.", En: "Most: %s."}
	PageNothingToShow   = Phrase{Vi: "Không có báo cáo nào khớp với kỳ và bộ lọc này.", En: "No report matches this period and filter."}
	PageShowingTop      = Phrase{Vi: "%d dòng lớn nhất trong %d dòng.", En: "The largest %d of %d rows."}

	PageMonthsTitle    = Phrase{Vi: "%s theo tháng", En: "%s by month"}
	PageTopicsTitle    = Phrase{Vi: "%s theo lĩnh vực", En: "%s by topic"}
	PageUnitsTitle     = Phrase{Vi: "%s theo đơn vị", En: "%s by unit"}
	PageChannelsTitle  = Phrase{Vi: "%s theo kênh", En: "%s by channel"}
	PageSubtopicsTitle = Phrase{Vi: "%s theo lĩnh vực con", En: "%s by sub-topic"}
	PageTrendsTitle    = Phrase{Vi: "Diễn biến %d lĩnh vực nhiều nhất trong kỳ", En: "How the period's %d largest topics moved"}
	PageTableOf        = Phrase{Vi: "Bảng số liệu: %s", En: "Table: %s"}
	PageChartOf        = Phrase{Vi: "Biểu đồ: %s. Số liệu có trong bảng bên dưới.", En: "Chart: %s. The table below holds the numbers."}

	PageRankingTitle = Phrase{Vi: "Xếp\u00a0hạng lĩnh\u00a0vực: %s", En: "Topics ranked: %s"}
	PageTrendMonths  = Phrase{Vi: "%d tháng qua", En: "Past %d months"}

	PageYear = Phrase{Vi: "Năm %s", En: "%s"}

	PageDataVersion = Phrase{Vi: "Phiên bản số liệu %s", En: "Data version %s"}
	PageThrough     = Phrase{Vi: "Số liệu đầy đủ đến hết ngày %s", En: "Data complete through %s"}
	PageCutoff      = Phrase{Vi: "Tháng báo cáo bắt đầu từ ngày %s tháng trước", En: "Reporting months begin on day %s of the month before"}
	PageDays        = Phrase{Vi: "Từ %s đến %s", En: "%s to %s"}

	PageKindWritten   = Phrase{Vi: "bằng văn bản", En: "written"}
	PageKindMessage   = Phrase{Vi: "tin nhắn", En: "messages"}
	PageKindSynthesis = Phrase{Vi: "tổng hợp", En: "syntheses"}

	PageBadMonth     = Phrase{Vi: "một tháng dạng 2020-04, từ %s đến %s", En: "a month such as 2020-04, from %s to %s"}
	PageBadOrder     = Phrase{Vi: "tháng không trước tháng bắt đầu %s", En: "a month not before the first one, %s"}
	PageBadLength    = Phrase{Vi: "kỳ không quá %d tháng", En: "a period of at most %d months"}
	PageBadBaseline  = Phrase{Vi: "previous, last-year, none, hoặc khoảng tháng dạng 2019-01..2019-02", En: "previous, last-year, none, or a run of months such as 2019-01..2019-02"}
	PageBadCount     = Phrase{Vi: "không quá %d giá trị", En: "at most %d values"}
	PageBadOneOf     = Phrase{Vi: "một trong: %s", En: "one of: %s"}
	PageBadVersion   = Phrase{Vi: "số nguyên dương", En: "a positive whole number"}
	PageBadBoth      = Phrase{Vi: "cả tháng đầu và tháng cuối", En: "both the first and the last month"}
	PageBadRepeated  = Phrase{Vi: "chỉ một giá trị", En: "one value only"}
	PageBadUnknown   = Phrase{Vi: "chỉ các tham số: %s", En: "only these parameters: %s"}
	PageBadQuestion  = Phrase{Vi: "Địa chỉ có tham số không hợp lệ", En: "A parameter of this address is not valid"}
	PageBadTopics    = Phrase{Vi: "ít nhất một mã lĩnh vực", En: "at least one topic code"}
	PageNotFound     = Phrase{Vi: "Không có trang này", En: "There is no such page"}
	PageNotFoundMore = Phrase{Vi: "Địa chỉ có thể đã gõ nhầm. Các trang hiện có ở thanh trên cùng.", En: "The address may be mistyped. The pages there are stand in the bar above."}
	PageDown         = Phrase{Vi: "Kho số liệu tạm thời chưa trả lời", En: "The data store does not answer for now"}
	PageDownMore     = Phrase{Vi: "Số liệu không bị mất. Hệ thống đang tự khôi phục; trang sẽ tự tải lại sau %s giây.", En: "No data is lost. The system is recovering by itself; this page reloads in %s seconds."}
	PageInternal     = Phrase{Vi: "Có lỗi nội bộ", En: "Internal error"}
	PageInternalMore = Phrase{Vi: "Lỗi đã được ghi vào nhật ký của máy chủ. Hãy thử lại; nếu lỗi còn, báo cho người quản trị.", En: "The error is in the server's log. Try again; if it stays, tell the administrator."}
	PageRefused      = Phrase{Vi: "Không thực hiện được yêu cầu này", En: "This request cannot be served"}
)

// Page holds the fixed words of the pages' templates, by the name that a template calls them by.
var Page = map[string]Phrase{
	"product":       {Vi: "Giao ban dư luận xã hội", En: "Public opinion briefing"},
	"skip":          {Vi: "Đến nội dung chính", En: "Skip to content"},
	"pages":         {Vi: "Các trang", En: "Pages"},
	"overview":      {Vi: "Tổng quan", En: "Overview"},
	"topics":        {Vi: "Lĩnh vực", En: "Topics"},
	"import":        {Vi: "Nhập số liệu", En: "Import"},
	"language":      {Vi: "Ngôn ngữ", En: "Language"},
	"mixedBadge":    {Vi: "Số liệu mẫu lẫn với báo cáo đã nhập, không phải số liệu thật", En: "Sample data mixed with imported reports, not real figures"},
	"sampleBadge":   {Vi: "Số liệu mẫu, không phải số liệu thật; chỉ các tổng tháng 4–5/2020 lấy từ bài đăng ngày 26/5/2020", En: "Sample data, not real figures; only the totals of April–May 2020 come from the article of 26 May 2020"},
	"against":       {Vi: "so với", En: "against"},
	"presets":       {Vi: "Chọn nhanh kỳ báo cáo", En: "Quick periods"},
	"choose":        {Vi: "Chọn kỳ khác và cách so sánh", En: "Choose another period and comparison"},
	"period":        {Vi: "Kỳ báo cáo", En: "Period"},
	"from":          {Vi: "Từ tháng", En: "From"},
	"to":            {Vi: "Đến tháng", En: "To"},
	"comparison":    {Vi: "Kỳ so sánh", En: "Compare with"},
	"custom":        {Vi: "Thêm một kỳ khác", En: "Add another period"},
	"noMonth":       {Vi: "Không chọn", En: "None"},
	"measure":       {Vi: "Chỉ tiêu của biểu đồ", En: "What the charts count"},
	"lookedAt":      {Vi: "So với", En: "Against"},
	"show":          {Vi: "Xem", En: "Show"},
	"figures":       {Vi: "Số liệu chính", En: "Key figures"},
	"chartFailed":   {Vi: "Chưa tải được biểu đồ. Số liệu vẫn có trong bảng bên dưới.", En: "The chart did not load. The table below has its numbers."},
	"retry":         {Vi: "Thử lại", En: "Try again"},
	"table":         {Vi: "Bảng số liệu", En: "Table of numbers"},
	"csv":           {Vi: "Tải CSV", En: "CSV"},
	"svg":           {Vi: "Ảnh SVG", En: "SVG"},
	"png":           {Vi: "Ảnh PNG", En: "PNG"},
	"excel":         {Vi: "Excel", En: "Excel"},
	"json":          {Vi: "JSON biểu đồ", En: "Chart JSON"},
	"month":         {Vi: "Tháng", En: "Month"},
	"count":         {Vi: "Số lượng", En: "Count"},
	"share":         {Vi: "Tỷ trọng", En: "Share"},
	"rate":          {Vi: "Tăng, giảm", En: "Percent"},
	"perDay":        {Vi: "bình quân ngày", En: "daily average"},
	"againstPeriod": {Vi: "So với", En: "Against"},
	"change":        {Vi: "Chênh lệch", En: "Change"},
	"belongsTo":     {Vi: "Thuộc kỳ", En: "Period"},
	"topic":         {Vi: "Lĩnh vực", En: "Topic"},
	"unit":          {Vi: "Đơn vị", En: "Unit"},
	"channel":       {Vi: "Kênh", En: "Channel"},
	"overviewTitle": {Vi: "Tình hình dư luận xã hội", En: "Public opinion at a glance"},
	"topicsTitle":   {Vi: "Các lĩnh vực", En: "All topics"},
	"allTopics":     {Vi: "Tất cả lĩnh vực", En: "All topics"},
	"emptyTitle":    {Vi: "Chưa có số liệu", En: "No data yet"},
	"emptyLead":     {Vi: "Hệ thống đã sẵn sàng và đang chờ báo cáo đầu tiên.", En: "Everything is ready for the first report."},
	"emptyImport":   {Vi: "Nhập số liệu từ một tệp", En: "Import a file"},
	"emptyCommand":  {Vi: "Nhập trên máy chủ bằng dòng lệnh:", En: "Import on the server's command line:"},
	"emptySample":   {Vi: "Hoặc xem thử với số liệu mẫu:", En: "Or look around with sample data:"},
	"parameter":     {Vi: "Tham số", En: "Parameter"},
	"value":         {Vi: "Giá trị", En: "Value"},
	"allowed":       {Vi: "Cho phép", En: "Allowed"},
	"toOverview":    {Vi: "Về trang tổng quan", En: "To the overview"},
	"reload":        {Vi: "Tải lại trang", En: "Reload"},
}
