package words

// The bar by which a page's period, baselines and filter are chosen. Quarters are written with Roman numerals, as offices do.
var (
	PresetQuarter  = Phrase{Vi: "Quý %s/%s", En: "Q%s %s"}
	PresetHalfOne  = Phrase{Vi: "6 tháng đầu năm %s", En: "First half of %s"}
	PresetHalfTwo  = Phrase{Vi: "6 tháng cuối năm %s", En: "Second half of %s"}
	PresetYear     = Phrase{Vi: "Cả năm %s", En: "Year %s"}
	PresetLastYear = Phrase{Vi: "Như kỳ này năm trước", En: "Same months last year"}

	BarEarlier     = Phrase{Vi: "Kỳ trước: %s", En: "Earlier: %s"}
	BarLater       = Phrase{Vi: "Kỳ sau: %s", En: "Later: %s"}
	BarAgainstNone = Phrase{Vi: "không so sánh", En: "not compared"}
	BarAgainstOne  = Phrase{Vi: "so với %s", En: "against %s"}
	BarAgainst     = Phrase{Vi: "so với %d kỳ", En: "against %d periods"}
	BarFilterOne   = Phrase{Vi: "1 bộ lọc", En: "1 filter"}
	BarFilters     = Phrase{Vi: "%d bộ lọc", En: "%d filters"}
	BarCustom      = Phrase{Vi: "Riêng kỳ %s", En: "The period %s"}
	BarAllOf       = Phrase{Vi: "%s (tất cả)", En: "%s (all)"}
	BarKindAll     = Phrase{Vi: "Tất cả các loại", En: "All kinds"}
)

// BarAll are the first choices of the lists of codes, by dimension.
var BarAll = map[string]Phrase{
	"TOPIC":   {Vi: "Tất cả lĩnh vực", En: "All topics"},
	"UNIT":    {Vi: "Tất cả đơn vị", En: "All units"},
	"CHANNEL": {Vi: "Tất cả các kênh", En: "All channels"},
}

// BarNames name the lists of codes.
var BarNames = map[string]Phrase{
	"TOPIC":   {Vi: "Lĩnh vực", En: "Topic"},
	"UNIT":    {Vi: "Đơn vị", En: "Unit"},
	"CHANNEL": {Vi: "Kênh", En: "Channel"},
}

// FilterBar holds the fixed words of the bar's template, by the name that it calls them by.
var FilterBar = map[string]Phrase{
	"label":      {Vi: "Kỳ, kỳ so sánh và bộ lọc", En: "Period, comparison and filters"},
	"presets":    {Vi: "Chọn nhanh kỳ báo cáo", En: "Quick periods"},
	"change":     {Vi: "Đổi kỳ, so sánh, bộ lọc", En: "Change period, comparison, filters"},
	"set":        {Vi: "Đang so sánh và lọc", En: "In use"},
	"against":    {Vi: "so với", En: "against"},
	"drop":       {Vi: "bỏ", En: "remove"},
	"copy":       {Vi: "Chép liên kết", En: "Copy link"},
	"copied":     {Vi: "Đã chép liên kết", En: "Link copied"},
	"notCopied":  {Vi: "Không chép được; hãy chép từ thanh địa chỉ", En: "Not copied; copy it from the address bar"},
	"period":     {Vi: "Kỳ báo cáo", En: "Period"},
	"from":       {Vi: "Từ tháng", En: "From"},
	"to":         {Vi: "Đến tháng", En: "To"},
	"comparison": {Vi: "So sánh với", En: "Compare with"},
	"custom":     {Vi: "Thêm một kỳ khác", En: "Add another period"},
	"noMonth":    {Vi: "Không chọn", En: "None"},
	"filter":     {Vi: "Chỉ tính", En: "Only"},
	"measure":    {Vi: "Chỉ tiêu", En: "Measure"},
	"kind":       {Vi: "Loại báo cáo", En: "Kind of report"},
	"show":       {Vi: "Xem", En: "Show"},
	"reset":      {Vi: "Về mặc định", En: "Reset"},
}
