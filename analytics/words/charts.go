package words

// What is written in charts.
var (
	ChartExpected    = Phrase{Vi: "Khoảng dự kiến", En: "Expected range"}
	ChartAberrant    = Phrase{Vi: "Ngoài khoảng dự kiến", En: "Outside the expected range"}
	ChartExpectedTip = Phrase{Vi: "Dự kiến từ %d đến %d", En: "Expected %d to %d"}
	ChartAbove       = Phrase{Vi: "cao hơn dự kiến", En: "more than expected"}
	ChartBelow       = Phrase{Vi: "thấp hơn dự kiến", En: "fewer than expected"}
)
