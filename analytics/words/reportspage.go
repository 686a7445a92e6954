package words

// What the filter's chips say, by dimension where they are of one.
var (
	FilterUnknown = map[string]Phrase{
		"TOPIC":   {Vi: "chưa rõ lĩnh vực", En: "topic unknown"},
		"UNIT":    {Vi: "chưa rõ đơn vị", En: "unit unknown"},
		"CHANNEL": {Vi: "chưa rõ kênh", En: "channel unknown"},
	}
	FilterAlone = map[string]Phrase{
		"TOPIC":   {Vi: "không gồm lĩnh vực con", En: "without sub-topics"},
		"UNIT":    {Vi: "không gồm đơn vị trực thuộc", En: "without units below"},
		"CHANNEL": {Vi: "không gồm kênh con", En: "without channels below"},
	}
	FilterAsReported = Phrase{Vi: "theo mã lúc báo cáo, không gộp sáp nhập", En: "as reported, mergers apart"}
)

// The list of the reports behind a number. Its sentence is the number with the noun of its measure, then the period, then
// what it was filtered by.
var (
	ReportsTitle  = Phrase{Vi: "Danh sách báo cáo", En: "List of reports"}
	ReportsNone   = Phrase{Vi: "Không có %s nào trong %s%s.", En: "There are no %s in %s%s."}
	ReportsAre    = Phrase{Vi: "%s %s trong %s%s.", En: "%s %s in %s%s."}
	ReportsIssues = Phrase{Vi: "%s %s trong %s%s, được nêu trong %s %s dưới đây.", En: "%s %s in %s%s, covered by the %s %s below."}
	ReportsTally  = Phrase{Vi: "%s trong %s%s: %s. Đây là số tổng đã công bố; không có từng báo cáo để liệt kê.", En: "%s in %s%s: %s. This is a published total; there are no single reports to list."}
	ReportsGap    = Phrase{Vi: "%s trong %s%s: chưa có số liệu.", En: "%s in %s%s: not reported."}
	ReportsShown  = Phrase{Vi: "Trang này có %s báo cáo, nhận từ %s đến %s.", En: "This page has %s reports, received from %s to %s."}
	ReportsOneDay = Phrase{Vi: "Trang này có %s báo cáo, nhận ngày %s.", En: "This page has %s reports, received on %s."}
	ReportsOrder  = Phrase{Vi: "Xếp theo tháng, ngày nhận và mã. Chỉ có mã và phân loại; hệ thống không giữ nội dung và người gửi.", En: "In the order of month, day and id. Codes alone are kept, never a text or who sent it."}
	ReportsInFile = Phrase{Vi: "Tệp tải về chỉ chứa %s báo cáo đầu tiên trong số %s; cần nhiều hơn, hãy chọn kỳ ngắn hơn hoặc lọc bớt.", En: "A file holds the first %s of %s reports only; for more, choose a shorter period or filter."}
	ReportsNoMore = Phrase{Vi: "Không còn báo cáo nào sau trang trước.", En: "No reports follow the page before."}

	ReportsOfTopics   = Phrase{Vi: ", thuộc lĩnh vực %s", En: ", on %s"}
	ReportsOfUnits    = Phrase{Vi: ", từ đơn vị %s", En: ", from %s"}
	ReportsOfChannels = Phrase{Vi: ", qua kênh %s", En: ", by %s"}
	ReportsUnknown    = Phrase{Vi: ", %s", En: ", %s"}
	ReportsOr         = Phrase{Vi: " hoặc ", En: " or "}
	ReportsMany       = Phrase{Vi: "%d mục đã chọn", En: "%d that were chosen"}
)

// ReportKinds and SynthesisTypes name what a report is.
var (
	ReportKinds = map[string]Phrase{
		"WRITTEN":   {Vi: "Bằng văn bản", En: "Written"},
		"MESSAGE":   {Vi: "Tin nhắn", En: "Message"},
		"SYNTHESIS": {Vi: "Tổng hợp", En: "Synthesis"},
	}
	SynthesisTypes = map[string]Phrase{
		"PERIODIC": {Vi: "định kỳ", En: "periodic"},
		"THEMATIC": {Vi: "chuyên đề", En: "thematic"},
		"AD_HOC":   {Vi: "đột xuất", En: "ad hoc"},
	}
)

// ReportsPage holds the fixed words of the list's template, by the name that it calls them by.
var ReportsPage = map[string]Phrase{
	"id":       {Vi: "Mã báo cáo", En: "Report"},
	"month":    {Vi: "Tháng báo cáo", En: "Reporting month"},
	"received": {Vi: "Ngày nhận", En: "Received"},
	"kind":     {Vi: "Loại", En: "Kind"},
	"unit":     {Vi: "Đơn vị", En: "Unit"},
	"channel":  {Vi: "Kênh", En: "Channel"},
	"topics":   {Vi: "Lĩnh vực", En: "Topics"},
	"issues":   {Vi: "Vấn đề", En: "Issues"},
	"version":  {Vi: "Phiên bản", En: "Version"},
	"unknown":  {Vi: "Chưa rõ", En: "Unknown"},
	"pages":    {Vi: "Các trang của danh sách", En: "Pages of the list"},
	"first":    {Vi: "Trang đầu", En: "First page"},
	"next":     {Vi: "Trang sau", En: "Next page"},
	"csv":      {Vi: "Tải CSV", En: "CSV"},
	"excel":    {Vi: "Excel", En: "Excel"},
	"file":     {Vi: "danh sách báo cáo", En: "list of reports"},
}
