package charts

// Theme is the colours of a chart. Those of text, periods and topics are also in assets/tokens.css and dark.css; a test
// holds them together.
type Theme struct {
	Name      string
	Card      string // what the chart stands on
	Ink, Ink2 string // text
	Rule      string // lines behind the data
	Accent    string // the current period
	Baselines [6]string
	Band      string     // what was expected
	Other     string     // everything that is there for comparison only
	Topics    [10]string // in the order of places (Places)
	Heat      [7]string  // one hue from none to most: 0, then the classes of a heat map
	heatTurns int        // the class from which text on it has the card's colour
}

// The themes. The colours of series keep 3:1 against the card, and differ in lightness as well as in hue. Those of topics
// were searched for by computer: as far apart as ten can be for normal, protanopic, deuteranopic and tritanopic eyes, and
// twice as far for neighbours. A test measures it.
var (
	Light = Theme{
		Name: "light", Card: "#ffffff", Ink: "#18222d", Ink2: "#475465", Rule: "#dce1e8", Accent: "#0b57a4",
		Baselines: [6]string{"#b5862a", "#7f8c9d", "#3f9382", "#9a6fa3", "#b0605a", "#5d7f3a"}, Other: "#b3c0ce", Band: "#dbe9f7",
		Topics: [10]string{"#822c5a", "#41a088", "#4f35a5", "#7b9b29", "#317088", "#a66e5f", "#6c85f6", "#6d5709", "#ac84ac", "#225639"},
		Heat:   [7]string{"#ebf1f8", "#cee0f5", "#a9c7eb", "#7caadd", "#5691d1", "#216bb3", "#13497e"}, heatTurns: 5,
	}
	Dark = Theme{
		Name: "dark", Card: "#161d25", Ink: "#e8edf3", Ink2: "#b3bfcc", Rule: "#2b3641", Accent: "#62aef7",
		Baselines: [6]string{"#c79a45", "#8896a6", "#4fae9b", "#b38abc", "#cf817a", "#86a95f"}, Other: "#4a5b6d", Band: "#223449",
		Topics: [10]string{"#eeb4c1", "#217960", "#b38df4", "#c2d97e", "#73dbf6", "#b85b29", "#4f6fcd", "#d49c0d", "#855f88", "#16b97f"},
		Heat:   [7]string{"#232b34", "#273b50", "#2e5072", "#366899", "#4b8ac9", "#6da9e7", "#a3cffd"}, heatTurns: 4,
	}
	Print = Light.onPaper()
)

// onPaper is a theme with black text.
func (t Theme) onPaper() Theme {
	t.Name, t.Card, t.Ink, t.Ink2, t.Rule = "print", "#ffffff", "#000000", "#333333", "#c8c8c8"
	return t
}

// series is the colour of a comparison's series: 0 is the current period, 1 the first baseline.
func (t Theme) series(n int) string {
	if n == 0 {
		return t.Accent
	}
	return t.Baselines[(n-1)%len(t.Baselines)]
}

// onHeat is the colour of text on a class of a heat map.
func (t Theme) onHeat(class int) string {
	if class < t.heatTurns {
		return t.Ink
	}
	return t.Card
}
