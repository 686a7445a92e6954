package words

// How a page is shown: its colours, on a wall, in another page, on paper.
var (
	ThemeDevice = Phrase{Vi: "Theo thiết bị", En: "As the device"}
	ThemeLight  = Phrase{Vi: "Nền sáng", En: "Light"}
	ThemeDark   = Phrase{Vi: "Nền tối", En: "Dark"}

	EventsFull     = Phrase{Vi: "đã có %d trang đang chờ tin số liệu mới", En: "%d pages listen for new data already"}
	EventsBadSince = Phrase{Vi: "số của một phiên bản số liệu, hoặc 0", En: "the number of a data version, or 0"}
)

// Viewing holds the fixed words of the pages' templates about how a page is shown, beside those of Page.
var Viewing = map[string]Phrase{
	"newer":   {Vi: "Số liệu mới: xem", En: "New data: show"},
	"close":   {Vi: "Đóng", En: "Close"},
	"graphql": {Vi: "Hỏi bằng GraphQL", En: "Ask in GraphQL"},
	"theme":   {Vi: "Nền sáng, tối", En: "Light or dark"},
}
