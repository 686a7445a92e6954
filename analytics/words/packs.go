package words

// Phrases of packs that are made by a schedule and kept: their record, their schedule, their delivery.
var (
	PacksTrouble = Phrase{Vi: "Không đọc hoặc ghi được thư mục gói giao ban %s: %s", En: "The directory of packs %s cannot be read or written: %s"}
	PacksDamaged = Phrase{Vi: "Tệp %s của gói giao ban không còn như lúc được làm.", En: "The file %s of a pack is not as it was made."}
	PackUnknown  = Phrase{Vi: "Không có gói giao ban %q; xem danh sách bằng: giaoban packs.", En: "There is no pack %q; giaoban packs shows all."}
	PackNoFile   = Phrase{Vi: "Gói giao ban %s không có tệp %q.", En: "The pack %s has no file %q."}
	PacksWanted  = Phrase{Vi: "Với --clickhouse, hãy nêu thư mục gói giao ban bằng --packs THƯ-MỤC.", En: "With --clickhouse, name the directory of packs with --packs DIR."}

	PackWhenWrong  = Phrase{Vi: "--pack-when %q: hãy viết month-complete, day:1 đến day:28, hoặc chỉ never.", En: "--pack-when %q: write month-complete, day:1 to day:28, or never alone."}
	PackQueryWrong = Phrase{Vi: "%q không phải là tham số của trang /briefing; hãy viết như measure=messages&topic=covid-19.", En: "%q is no query of the page /briefing; write it like measure=messages&topic=covid-19."}
	PackQueryFixed = Phrase{Vi: "--pack-query không nêu from, to hay version: gói làm tự động luôn theo kỳ và phiên bản số liệu lúc làm.", En: "--pack-query names no from, to or version: packs that are made by themselves are of the period and the data version of their time."}
)

// The packs on the page of the briefing.
var (
	PacksMade    = Phrase{Vi: "Các gói đã làm", En: "Packs that were made"}
	PacksMadeSay = Phrase{Vi: "Mỗi gói giữ nguyên các tệp và phiên bản số liệu lúc làm.", En: "Each keeps its files and its data version as they were."}
	PacksNone    = Phrase{Vi: "Chưa có gói nào; gói sẽ được làm tự động theo lịch đã đặt.", En: "There are none yet; they are made by the schedule that was set."}
	PacksOlder   = Phrase{Vi: "Các gói cũ hơn (%d)", En: "Older ones (%d)"}
	PackAbout    = Phrase{Vi: "%s · phiên bản số liệu %s", En: "%s · data version %s"}
	PackFileDown = Phrase{Vi: "Hiện không đọc được tệp này; nhật ký của máy chủ ghi rõ lý do.", En: "This file cannot be read now; the server's log says why."}
)

// PackLangs name the language of a pack's files.
var PackLangs = map[string]Phrase{
	"vi": {Vi: "tiếng Việt", En: "in Vietnamese"},
	"en": {Vi: "tiếng Anh", En: "in English"},
}

// PackWays name the ways in which packs are delivered.
var PackWays = map[string]Phrase{
	"mail":    {Vi: "Thư điện tử", En: "E-mail"},
	"webhook": {Vi: "Webhook", En: "Webhook"},
}

// PackStates tell how many deliveries are in a state.
var PackStates = map[string]Phrase{
	"delivered": {Vi: "đã gửi %d", En: "%d sent"},
	"waiting":   {Vi: "%d đang chờ gửi", En: "%d to be sent"},
	"failed":    {Vi: "%d không gửi được", En: "%d not sent"},
}

// PackWhys tell why a pack was made.
var PackWhys = map[string]Phrase{
	"month": {Vi: "đủ số liệu của tháng", En: "a month was completed"},
	"day":   {Vi: "theo ngày hằng tháng", En: "day of the month"},
	"hand":  {Vi: "làm theo yêu cầu", En: "made by hand"},
}

// The mail of a pack.
var (
	PackMailPage = Phrase{Vi: "Xem trên mạng, đúng phiên bản số liệu này: %s", En: "On the web, at this very data version: %s"}
	PackMailEnd  = Phrase{Vi: "Thư tự động của giaoban (%s, phiên bản số liệu %s). Các tệp đính kèm cùng một phiên bản số liệu.", En: "Sent by giaoban (%s, data version %s). The files attached are all of one data version."}
)

// The command line and the flags of packs.
var (
	PackKeepWrong      = Phrase{Vi: "--pack-keep là một số từ 0 trở lên; 0 là giữ tất cả.", En: "--pack-keep is a number, 0 or more; 0 keeps all."}
	PackWebhookWrong   = Phrase{Vi: "--pack-webhook %q: hãy viết một địa chỉ http:// hoặc https://.", En: "--pack-webhook %q: write an address with http:// or https://."}
	PackMailLacks      = Phrase{Vi: "--pack-mail-to cần cả --pack-mail-from và --smtp.", En: "--pack-mail-to needs --pack-mail-from and --smtp, too."}
	PackMailWrong      = Phrase{Vi: "%s %q không phải là địa chỉ thư; hãy viết như giaoban@example.vn hoặc “Văn phòng <giaoban@example.vn>”.", En: "%s %q is no mail address; write it like giaoban@example.vn or \"Office <giaoban@example.vn>\"."}
	SMTPWrong          = Phrase{Vi: "--smtp: hãy viết như smtp://tên@máy-chủ:587 hoặc smtps://tên@máy-chủ:465; dấu @ trong tên viết là %40.", En: "--smtp: write it like smtp://user@host:587 or smtps://user@host:465; an @ in the user's name is written %40."}
	SMTPPasswordInside = Phrase{Vi: "--smtp không chứa mật khẩu, vì ai trên máy cũng đọc được dòng lệnh; hãy dùng --smtp-password-file hoặc biến GIAOBAN_SMTP_PASSWORD.", En: "--smtp holds no password, because everybody on the machine can read command lines; use --smtp-password-file or the variable GIAOBAN_SMTP_PASSWORD."}
	SMTPNoPassword     = Phrase{Vi: "--smtp có tên người dùng nhưng thiếu mật khẩu; hãy dùng --smtp-password-file hoặc biến GIAOBAN_SMTP_PASSWORD.", En: "--smtp names a user but there is no password; use --smtp-password-file or the variable GIAOBAN_SMTP_PASSWORD."}
	SMTPPlain          = Phrase{Vi: "--smtp: không gửi mật khẩu tới máy khác khi không có TLS.", En: "--smtp: a password is not sent to another machine without TLS."}
	SecretOpen         = Phrase{Vi: "Người khác trên máy này sửa được tệp %s; hãy chạy chmod 600 với nó.", En: "Others on this machine may change the file %s; run chmod 600 on it."}
	SecretEmpty        = Phrase{Vi: "Tệp %s trống.", En: "The file %s is empty."}

	PacksListNone = Phrase{Vi: "Chưa có gói giao ban nào; làm một gói bằng: giaoban packs make.", En: "There are no packs; make one with: giaoban packs make."}
	PackLine      = Phrase{Vi: "%s  làm lúc %s (%s)  %s  phiên bản số liệu %s", En: "%s  made %s (%s)  %s  data version %s"}
	PackDelivered = Phrase{Vi: "%s, %s: đã gửi sau %d lần thử, lúc %s", En: "%s, %s: delivered, attempt %d, at %s"}
	PackWaits     = Phrase{Vi: "%s, %s: chưa gửi được sau %d lần thử, thử lại lúc %s; lỗi gần nhất: %s", En: "%s, %s: not yet after %d attempts, again at %s; the last error: %s"}
	PackFailed    = Phrase{Vi: "%s, %s: không gửi được sau %d lần thử; lỗi cuối: %s", En: "%s, %s: given up after %d attempts; the last error: %s"}
	PackNobody    = Phrase{Vi: "Không có nơi nhận nào; hãy đặt --pack-mail-to hoặc --pack-webhook.", En: "There is nobody to deliver to; set --pack-mail-to or --pack-webhook."}
)
