package words

// VerdictBadges are the verdicts on a badge, where there is little room; Verdicts say them in full.
var VerdictBadges = map[string]Phrase{
	"NEW":          {Vi: "mới xuất hiện", En: "new"},
	"RISING":       {Vi: "tăng rõ rệt", En: "clear rise"},
	"FALLING":      {Vi: "giảm rõ rệt", En: "clear fall"},
	"STABLE":       {Vi: "ổn định", En: "stable"},
	"INCONCLUSIVE": {Vi: "chưa đủ căn cứ", En: "inconclusive"},
}
