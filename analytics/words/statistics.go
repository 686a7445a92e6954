package words

// Verdicts are the verdicts of package stats as a reader is told them.
var Verdicts = map[string]Phrase{
	"NEW":                  {Vi: "mới xuất hiện", En: "new"},
	"RISING":               {Vi: "tăng rõ rệt", En: "clear rise"},
	"FALLING":              {Vi: "giảm rõ rệt", En: "clear fall"},
	"STABLE":               {Vi: "ổn định", En: "stable"},
	"INCONCLUSIVE":         {Vi: "chưa đủ căn cứ kết luận", En: "inconclusive"},
	"INSUFFICIENT_HISTORY": {Vi: "chưa đủ dữ liệu lịch sử", En: "insufficient history"},
}

// Methods are the names of the methods of package stats, by code.
var Methods = map[string]Phrase{
	"DISPERSION":           {Vi: "Hệ số phân tán quá mức (quasi-Poisson), ước lượng chung", En: "Pooled quasi-Poisson dispersion"},
	"RATE_RATIO":           {Vi: "So sánh chính xác hai tần suất Poisson, khoảng tin cậy và giá trị p", En: "Exact comparison of two Poisson rates, its interval and p value"},
	"FALSE_DISCOVERY_RATE": {Vi: "Hiệu chỉnh nhiều phép so sánh theo tỷ lệ phát hiện sai", En: "Adjustment of many comparisons by the false discovery rate"},
	"EQUIVALENCE":          {Vi: "Kiểm định tương đương: hai kiểm định một phía", En: "Equivalence by two one-sided tests"},
	"ABERRATION":           {Vi: "Phát hiện bất thường so với lịch sử của chính chủ đề", En: "Aberration against a topic's own history"},
}
