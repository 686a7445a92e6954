package words

// Phrases of rights: roles, tokens, small cells.
var (
	CountSuppressed  = Phrase{Vi: "đã ẩn (số nhỏ)", En: "hidden (small number)"}
	OnlyTables       = Phrase{Vi: "Với quyền này chỉ được xem các bảng cố định của những phiên bản số liệu đã ghim: trường table của GraphQL (cùng settings, topics, units, channels), và /tables/months.csv, month-by-unit.csv, month-by-topic.csv, month-by-channel.csv.", En: "This role sees only the fixed tables of pinned data versions: the field table of GraphQL (beside settings, topics, units, channels), and /tables/months.csv, month-by-unit.csv, month-by-topic.csv, month-by-channel.csv."}
	NothingPinned    = Phrase{Vi: "Với quyền này chỉ được xem các phiên bản số liệu đã ghim, mà chưa có phiên bản nào được ghim. Người quản trị ghim một phiên bản bằng: giaoban pin SỐ TÊN.", En: "This role sees pinned data versions only, and none is pinned yet. Whoever looks after the data pins one with: giaoban pin NUMBER NAME."}
	VersionNotPinned = Phrase{Vi: "Quyền này không xem được phiên bản số liệu %s vì nó không được ghim. Các phiên bản đã ghim: %s.", En: "This role cannot see data version %s, because it is not pinned. The pinned versions: %s."}
	BadMinCell       = Phrase{Vi: "--min-cell là 0 (không ẩn) hoặc từ 2 trở lên, không phải %s.", En: "--min-cell is 0 (nothing is hidden) or 2 and more, not %s."}

	TableParameter       = Phrase{Vi: "Tham số %s có giá trị %q; cho phép: %s.", En: "The parameter %s has the value %q; allowed: %s."}
	TableParameters      = Phrase{Vi: "Không có tham số %q; các tham số: %s.", En: "There is no parameter %q; there are: %s."}
	TableUnknown         = Phrase{Vi: "Không có bảng %q; các bảng: %s; đuôi: %s.", En: "There is no table %q; there are: %s; with the endings: %s."}
	ParametersUnreadable = Phrase{Vi: "Không đọc được phần sau dấu ? của địa chỉ; các tham số phải ngăn cách bằng &, ký tự đặc biệt phải mã hóa.", En: "The part of the address behind the ? cannot be read; separate parameters by &, and encode special characters."}
	ParameterRepeated    = Phrase{Vi: "một giá trị duy nhất", En: "one value only"}

	TokenMissing = Phrase{Vi: "Máy chủ này chỉ trả lời khi có mã truy cập. Hãy xin người quản trị một mã, rồi mở /?token=MÃ trong trình duyệt, hoặc gửi kèm tiêu đề Authorization: Bearer MÃ.", En: "This server answers only with an access token. Ask whoever looks after it for one, then open /?token=TOKEN in a browser, or send the header Authorization: Bearer TOKEN."}
	TokenWrong   = Phrase{Vi: "Mã truy cập không đúng hoặc đã bị thu hồi. Hãy xin người quản trị một mã mới.", En: "The access token is wrong or was revoked. Ask whoever looks after this server for another one."}
	TokenExpired = Phrase{Vi: "Mã truy cập đã hết hạn ngày %s. Hãy xin người quản trị một mã mới.", En: "The access token expired on %s. Ask whoever looks after this server for another one."}
	TokenEntered = Phrase{Vi: "Đang mở trang…", En: "Opening the page…"}
	PageSignIn   = Phrase{Vi: "Cần mã truy cập", En: "An access token is needed"}

	TokenMade       = Phrase{Vi: "Mã truy cập %q, quyền %s. Mã chỉ hiện một lần ở đây, hãy cất vào nơi an toàn:", En: "Access token %q, role %s. It is shown here once; keep it in a safe place:"}
	TokenRevoked    = Phrase{Vi: "Đã thu hồi mã truy cập %q; máy chủ đang chạy từ chối nó ngay.", En: "The access token %q is revoked; a running server refuses it at once."}
	TokenNone       = Phrase{Vi: "Chưa có mã truy cập nào; tạo bằng: giaoban token create.", En: "There are no access tokens; make one with: giaoban token create."}
	TokenHeader     = Phrase{Vi: "TÊN\tQUYỀN\tTẠO LÚC\tHẾT HẠN\tTRẠNG THÁI", En: "NAME\tROLE\tCREATED\tEXPIRES\tSTATE"}
	TokenHolds      = Phrase{Vi: "dùng được", En: "holds"}
	TokenOver       = Phrase{Vi: "đã hết hạn", En: "expired"}
	TokenNever      = Phrase{Vi: "không hết hạn", En: "never"}
	TokenName       = Phrase{Vi: "Tên mã truy cập phải có từ 1 đến %s ký tự: chữ, số, dấu chấm, gạch nối, gạch dưới.", En: "The name of an access token must have 1 to %s characters: letters, digits, dots, hyphens, underscores."}
	TokenNameTaken  = Phrase{Vi: "Đã có mã truy cập tên %q; hãy chọn tên khác, hoặc thu hồi mã đó trước bằng: giaoban token revoke.", En: "There is an access token named %q already; choose another name, or revoke that one first with: giaoban token revoke."}
	TokenUnknown    = Phrase{Vi: "Không có mã truy cập tên %q; xem danh sách bằng: giaoban token list.", En: "There is no access token named %q; giaoban token list shows all."}
	TokenRole       = Phrase{Vi: "Không có quyền %q; các quyền: full, read, tables.", En: "There is no role %q; the roles are: full, read, tables."}
	TokenExpires    = Phrase{Vi: "%q không phải là ngày sau hôm nay, viết như 2027-01-01.", En: "%q is not a day after today, written like 2027-01-01."}
	TokensDown      = Phrase{Vi: "Hiện không kiểm tra được mã truy cập; nhật ký của máy chủ ghi rõ lý do.", En: "Access tokens cannot be checked now; the server's log says why."}
	TokenFile       = Phrase{Vi: "Không đọc hoặc ghi được tệp mã truy cập %s: %s", En: "The file of access tokens %s cannot be read or written: %s"}
	TokenFileOpen   = Phrase{Vi: "Người khác trên máy này sửa được tệp mã truy cập %s; hãy chạy chmod 600 với nó.", En: "Others on this machine may change the file of access tokens %s; run chmod 600 on it."}
	TokenFileWanted = Phrase{Vi: "Với --clickhouse, hãy nêu tệp mã truy cập bằng --tokens TỆP.", En: "With --clickhouse, name the file of access tokens with --tokens FILE."}
	TokenDirMissing = Phrase{Vi: "Không có thư mục số liệu %s; hãy kiểm tra --data, hoặc tạo thư mục đó trước.", En: "There is no data directory %s; check --data, or make the directory first."}
)
