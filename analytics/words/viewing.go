package words

// How a page is shown: its colours, on a wall, in another page, on paper.
var (
	ThemeDevice = Phrase{Vi: "Theo thiết bị", En: "As the device"}
	ThemeLight  = Phrase{Vi: "Nền sáng", En: "Light"}
	ThemeDark   = Phrase{Vi: "Nền tối", En: "Dark"}

	KioskPlace   = Phrase{Vi: "%d/%d", En: "%d of %d"}
	KioskBadTurn = Phrase{Vi: "số giây từ %d đến %d", En: "a number of seconds from %d to %d"}

	ReuseFrames      = Phrase{Vi: "Đưa vào trang khác", En: "Into another page"}
	ReuseFrame       = Phrase{Vi: "Khung nhúng", En: "Frame"}
	ReuseFrameMore   = Phrase{Vi: "tự cập nhật khi có số liệu đính chính", En: "follows later corrections"}
	ReuseFrameCode   = Phrase{Vi: "Mã nhúng", En: "Code of the frame"}
	ReusePictureLink = Phrase{Vi: "Liên kết ảnh", En: "Link of the picture"}
	ReuseMarkdown    = Phrase{Vi: "Markdown", En: "Markdown"}
	ReuseMail        = Phrase{Vi: "HTML cho thư điện tử", En: "HTML for e-mail"}
	ReuseNoParents   = Phrase{Vi: "Chưa trang nào được phép hiển thị khung nhúng; người quản trị cho phép bằng --embed-parent.", En: "No site may show the frame yet; whoever looks after this server allows one with --embed-parent."}
	ReuseCopy        = Phrase{Vi: "Chép", En: "Copy"}
	ReuseCopied      = Phrase{Vi: "Đã chép", En: "Copied"}
	ReuseNotCopied   = Phrase{Vi: "Chưa chép được", En: "Not copied"}

	PaperSample = Phrase{Vi: "Số liệu mẫu.", En: "Sample data."}

	EventsFull     = Phrase{Vi: "đã có %d trang đang chờ tin số liệu mới", En: "%d pages listen for new data already"}
	EventsBadSince = Phrase{Vi: "số của một phiên bản số liệu, hoặc 0", En: "the number of a data version, or 0"}
)

// Viewing holds the fixed words of the pages' templates about how a page is shown, beside those of Page.
var Viewing = map[string]Phrase{
	"newer":        {Vi: "Số liệu mới: xem", En: "New data: show"},
	"close":        {Vi: "Đóng", En: "Close"},
	"graphql":      {Vi: "Hỏi bằng GraphQL", En: "Ask in GraphQL"},
	"kiosk":        {Vi: "Trình chiếu trên màn hình lớn", En: "Show on a wall"},
	"kioskBefore":  {Vi: "Trang trước", En: "Back"},
	"kioskAfter":   {Vi: "Trang sau", En: "Next"},
	"kioskPause":   {Vi: "Tạm dừng", En: "Pause"},
	"kioskResume":  {Vi: "Chiếu tiếp", En: "Go on"},
	"kioskLeave":   {Vi: "Thoát trình chiếu", En: "Leave"},
	"kioskWaiting": {Vi: "Đang chờ máy chủ; sẽ tự chiếu tiếp.", En: "Waiting for the server; this goes on by itself."},
	"whole":        {Vi: "Xem trang đầy đủ", En: "The whole page"},
	"theme":        {Vi: "Nền sáng, tối", En: "Light or dark"},
}
