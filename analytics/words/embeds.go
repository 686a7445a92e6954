package words

// Phrases of charts in other pages: signed links, the sites that may show them, what is copied.
var (
	EmbedUnknown = Phrase{Vi: "không có biểu đồ %s; các biểu đồ có: %s", En: "there is no chart %s; the charts there are: %s"}

	EmbedRefused = Phrase{Vi: "Liên kết nhúng này không còn hoặc không dùng được", En: "This link of a chart does not hold"}
	EmbedChanged = Phrase{Vi: "Chữ ký không khớp: liên kết đã bị sửa hoặc chép thiếu. Hãy chép lại trọn vẹn liên kết gốc, hoặc xin người quản trị một liên kết mới.", En: "The signature does not fit: the link was changed, or copied in part. Copy the whole original link again, or ask whoever looks after this server for a new one."}
	EmbedExpired = Phrase{Vi: "Liên kết đã hết hạn ngày %s. Hãy xin người quản trị một liên kết mới.", En: "The link expired on %s. Ask whoever looks after this server for a new one."}
	EmbedRevoked = Phrase{Vi: "Liên kết đã bị thu hồi. Hãy xin người quản trị một liên kết mới.", En: "The link was revoked. Ask whoever looks after this server for a new one."}
	EmbedForms   = Phrase{Vi: "Liên kết này chỉ cho xem biểu đồ (svg, png, json), không cho tải tệp %s.", En: "This link shows a chart (svg, png, json); it does not give the file %s."}
	EmbedsDown   = Phrase{Vi: "Hiện không kiểm tra được liên kết nhúng; nhật ký của máy chủ ghi rõ lý do.", En: "Signed links cannot be checked now; the server's log says why."}

	EmbedFile       = Phrase{Vi: "Không đọc hoặc ghi được tệp liên kết nhúng %s: %s", En: "The file of signed links %s cannot be read or written: %s"}
	EmbedFileOpen   = Phrase{Vi: "Người khác trên máy này sửa được tệp liên kết nhúng %s; hãy chạy chmod 600 với nó.", En: "Others on this machine may change the file of signed links %s; run chmod 600 on it."}
	EmbedFileWanted = Phrase{Vi: "Với --clickhouse, hãy nêu tệp liên kết nhúng bằng --embeds TỆP.", En: "With --clickhouse, name the file of signed links with --embeds FILE."}

	EmbedExpires     = Phrase{Vi: "%q không phải là hạn dùng: hãy viết số ngày như 90d, hoặc một ngày sau hôm nay như 2027-01-01.", En: "%q is no expiry: write a number of days such as 90d, or a day after today such as 2027-01-01."}
	EmbedNote        = Phrase{Vi: "Ghi chú dài nhất %s ký tự, trên một dòng.", En: "A note has at most %s characters, in one line."}
	EmbedLinkUnknown = Phrase{Vi: "Không có liên kết nhúng %q; xem danh sách bằng: giaoban embeds.", En: "There is no signed link %q; giaoban embeds shows all."}
	EmbedCodeUnknown = Phrase{Vi: "--%s: không có mã %q trong danh mục; xem các mã bằng: giaoban registries.", En: "--%s: there is no code %q in the registry; giaoban registries shows all codes."}

	EmbedMade    = Phrase{Vi: "Liên kết %s, hết hạn ngày %s. Ai có liên kết này đều xem được biểu đồ, không cần mã truy cập; thu hồi bằng: giaoban embeds revoke %s", En: "Link %s, which expires on %s. Whoever has it sees the chart without an access token; take it away with: giaoban embeds revoke %s"}
	EmbedNoBase  = Phrase{Vi: "Hãy đặt địa chỉ máy chủ vào trước, như https://giaoban.example.vn, hoặc nêu bằng --base-url.", En: "Put the server's address in front, such as https://giaoban.example.vn, or name it with --base-url."}
	EmbedTaken   = Phrase{Vi: "Đã thu hồi liên kết %s (%s); máy chủ đang chạy từ chối nó ngay.", En: "The link %s (%s) is revoked; a running server refuses it at once."}
	EmbedRotated = Phrase{Vi: "Từ nay liên kết mới được ký bằng khóa %s; các liên kết cũ vẫn dùng được.", En: "New links are signed with the key %s from now on; older links hold on."}
	EmbedEnded   = Phrase{Vi: "Từ nay liên kết mới được ký bằng khóa %s; mọi liên kết cũ đã bị thu hồi.", En: "New links are signed with the key %s from now on; all older links are revoked."}
	EmbedNone    = Phrase{Vi: "Chưa có liên kết nhúng nào; tạo bằng: giaoban embed TÊN-BIỂU-ĐỒ.", En: "There are no signed links; make one with: giaoban embed CHART."}
	EmbedHeader  = Phrase{Vi: "MÃ\tBIỂU ĐỒ\tTHAM SỐ\tTẠO LÚC\tHẾT HẠN\tDÙNG LẦN CUỐI\tTRẠNG THÁI\tGHI CHÚ", En: "ID\tCHART\tPARAMETERS\tCREATED\tEXPIRES\tLAST USE\tSTATE\tNOTE"}
	EmbedHolds   = Phrase{Vi: "dùng được", En: "holds"}
	EmbedOver    = Phrase{Vi: "đã hết hạn", En: "expired"}
	EmbedGone    = Phrase{Vi: "đã thu hồi", En: "revoked"}

	BadOrigin = Phrase{Vi: "%s %q: hãy viết http:// hoặc https://, tên máy và nếu cần số cổng, như https://wiki.example.vn; không có đường dẫn, dấu * hay dấu /. Tên miền có dấu viết ở dạng xn--.", En: "%s %q: write http:// or https://, the host and if need be the port, such as https://wiki.example.vn; without a path, a * or a /. Names beyond ASCII are written as xn--."}

	OEmbedNoURL  = Phrase{Vi: "thiếu địa chỉ của một biểu đồ nhúng ở máy chủ này, như %s", En: "the address of a chart of this server is missing, such as %s"}
	OEmbedURL    = Phrase{Vi: "Không có biểu đồ nhúng nào ở địa chỉ %q; hãy đưa một địa chỉ như %s.", En: "There is no chart for frames at %q; give an address such as %s."}
	OEmbedFormat = Phrase{Vi: "Chỉ trả lời ở dạng json, không ở dạng %q.", En: "The answer is there as json, not as %q."}
	OEmbedNumber = Phrase{Vi: "một số nguyên từ 1 trở lên", En: "a whole number, 1 or more"}

	SignTitle   = Phrase{Vi: "Liên kết có chữ ký", En: "Signed link"}
	SignLead    = Phrase{Vi: "Ai có liên kết đều xem được riêng biểu đồ này, không cần mã truy cập.", En: "Whoever has it sees this chart alone, without an access token."}
	SignNote    = Phrase{Vi: "Dùng ở đâu", En: "What it is for"}
	SignExpires = Phrase{Vi: "Thời hạn", En: "Holds for"}
	SignDays    = Phrase{Vi: "%d ngày", En: "%d days"}
	SignDo      = Phrase{Vi: "Tạo liên kết", En: "Make the link"}
	SignAll     = Phrase{Vi: "Các liên kết đã tạo", En: "All links"}

	LinksTitle   = Phrase{Vi: "Liên kết có chữ ký", En: "Signed links"}
	LinksLead    = Phrase{Vi: "Mỗi liên kết cho người có nó xem một biểu đồ, đến khi hết hạn hoặc bị thu hồi. Tạo liên kết mới trong mục “Tải về, dùng lại” dưới mỗi biểu đồ.", En: "Each link shows one chart to whoever has it, until it expires or is revoked. Make a new one in “Get, reuse” under a chart."}
	LinksNone    = Phrase{Vi: "Chưa có liên kết nào.", En: "There are none yet."}
	LinksMade    = Phrase{Vi: "Đã tạo liên kết %s; hãy chép ở dưới.", En: "The link %s is made; copy it below."}
	LinksRevoked = Phrase{Vi: "Liên kết %s đã bị thu hồi.", En: "The link %s is revoked."}
	LinksUnused  = Phrase{Vi: "chưa dùng lần nào", En: "not used yet"}
	LinksAddress = Phrase{Vi: "Liên kết", En: "Link"}
)

// LinksPage holds the fixed words of the page of signed links.
var LinksPage = map[string]Phrase{
	"chart":      {Vi: "Biểu đồ", En: "Chart"},
	"parameters": {Vi: "Tham số", En: "Parameters"},
	"defaults":   {Vi: "mặc định: hai tháng đủ số liệu gần nhất", En: "as usual: the last two complete months"},
	"id":         {Vi: "Mã liên kết", En: "Id"},
	"created":    {Vi: "Tạo lúc", En: "Made"},
	"expires":    {Vi: "Hết hạn ngày", En: "Expires on"},
	"used":       {Vi: "Dùng lần cuối", En: "Last used"},
	"revoke":     {Vi: "Thu hồi liên kết…", En: "Revoke the link…"},
	"sure":       {Vi: "Mọi trang và thư có liên kết này sẽ không còn hiện biểu đồ. Không khôi phục được.", En: "No page and no mail that has this link will show the chart any more. This cannot be taken back."},
	"revokeIt":   {Vi: "Thu hồi", En: "Revoke"},
}
