package sample

// The habits of the made-up office. Percentages are of the usual, 100 being
// no change.

// levels are the usual messages in a 30-day month at the start of each year
// from 2015 on; between two of them the level moves evenly.
var levels = []int{580, 800, 1050, 1370, 1680, 1810, 1810}

// A habit is how much is said about a topic, and when and where.
type habit struct {
	weight  int      // thousandths of the level; 0 where only events bring messages
	season  season   // percent by calendar month
	spring  [5]int   // percent in January to May 2020, where distancing changed it
	favours []string // units that speak of it three times as often
}

type season [12]int

var (
	steady   = season{100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100}
	dry      = season{80, 80, 90, 100, 120, 150, 160, 150, 120, 100, 90, 80}    // water runs short in the hot months
	heat     = season{95, 95, 95, 100, 110, 125, 130, 125, 110, 100, 95, 95}    // waste smells
	haze     = season{125, 110, 100, 90, 85, 85, 85, 85, 100, 120, 130, 130}    // still winter air
	school   = season{85, 75, 95, 100, 110, 130, 125, 170, 210, 120, 95, 90}    // exams, then fees
	trips    = season{120, 130, 90, 110, 130, 150, 150, 130, 80, 70, 70, 80}    // festivals, then beaches
	shopping = season{150, 120, 90, 88, 90, 90, 90, 90, 95, 100, 115, 145}      // before Tết
	yearEnd  = season{115, 95, 100, 100, 95, 95, 95, 100, 105, 105, 110, 120}   // busy streets, petty crime
	crops    = season{105, 95, 100, 100, 110, 100, 90, 95, 110, 100, 95, 95}    // two harvests
	review   = season{90, 85, 100, 100, 100, 105, 105, 100, 100, 105, 115, 125} // reviews of cadres
)

var (
	urban   = []string{"hong-bang", "ngo-quyen", "le-chan", "hai-an"}
	rural   = []string{"an-lao", "kien-thuy", "tien-lang", "vinh-bao", "thuy-nguyen"}
	growing = []string{"thuy-nguyen", "hai-an", "an-duong", "duong-kinh"}
	seaside = []string{"do-son", "cat-hai"}
	islands = []string{"cat-hai", "bach-long-vi"}
)

// habits by code of topic. A topic that is not here, such as covid-19, has
// only events.
var habits = map[string]habit{
	"moi-truong":        {weight: 30, season: steady},
	"rac-thai":          {weight: 60, season: heat},
	"nuoc-sach":         {weight: 45, season: dry, favours: rural},
	"khong-khi":         {weight: 35, season: haze, spring: [5]int{100, 100, 90, 60, 80}, favours: growing},
	"giao-thong":        {weight: 140, season: yearEnd, spring: [5]int{100, 95, 85, 42, 72}, favours: urban},
	"dat-dai":           {weight: 105, season: steady, favours: growing},
	"giao-duc":          {weight: 95, season: school, spring: [5]int{100, 150, 130, 110, 120}},
	"y-te":              {weight: 75, season: steady, spring: [5]int{100, 110, 110, 88, 95}},
	"an-ninh":           {weight: 100, season: yearEnd, spring: [5]int{100, 100, 95, 80, 95}},
	"xay-dung":          {weight: 60, season: steady, favours: urban},
	"cai-cach":          {weight: 50, season: steady, spring: [5]int{100, 100, 100, 75, 105}},
	"gia-ca":            {weight: 55, season: shopping, spring: [5]int{100, 125, 125, 105, 95}},
	"viec-lam":          {weight: 45, season: steady, spring: [5]int{100, 100, 120, 195, 170}, favours: growing},
	"an-toan-thuc-pham": {weight: 35, season: shopping, spring: [5]int{100, 95, 90, 80, 85}},
	"van-hoa":           {weight: 50, season: trips, spring: [5]int{100, 75, 60, 22, 48}, favours: seaside},
	"nong-nghiep":       {weight: 35, season: crops, favours: rural},
	"bien-dao":          {weight: 20, season: steady, favours: islands},
	"xay-dung-dang":     {weight: 35, season: review},
}

// sizes say how much each unit speaks, roughly by its people and its towns.
var sizes = map[string]int{
	"le-chan": 140, "ngo-quyen": 120, "hai-an": 105, "hong-bang": 100,
	"kien-an": 75, "duong-kinh": 40, "do-son": 35,
	"thuy-nguyen": 130, "an-duong": 95, "vinh-bao": 55, "kien-thuy": 50,
	"an-lao": 50, "tien-lang": 45, "cat-hai": 28, "bach-long-vi": 1,
}

// A voice is a channel of messages.
type voice struct {
	channel string
	shares  [6]int // percent of the year's messages, 2015 to 2020
	hours   [24]int
	unitOff int // percent of messages whose unit nobody could tell
}

// voices shift from the telephone to Facebook and then to Zalo. The last one
// stands for messages noted down without their channel.
var voices = []voice{
	{"hotline", [6]int{62, 52, 42, 32, 24, 18}, phoneHours, 6},
	{"email", [6]int{18, 16, 13, 11, 8, 6}, officeHours, 8},
	{"facebook", [6]int{17, 26, 34, 38, 38, 34}, onlineHours, 14},
	{"zalo", [6]int{0, 3, 8, 16, 27, 39}, onlineHours, 10},
	{"", [6]int{3, 3, 3, 3, 3, 3}, officeHours, 20},
}
