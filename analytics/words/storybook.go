package words

// What the story book says. It shows what pages are made of, to those who make them.
var (
	StoriesTitle  = Phrase{Vi: "Sổ mẫu giao diện", En: "Story book"}
	StoriesLead   = Phrase{Vi: "Các thành phần và biểu đồ, vẽ từ số liệu dựng sẵn, trong mọi trạng thái.", En: "The components and charts, drawn from fixed data, in all their states."}
	StoriesCharts = Phrase{Vi: "Biểu đồ", En: "Charts"}
	StoriesParts  = Phrase{Vi: "Thành phần", En: "Components"}
	StoriesState  = Phrase{Vi: "Trạng thái", En: "State"}
	StoryInFull   = Phrase{Vi: "Nói đầy đủ", En: "In full"}
	StoryUnknown  = Phrase{Vi: "không có mẫu %q; hiện có: %s", En: "there is no story %q; there are: %s"}
)

// StoryStates name the states of the data that charts are drawn from, by their names in addresses.
var StoryStates = map[string]Phrase{
	"normal":        {Vi: "Bình thường: hai năm, 12 lĩnh vực, 15 đơn vị", En: "Normal: two years, 12 topics, 15 units"},
	"no-data":       {Vi: "Chưa có số liệu", En: "No data"},
	"one-month":     {Vi: "Mới có một tháng", En: "One month"},
	"twelve-years":  {Vi: "Mười hai năm: 144 tháng", En: "Twelve years: 144 months"},
	"60-topics":     {Vi: "60 lĩnh vực", En: "60 topics"},
	"120-units":     {Vi: "120 đơn vị", En: "120 units"},
	"partial":       {Vi: "Tháng cuối chưa kết thúc", En: "The last month is not over"},
	"at-least":      {Vi: "Có số công bố “từ … trở lên”", En: "Some numbers are published as “at least”"},
	"approximate":   {Vi: "Có số công bố làm tròn", En: "Some numbers are published rounded"},
	"not-reported":  {Vi: "Có tháng và dòng chưa có số liệu", En: "Some months and rows are not reported"},
	"suppressed":    {Vi: "Ô nhỏ bị ẩn", En: "Small cells are hidden"},
	"long-names":    {Vi: "Tên dài 200 chữ", En: "Names of 200 letters"},
	"right-to-left": {Vi: "Tên viết từ phải sang trái", En: "Names written from right to left"},
	"hostile-names": {Vi: "Tên là mã lệnh, thẻ HTML, công thức", En: "Names that are code, markup, formulas"},
}

// StoryParts name the components, by their names in addresses.
var StoryParts = map[string]Phrase{
	"figures": {Vi: "Thẻ chỉ tiêu", En: "Key figures"},
	"tables":  {Vi: "Bảng số liệu", En: "Tables"},
	"filter":  {Vi: "Thanh lọc", En: "Filter bar"},
	"empty":   {Vi: "Trang chưa có số liệu", En: "Empty state"},
	"error":   {Vi: "Trang báo lỗi", En: "Error state"},
	"badges":  {Vi: "Nhãn nhận định", En: "Badges of verdicts"},
	"notes":   {Vi: "Ghi chú về số liệu", En: "Notes on numbers"},
	"waiting": {Vi: "Biểu đồ đang tải", En: "A chart on its way"},
}
