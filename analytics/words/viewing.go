package words

// How a page is shown: its colours, on a wall, in another page, on paper.
var (
	ThemeDevice = Phrase{Vi: "Theo thiết bị", En: "As the device"}
	ThemeLight  = Phrase{Vi: "Nền sáng", En: "Light"}
	ThemeDark   = Phrase{Vi: "Nền tối", En: "Dark"}
)

// Viewing holds the fixed words of the pages' templates about how a page is shown, beside those of Page.
var Viewing = map[string]Phrase{
	"theme": {Vi: "Nền sáng, tối", En: "Light or dark"},
}
