package words

// Noun is a thing that is counted, as it stands in running text. Vietnamese nouns do not change with their number.
type Noun struct{ Vi, One, Many string }

// Of writes the noun after a number of that size: "tin nhắn", "message", "messages".
func (n Noun) Of(lang Lang, count int64) string {
	switch {
	case lang != En:
		return n.Vi
	case count == 1:
		return n.One
	}
	return n.Many
}

// MeasureNouns are the measures in running text, by code; Measures are their titles.
var MeasureNouns = map[string]Noun{
	"WRITTEN_REPORTS":    {Vi: "báo cáo bằng văn bản", One: "written report", Many: "written reports"},
	"MESSAGES":           {Vi: "tin nhắn", One: "message", Many: "messages"},
	"SYNTHESES":          {Vi: "báo cáo tổng hợp", One: "synthesis", Many: "syntheses"},
	"THEMATIC_SYNTHESES": {Vi: "báo cáo chuyên đề", One: "thematic synthesis", Many: "thematic syntheses"},
	"ISSUES":             {Vi: "vấn đề", One: "issue", Many: "issues"},
}

// The rows of comparisons in running text.
var (
	NounTopic    = Noun{Vi: "lĩnh vực", One: "topic", Many: "topics"}
	NounSubtopic = Noun{Vi: "lĩnh vực con", One: "sub-topic", Many: "sub-topics"}
	NounUnit     = Noun{Vi: "đơn vị", One: "unit", Many: "units"}
	NounChannel  = Noun{Vi: "kênh", One: "channel", Many: "channels"}
	NounKind     = Noun{Vi: "loại báo cáo", One: "kind of report", Many: "kinds of reports"}
)

// A figure in a sentence. The first argument of most is a number, the second what is counted.
var (
	SayPeriod      = Phrase{Vi: "%s: %s", En: "%s: %s"}
	SayPartly      = Phrase{Vi: "%s (mới có số liệu %d/%d ngày)", En: "%s (data of %d of %d days so far)"}
	SayCount       = Phrase{Vi: "%s %s", En: "%s %s"}
	SayNone        = Phrase{Vi: "không có %s nào", En: "no %s"}
	SayAtLeast     = Phrase{Vi: "từ %s %s trở lên", En: "%s or more %s"}
	SayAbout       = Phrase{Vi: "khoảng %s %s", En: "about %s %s"}
	SayNotReported = Phrase{Vi: "chưa có số liệu về %s", En: "%s not reported"}
	SayHidden      = Phrase{Vi: "số %s được ẩn", En: "the number of %s is hidden"}
)

// A change in a sentence: number, period, number then.
var (
	SayUp          = Phrase{Vi: "tăng %s so với %s (%s)", En: "up %s from %s (%s)"}
	SayDown        = Phrase{Vi: "giảm %s so với %s (%s)", En: "down %s from %s (%s)"}
	SayUpAbout     = Phrase{Vi: "tăng khoảng %s so với %s (%s)", En: "up about %s from %s (%s)"}
	SayDownAbout   = Phrase{Vi: "giảm khoảng %s so với %s (%s)", En: "down about %s from %s (%s)"}
	SaySame        = Phrase{Vi: "bằng %s (%s)", En: "the same as %s (%s)"}
	SayNoneThen    = Phrase{Vi: "%s cũng không có", En: "nor any in %s"}
	SayPerDayUp    = Phrase{Vi: "bình quân mỗi ngày tăng %s so với %s (%s)", En: "%s more a day than in %s (%s)"}
	SayPerDayDown  = Phrase{Vi: "bình quân mỗi ngày giảm %s so với %s (%s)", En: "%s fewer a day than in %s (%s)"}
	SayPerDayTimes = Phrase{Vi: "bình quân mỗi ngày gấp %s lần %s (%s)", En: "%s times as many a day as in %s (%s)"}
	SayPerDaySame  = Phrase{Vi: "bình quân mỗi ngày bằng %s (%s)", En: "as many a day as in %s (%s)"}
	SayThen        = Phrase{Vi: "%s: %s", En: "%s: %s"}
	SayNothingThen = Phrase{Vi: "chưa có số liệu của %s để so sánh", En: "%s is not reported"}
	SayHiddenThen  = Phrase{Vi: "số của %s được ẩn", En: "the number of %s is hidden"}
)

// What a change is worth, said after it.
var (
	SayRising       = Phrase{Vi: "tăng rõ rệt", En: "a clear rise"}
	SayFalling      = Phrase{Vi: "giảm rõ rệt", En: "a clear fall"}
	SayNew          = Phrase{Vi: "mới xuất hiện", En: "newly appeared"}
	SayStable       = Phrase{Vi: "cơ bản ổn định", En: "essentially stable"}
	SayInconclusive = Phrase{Vi: "chưa đủ căn cứ kết luận là có thay đổi", En: "not enough to conclude that anything has changed"}
	SayNotStable    = Phrase{Vi: "chưa đủ căn cứ kết luận là ổn định", En: "not enough to conclude that it is stable"}
	SayOverlap      = Phrase{Vi: "hai kỳ có tháng chung nên không kiểm định", En: "the periods share months, so nothing is tested"}
)

// The first sentence of the overview.
var (
	LeadAbout    = Phrase{Vi: "%s về %s", En: "%s covering %s"}
	LeadThematic = Phrase{Vi: "%s, trong đó %s", En: "%s, %s among them"}
	LeadNothing  = Phrase{Vi: "%s: chưa có số liệu.", En: "%s: nothing is reported."}
)

// How many rows changed: "So với tháng 2–3/2020: 4 lĩnh vực tăng rõ rệt và 2 lĩnh vực giảm rõ rệt, trong 16 lĩnh vực; còn lại 1 ổn định,
// 9 chưa đủ căn cứ kết luận."
var (
	VerdictsAgainst = Phrase{Vi: "So với %s: %s", En: "Against %s: %s"}

	VerdictsNothing = Phrase{Vi: "chưa có số liệu để so sánh.", En: "no data to compare."}

	VerdictsAre  = Phrase{Vi: "%s, trong %s", En: "%s, of %s"}
	VerdictsNone = Phrase{Vi: "không %s nào thay đổi rõ rệt; trong %s: %s.", En: "no %s changed clearly; of %s: %s."}
	VerdictsRest = Phrase{Vi: "; còn lại %s.", En: "; the rest: %s."}
)

// VerdictCounts say how many rows have a verdict: number, noun.
var VerdictCounts = map[string]Phrase{
	"NEW":     {Vi: "%s %s mới xuất hiện", En: "%s new %s"},
	"RISING":  {Vi: "%s %s tăng rõ rệt", En: "%s %s clearly up"},
	"FALLING": {Vi: "%s %s giảm rõ rệt", En: "%s %s clearly down"},
}

// VerdictRests are the others, after "the rest": number alone.
var VerdictRests = map[string]Phrase{
	"STABLE":               {Vi: "%s ổn định", En: "%s stable"},
	"INCONCLUSIVE":         {Vi: "%s chưa đủ căn cứ kết luận", En: "%s inconclusive"},
	"INSUFFICIENT_HISTORY": {Vi: "%s chưa có số liệu để so sánh", En: "%s without data to compare"},
}
