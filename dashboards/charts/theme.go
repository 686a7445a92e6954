package charts

// Theme is the colours of a chart. They are those of assets/tokens.css; a test holds the two together.
type Theme struct {
	Name      string
	Card      string // what the chart stands on
	Ink, Ink2 string // text
	Rule      string // lines behind the data
	Accent    string // the current period
	Baselines [6]string
	Other     string // everything that is there for comparison only
}

// The themes. The colours of series keep 3:1 against the card, and differ in lightness as well as in hue.
var (
	Light = Theme{
		Name: "light", Card: "#ffffff", Ink: "#18222d", Ink2: "#475465", Rule: "#dce1e8", Accent: "#0b57a4",
		Baselines: [6]string{"#b5862a", "#7f8c9d", "#3f9382", "#9a6fa3", "#b0605a", "#5d7f3a"}, Other: "#b3c0ce",
	}
	Dark = Theme{
		Name: "dark", Card: "#161d25", Ink: "#e8edf3", Ink2: "#b3bfcc", Rule: "#2b3641", Accent: "#62aef7",
		Baselines: [6]string{"#c79a45", "#8896a6", "#4fae9b", "#b38abc", "#cf817a", "#86a95f"}, Other: "#4a5b6d",
	}
)

// series is the colour of a comparison's series: 0 is the current period, 1 the first baseline.
func (t Theme) series(n int) string {
	if n == 0 {
		return t.Accent
	}
	return t.Baselines[(n-1)%len(t.Baselines)]
}
