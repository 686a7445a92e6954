package words

// Phrases of maps: YAML files that name where each field of a report comes from.
var (
	MapLine       = Phrase{Vi: "Bản ánh xạ, dòng %s: %s.", En: "Map, line %s: %s."}
	MapUnreadable = Phrase{Vi: "Bản ánh xạ không phải YAML đọc được: %s", En: "The map is not readable YAML: %s"}

	MapShape       = Phrase{Vi: "cần các dòng dạng “trường: cột”; tạo mẫu bằng giaoban map TỆP", En: "lines of the form “field: column” are wanted; giaoban map FILE proposes a map"}
	MapKeyUnknown  = Phrase{Vi: "không có khóa “%s” ở đây; các trường là id, received, kind, type, unit, channel, topics, issues, retract, onUnknown, lastWins", En: "there is no key “%s” here; the fields are id, received, kind, type, unit, channel, topics, issues, retract, onUnknown, lastWins"}
	MapKeyTwice    = Phrase{Vi: "khóa “%s” xuất hiện hai lần", En: "the key “%s” stands here twice"}
	MapFieldShape  = Phrase{Vi: "%s phải là tên một cột, {column: TÊN CỘT} hoặc {const: GIÁ TRỊ}, không cả hai", En: "%s must be a column's name, {column: NAME} or {const: VALUE}, not both"}
	MapOneColumn   = Phrase{Vi: "%s chỉ lấy từ một cột; chỉ topics và issues mới có thể có nhiều cột", En: "%s comes from one column; only topics and issues can have several"}
	MapValuesShape = Phrase{Vi: "values cần các cặp “chữ trong tệp: giá trị”", En: "values wants pairs “text in the file: value”"}
	MapDateFormat  = Phrase{Vi: "không hiểu dạng ngày “%s”; dùng iso, rfc3339, unix, unixms, hoặc ghép từ dd, mm, yyyy, hh:mm, hh:mm:ss, như “hh:mm dd/mm/yyyy”", En: "the date format “%s” is not understood; use iso, rfc3339, unix, unixms, or one made of dd, mm, yyyy, hh:mm, hh:mm:ss, such as “hh:mm dd/mm/yyyy”"}
	MapZone        = Phrase{Vi: "không có múi giờ “%s”; viết như Asia/Ho_Chi_Minh hoặc UTC", En: "there is no time zone “%s”; write it like Asia/Ho_Chi_Minh or UTC"}
	MapNeeds       = Phrase{Vi: "thiếu trường bắt buộc %s", En: "the field %s is required and missing"}
	MapNoConst     = Phrase{Vi: "id và received không thể là hằng (const)", En: "id and received cannot be constants"}
	MapTextWanted  = Phrase{Vi: "cần một đoạn chữ không rỗng", En: "a text that is not empty is wanted here"}
	MapFlagWanted  = Phrase{Vi: "cần true hoặc false", En: "true or false is wanted here"}
	MapColumnGone  = Phrase{Vi: "bản ánh xạ lấy %s từ cột này, mà tệp không có; các cột của tệp: %s", En: "the map takes %s from this column, which the file does not have; its columns are: %s"}
	MapOnlyReports = Phrase{Vi: "tệp này là danh mục hoặc số liệu tổng hợp với cột riêng của giaoban, không dùng bản ánh xạ; hãy nhập không kèm --map", En: "this is a file of registries or tallies in giaoban's own columns, which takes no map; import it without --map"}

	RetractNotFlag = Phrase{Vi: "phải là yes hoặc no (có, không)", En: "it must be yes or no"}
	RetractUnknown = Phrase{Vi: "không có báo cáo nào mang mã này đang có hiệu lực để rút", En: "there is no report with this id in force to retract"}
	IDConflict     = Phrase{Vi: "mã báo cáo này còn ở dòng %s với nội dung khác; chỉ giữ dòng đúng", En: "this id also stands on line %s with other values; keep the row that is right"}
	RejectedLate   = Phrase{Vi: "dòng này trái với dòng khác của tệp hoặc với số liệu đang có hiệu lực", En: "the row does not agree with other rows of the file, or with data in force"}
)

// Phrases of what may be rejected.
var (
	BadAllowance = Phrase{Vi: "Số dòng lỗi cho phép (--allow-rejects) %q không hiểu được; viết số dòng như 20, hoặc phần trăm như 0.5%%.", En: "--allow-rejects %q is not understood; write a number of rows such as 20, or a part such as 0.5%%."}
)

// Phrases of a proposed map.
var (
	ProposalHead    = Phrase{Vi: "Đề xuất từ tên cột và %d dòng đầu; hãy xem lại từng dòng trước khi dùng.", En: "Proposed from the names of the columns and the first %d rows; check every line before you use it."}
	ProposalContent = Phrase{Vi: "tệp không có cột mã: các dòng giống hệt nhau chỉ tính một lần", En: "the file has no column of ids: rows that are wholly alike count once"}
	ProposalKind    = Phrase{Vi: "hoặc WRITTEN, SYNTHESIS; hoặc một cột", En: "or WRITTEN, SYNTHESIS; or a column"}
	ProposalMissing = Phrase{Vi: "không thấy cột ngày nào đọc được; hãy ghi tên cột, và format nếu cần", En: "no column of readable dates was found; name it here, with its format where needed"}
	ProposalUnknown = Phrase{Vi: "add: mã chưa có được thêm vào danh mục; reject: dòng bị từ chối", En: "add: codes that are not there join their registry; reject: their rows do not pass"}
	ProposalRest    = Phrase{Vi: "Không đọc, không bao giờ lưu: %s", En: "Not read, never stored: %s"}

	FilePlace    = Phrase{Vi: "%s, dòng %s: %s", En: "%s, line %s: %s"}
	MapNotNeeded = Phrase{Vi: "%s đã có các cột riêng của giaoban; không cần bản ánh xạ.", En: "%s has giaoban's own columns; it needs no map."}
)
