package words

// What the engine says when it cannot start or does not answer. Each names what happened, where,
// and what to do. Process ids and exit codes come as strings, so that they get no thousands separators.
var (
	// EngineLibraryMissing: the places that were searched.
	EngineLibraryMissing = Phrase{
		Vi: "không tìm thấy thư viện ClickHouse nhúng libchdb.so (đã tìm: %s); hãy chạy `npm ci` trong thư mục mã nguồn, hoặc chỉ đường dẫn bằng --libchdb hay GIAOBAN_LIBCHDB",
		En: "the embedded ClickHouse library libchdb.so is missing (looked at: %s); type `npm ci` in the checkout, or name its path with --libchdb or GIAOBAN_LIBCHDB",
	}
	// EngineLibraryBad: the path of the library.
	EngineLibraryBad = Phrase{
		Vi: "không nạp được thư viện ClickHouse nhúng %s (cần libchdb.so cho Linux x86-64 dùng glibc); hãy chạy `npm ci` để tải lại",
		En: "the embedded ClickHouse library %s cannot be loaded (it must be libchdb.so for Linux x86-64 with glibc); type `npm ci` to fetch it again",
	}
	// EngineNoTerminal: no argument.
	EngineNoTerminal = Phrase{
		Vi: "không mở được thiết bị đầu cuối giả (pseudo-terminal), mà ClickHouse nhúng cần có; hãy kiểm tra /dev/ptmx và /dev/pts (trong container: gắn devpts), hoặc dùng máy chủ ClickHouse riêng với --clickhouse",
		En: "no pseudo-terminal can be opened, and the embedded ClickHouse needs one; check /dev/ptmx and /dev/pts (in a container: mount devpts), or use a ClickHouse server of your own with --clickhouse",
	}
	// EngineDirectoryInUse: the directory, the id of the process that holds it.
	EngineDirectoryInUse = Phrase{
		Vi: "thư mục dữ liệu %s đang được tiến trình giaoban số %s sử dụng; hãy đợi nó xong hoặc dừng nó lại, hoặc chọn thư mục khác bằng --data",
		En: "the data directory %s is in use by the giaoban process with pid %s; wait until it is done or stop it, or choose another directory with --data",
	}
	// EngineDirectoryUnusable: the directory.
	EngineDirectoryUnusable = Phrase{
		Vi: "không dùng được thư mục dữ liệu %s; hãy kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng --data",
		En: "the data directory %s cannot be used; check that it can be written to and that the disk has room, or choose another directory with --data",
	}
	// EngineNoDirectory: no argument.
	EngineNoDirectory = Phrase{
		Vi: "chưa cho biết thư mục dữ liệu; hãy chọn bằng --data, hoặc dùng máy chủ ClickHouse riêng với --clickhouse",
		En: "no data directory is given; choose one with --data, or use a ClickHouse server of your own with --clickhouse",
	}
	// EngineDatabaseName: the refused name, the prefix it needs.
	EngineDatabaseName = Phrase{
		Vi: "tên cơ sở dữ liệu %q không hợp lệ: chỉ gồm chữ cái không dấu, chữ số và dấu gạch dưới, bắt đầu bằng %q",
		En: "the database name %q is not allowed: only letters a–z, digits and underscores, starting with %q",
	}
	// EngineDiedAtStart: how it ended, the last lines it wrote.
	EngineDiedAtStart = Phrase{
		Vi: "ClickHouse nhúng dừng ngay khi khởi động (%s); những dòng cuối nó ghi ra:\n%s",
		En: "the embedded ClickHouse ended while starting (%s); the last lines it wrote:\n%s",
	}
	// EngineReportedError is how it ended, where it told the reason itself.
	EngineReportedError = Phrase{Vi: "nó báo lỗi", En: "it reported an error"}
	// EngineStartTimeout: the seconds waited, the last lines it wrote.
	EngineStartTimeout = Phrase{
		Vi: "ClickHouse nhúng không khởi động xong trong %s giây; máy có thể đang quá tải, hãy thử lại; những dòng cuối nó ghi ra:\n%s",
		En: "the embedded ClickHouse was not ready within %s seconds; the machine may be overloaded, try again; the last lines it wrote:\n%s",
	}
	// EngineNotRunning: no argument.
	EngineNotRunning = Phrase{
		Vi: "ClickHouse nhúng hiện không chạy; giaoban đang tự khởi động lại nó, hãy thử lại sau vài giây",
		En: "the embedded ClickHouse is not running now; giaoban is starting it again by itself, try again in a few seconds",
	}
	// EngineClosed: no argument.
	EngineClosed = Phrase{
		Vi: "ClickHouse nhúng đã dừng vì giaoban đang tắt",
		En: "the embedded ClickHouse has been stopped because giaoban is shutting down",
	}
	// EngineNotClean: how it ended.
	EngineNotClean = Phrase{
		Vi: "ClickHouse nhúng không dừng êm (%s); dữ liệu đã xác nhận vẫn an toàn",
		En: "the embedded ClickHouse did not stop cleanly (%s); acknowledged data is safe",
	}
	// EngineAddressBad: no argument; the wrapped error tells the place, without the password.
	EngineAddressBad = Phrase{
		Vi: "địa chỉ máy chủ ClickHouse không hợp lệ; hãy viết theo dạng clickhouse://TÊN:MẬT_KHẨU@MÁY:9000/CƠ_SỞ_DỮ_LIỆU (giao thức native, không dùng http)",
		En: "the address of the ClickHouse server is not valid; write it as clickhouse://USER:PASSWORD@HOST:9000/DATABASE (the native protocol, not http)",
	}
	// EngineServerUnreachable: the addresses.
	EngineServerUnreachable = Phrase{
		Vi: "không kết nối được tới máy chủ ClickHouse %s; hãy kiểm tra địa chỉ, cổng native (thường là 9000, hoặc 9440 với secure=true) và tường lửa",
		En: "the ClickHouse server at %s cannot be reached; check the address, the native port (usually 9000, or 9440 with secure=true) and the firewall",
	}
	// EngineServerLoginRefused: the addresses, the user name.
	EngineServerLoginRefused = Phrase{
		Vi: "máy chủ ClickHouse %s từ chối đăng nhập của tài khoản %q; hãy kiểm tra tên, mật khẩu và địa chỉ được phép",
		En: "the ClickHouse server at %s refused the login of the account %q; check the name, the password and the allowed hosts",
	}
	// EngineServerDatabaseDenied: the addresses, the user name, the database, and the same database again.
	EngineServerDatabaseDenied = Phrase{
		Vi: "máy chủ ClickHouse %s: tài khoản %q không mở và không tạo được cơ sở dữ liệu %q; hãy nhờ người quản trị chạy `CREATE DATABASE %s` và cấp quyền cho tài khoản trên cơ sở dữ liệu đó",
		En: "the ClickHouse server at %s: the account %q can neither open nor create the database %q; have the administrator run `CREATE DATABASE %s` and grant the account rights on it",
	}
)
