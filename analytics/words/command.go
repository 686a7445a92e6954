package words

// Phrases of the command line.
var (
	SampleAdded    = Phrase{Vi: "Đã nạp %s: %d dòng.", En: "Filled in %s: %d rows."}
	SampleNotAdded = Phrase{Vi: "Kho đã có số liệu riêng; không nạp thêm số liệu mẫu.", En: "The store holds data of its own; the sample is not added."}

	ImportDone          = Phrase{Vi: "%s: đã vào trọn vẹn, phiên bản số liệu %s. Đọc %d dòng: nhận %d, trùng lặp %d, từ chối 0.", En: "%s: all of it is in, as data version %s. Rows read %d: taken %d, repeated %d, rejected 0."}
	ImportDryRun        = Phrase{Vi: "%s: không có lỗi (chạy thử, chưa ghi gì). Đọc %d dòng, trùng lặp %d.", En: "%s: no problems (dry run, nothing was written). Rows read %d, repeated %d."}
	ImportDryRunRejects = Phrase{Vi: "%s: chạy thử, chưa ghi gì. Đọc %d dòng: sẽ nhận %d, trùng lặp %d, từ chối %d.", En: "%s: dry run, nothing was written. Rows read %d: would be taken %d, repeated %d, rejected %d."}
	ImportPartly        = Phrase{Vi: "%s: các dòng đúng đã vào, phiên bản số liệu %s. Đọc %d dòng: nhận %d, trùng lặp %d, từ chối %d.", En: "%s: the good rows are in, as data version %s. Rows read %d: taken %d, repeated %d, rejected %d."}
	ImportSame          = Phrase{Vi: "%s: tệp này đã có hiệu lực từ phiên bản số liệu %s (%s); không có gì thay đổi. Muốn nhập lại, dùng --again.", En: "%s: this file is in force already, since data version %s (%s); nothing was changed. To take it once more, use --again."}
	ImportRefused       = Phrase{Vi: "%s: bị từ chối; số lỗi: %d, số dòng đã đọc: %d. Không dòng nào được ghi. Hãy sửa các chỗ trên rồi nhập lại.", En: "%s: refused; problems: %d, rows read: %d. Nothing of it was committed. Mend the places above and import it again."}
	ImportThrough       = Phrase{Vi: "  Tệp này được coi là đủ số liệu đến hết ngày %s (đổi bằng --through).", En: "  This file counts as complete to the end of %s (set with --through)."}
	ImportThroughToday  = Phrase{Vi: "  Tệp này được coi là đủ số liệu đến hết hôm nay, %s, vì không có --through.", En: "  This file counts as complete to the end of today, %s, because no --through was given."}
	ImportAdded         = Phrase{Vi: "  Đã thêm %d mã mới vào danh mục.", En: "  New codes added to the registries: %d."}
	MoreProblems        = Phrase{Vi: "… và %d lỗi nữa", En: "… and %d more problems"}
	ReasonsHead         = Phrase{Vi: "Theo lý do:", En: "By reason:"}
	ReasonLine          = Phrase{Vi: "  %d × (đầu tiên ở dòng %s) %s", En: "  %d × (first on line %s) %s"}
	RejectsWritten      = Phrase{Vi: "Các dòng bị từ chối nằm trong %s (CSV UTF-8); sửa ở đó rồi nhập tệp ấy với cùng --map và --on-unknown.", En: "The rejected rows are in %s (CSV in UTF-8); mend them there and import that file with the same --map and --on-unknown."}
	RejectsThere        = Phrase{Vi: "--rejects %s: đã có tệp mang tên này; hãy chọn tên khác, không tệp nào bị ghi đè.", En: "--rejects %s: there is something of this name already; choose another name, no file is overwritten."}
	RejectsNowhere      = Phrase{Vi: "--rejects %s: không có thư mục này.", En: "--rejects %s: there is no such directory."}
	ImportSameRejects   = Phrase{Vi: "  Lần ấy có %d dòng bị từ chối. Nếu danh mục nay đã được sửa, nhập lại với --again để xét lại các dòng đó.", En: "  Rows rejected then: %d. If the registries have been mended since, take it once more with --again to judge them anew."}
	ImportSheets        = Phrase{Vi: "  Đã đọc trang tính “%s”; không đọc các trang: %s (chọn bằng --sheet).", En: "  The sheet “%s” was read; not read: %s (choose with --sheet)."}
	RejectsOneFile      = Phrase{Vi: "--rejects chỉ dùng được với một tệp mỗi lần.", En: "--rejects goes with one file at a time."}
	PhaseRejects        = Phrase{Vi: "ghi các dòng bị từ chối", En: "writing the rejected rows"}
	Interrupted         = Phrase{Vi: "bị ngắt; không có gì của tệp này được ghi.", En: "interrupted; nothing of this file was committed."}
	WaitingForDirectory = Phrase{Vi: "Thư mục %s đang do một tiến trình giaoban khác mở; đang đợi…", En: "The directory %s is open in another giaoban process; waiting…"}
	FilesNotTried       = Phrase{Vi: "Còn %d tệp chưa nhập.", En: "Files not tried: %d."}
	BadThrough          = Phrase{Vi: "--through %q không phải ngày có thật; viết như 2020-05-31.", En: "--through %q is not a real date; write it like 2020-05-31."}
	ServerGone          = Phrase{Vi: "Máy chủ giaoban ngừng trả lời khi đang nhập; không rõ tệp đã vào hay chưa. Hãy nhập lại đúng tệp này: nếu đã vào, hệ thống sẽ báo và không tính hai lần.", En: "The giaoban server stopped answering during the import, so it is not known whether the file is in. Import it again: if it is in, giaoban says so and counts nothing twice."}

	VersionsHeader  = Phrase{Vi: "PHIÊN BẢN\tLÚC\tHIỆU LỰC\tVIỆC\tĐỦ ĐẾN NGÀY\tĐỌC\tNHẬN\tTRÙNG\tTỪ CHỐI\tTHÁNG\tTÊN GHIM\tTỆP", En: "VERSION\tCOMMITTED\tSTATE\tCHANGE\tTHROUGH\tREAD\tTAKEN\tREPEATED\tREJECTED\tMONTHS\tPIN\tFILE"}
	VersionInForce  = Phrase{Vi: "có", En: "in force"}
	VersionUndone   = Phrase{Vi: "đã hoàn tác", En: "undone"}
	VersionReports  = Phrase{Vi: "nhập báo cáo", En: "reports"}
	VersionRegistry = Phrase{Vi: "nhập danh mục", En: "registries"}
	VersionUndo     = Phrase{Vi: "hoàn tác %s", En: "undo of %s"}
	UndoDone        = Phrase{Vi: "Đã hoàn tác phiên bản số liệu %s; phiên bản mới là %s, tính lại %d tháng. Muốn lấy lại, hãy hoàn tác phiên bản mới này.", En: "Data version %s is undone; the new version is %s, months counted anew: %d. To bring it back, undo the new version."}

	ServeReady     = Phrase{Vi: "giaoban đã sẵn sàng: http://%s/  (GraphQL: /graphql, GraphiQL: /graphiql). Dừng bằng Ctrl-C.", En: "giaoban is ready at http://%s/  (GraphQL: /graphql, GraphiQL: /graphiql). Stop with Ctrl-C."}
	ServeEmpty     = Phrase{Vi: "Kho chưa có báo cáo nào. Nhập bằng: giaoban import --on-unknown add TỆP.csv, hoặc serve với --sample để xem số liệu mẫu.", En: "There are no reports yet. Bring some in with: giaoban import --on-unknown add FILE.csv, or serve with --sample to see sample data."}
	ServeOpen      = Phrase{Vi: "Địa chỉ %s mở ra ngoài máy này mà chưa có đăng nhập. Hãy dùng địa chỉ loopback như 127.0.0.1:8080; hoặc yêu cầu mã truy cập bằng --anonymous none (xem giaoban token create); hoặc thêm --no-login nếu mọi người trong mạng đều được xem và nhập số liệu (thêm --read-only thì chỉ xem).", En: "The address %s is open beyond this machine and there is no login. Use a loopback address such as 127.0.0.1:8080; or ask for access tokens with --anonymous none (see giaoban token create); or add --no-login if everyone on the network may see and import data (with --read-only, only see it)."}
	ServeAddr      = Phrase{Vi: "Không mở được địa chỉ %s: %s", En: "The address %s cannot be opened: %s"}
	HostRefused    = Phrase{Vi: "Tên máy chủ này không được phép; thêm bằng --allow-host.", En: "This host name is not allowed; add it with --allow-host."}
	PhaseChecking  = Phrase{Vi: "kiểm tra", En: "checking"}
	PhaseWriting   = Phrase{Vi: "ghi", En: "writing"}
	PhaseCommit    = Phrase{Vi: "xác nhận", En: "committing"}
	MeterLine      = Phrase{Vi: "%s: %s, %d dòng, %s", En: "%s: %s, %d rows, %s"}
	MeterRate      = Phrase{Vi: "%d dòng/giây", En: "%d rows/s"}
	MeterRemaining = Phrase{Vi: "còn %s", En: "%s left"}
)
