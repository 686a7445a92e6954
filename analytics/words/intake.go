package words

// Phrases of the import: places in a file, and the reasons why a row does not pass.
var (
	PlaceLine   = Phrase{Vi: "%s, dòng %s", En: "%s, line %s"}
	PlaceColumn = Phrase{Vi: "cột %s", En: "column %s"}
	PlaceValue  = Phrase{Vi: "giá trị “%s”", En: "value “%s”"}

	ThroughLater   = Phrase{Vi: "Ngày số liệu đủ đến (--through) %s còn ở tương lai; hôm nay là %s.", En: "The day %s of --through is yet to come; today is %s."}
	FileUnreadable = Phrase{Vi: "Không đọc được tệp %s: %s", En: "The file %s cannot be read: %s"}
	FileChanged    = Phrase{Vi: "Tệp %s bị thay đổi trong khi đang nhập; không có gì được ghi. Hãy nhập lại.", En: "The file %s changed while it was being imported; nothing was committed. Import it again."}
	FileEmpty      = Phrase{Vi: "tệp rỗng; dòng đầu phải là tên cột", En: "the file is empty; its first line must name the columns"}

	FileNoRows     = Phrase{Vi: "tệp chỉ có dòng tên cột, không có dòng số liệu nào", En: "the file has a header and no rows"}
	ColumnUnknown  = Phrase{Vi: "không có cột này; các cột nhận được: %s", En: "there is no such column; the columns are: %s"}
	ColumnsForeign = Phrase{Vi: "tệp có các cột riêng (%s), không phải cột của giaoban (%s…); hãy tạo bản ánh xạ bằng giaoban map TỆP rồi nhập với --map, hoặc nhập trên trang /import", En: "the file has columns of its own (%s), not giaoban's (%s…); propose a map with giaoban map FILE and import it with --map, or use the page /import"}
	NotComputed    = Phrase{Vi: "ô này là công thức lỗi hoặc chưa được tính; hãy mở tệp bằng Excel, sửa hoặc lưu lại", En: "the cell is a formula that failed or was never computed; open the file in the spreadsheet, mend it or save it again"}
	ColumnTwice    = Phrase{Vi: "cột xuất hiện hai lần", En: "the column stands here twice"}
	ColumnMissing  = Phrase{Vi: "thiếu cột bắt buộc này", En: "this column is required and missing"}
	FieldCount     = Phrase{Vi: "dòng có %s ô, tiêu đề có %s cột", En: "the row has %s fields, the header has %s columns"}
	QuoteBroken    = Phrase{Vi: "dấu nháy kép đặt sai hoặc không đóng; phần còn lại của tệp không đọc được", En: "a double quote is misplaced or never closed; the rest of the file cannot be read"}
	RecordTooLong  = Phrase{Vi: "dòng dài hơn 1 MB, có lẽ một dấu nháy kép không đóng; phần còn lại của tệp không đọc được", En: "the row is longer than 1 MB, perhaps a double quote is never closed; the rest of the file cannot be read"}

	NotUTF8          = Phrase{Vi: "không phải UTF-8; hãy lưu tệp dưới dạng CSV UTF-8", En: "this is not UTF-8; save the file as CSV UTF-8"}
	ControlCharacter = Phrase{Vi: "có ký tự điều khiển (xuống dòng, tab, NUL…)", En: "it holds a control character (line break, tab, NUL…)"}
	TextTooLong      = Phrase{Vi: "dài hơn 500 byte", En: "it is longer than 500 bytes"}
	FieldEmpty       = Phrase{Vi: "ô này không được để trống", En: "this field must not be empty"}
	NotOneOf         = Phrase{Vi: "phải là một trong: %s", En: "it must be one of: %s"}

	DateUnreadable   = Phrase{Vi: "không phải ngày giờ có thật; viết như 2020-04-15, 2020-04-15 08:30 hoặc 2020-04-15T08:30:00+07:00", En: "this is not a real date; write it like 2020-04-15, 2020-04-15 08:30 or 2020-04-15T08:30:00+07:00"}
	DateTooEarly     = Phrase{Vi: "trước ngày sớm nhất được nhận là %s", En: "it is before the earliest day that is taken, %s"}
	DateAfterThrough = Phrase{Vi: "sau ngày số liệu được coi là đủ, %s; hãy sửa ngày báo cáo, hoặc đổi ngày đó khi nhập", En: "it is after the day to which this file is complete, %s; mend the date, or import with another such day"}
	MonthUnreadable  = Phrase{Vi: "không phải tháng; viết như 2020-04", En: "this is not a month; write it like 2020-04"}
	ValidBackwards   = Phrase{Vi: "hết hiệu lực trước khi có hiệu lực", En: "it ends before it begins to be valid"}

	CodeUnknown   = Phrase{Vi: "“%s” không có trong danh mục %s; hãy thêm vào danh mục, hoặc nhập với lựa chọn thêm mã chưa có (dòng lệnh: --on-unknown add)", En: "“%s” is not in the %s registry; add it there, or import with unknown codes being added (command line: --on-unknown add)"}
	CodeAmbiguous = Phrase{Vi: "“%s” có thể là nhiều mã: %s; hãy ghi đúng mã", En: "“%s” can stand for several codes: %s; write the code itself"}
	CodeAlike     = Phrase{Vi: "mã chỉ khác mã “%s” ở chữ hoa, chữ thường", En: "the code differs from “%s” in letter case alone"}
	CodeCharacter = Phrase{Vi: "mã không được chứa dấu “;” (mã lĩnh vực cũng không được chứa “@”)", En: "a code must not hold “;” (nor a topic's code “@”)"}
	CodeTwice     = Phrase{Vi: "mã đã có ở dòng %s", En: "the code already stands on line %s"}
	EntryTwice    = Phrase{Vi: "mã đã có ở %s", En: "the code already stands in %s"}
	ParentUnknown = Phrase{Vi: "mục cha không có trong danh mục %s, cũng không có trong tệp này", En: "the parent is neither in the %s registry nor in this file"}
	ParentCircle  = Phrase{Vi: "mục cha nằm dưới chính mục này", En: "the parent lies below this entry itself"}

	OnlySyntheses   = Phrase{Vi: "chỉ báo cáo tổng hợp (SYNTHESIS) mới có ô này", En: "only a SYNTHESIS may have this field"}
	ThematicTopics  = Phrase{Vi: "báo cáo chuyên đề (THEMATIC) phải có đúng một lĩnh vực, ở đây là %s", En: "a THEMATIC synthesis must have exactly one topic, not %s"}
	IssueShape      = Phrase{Vi: "vấn đề phải viết dạng mã@lĩnh-vực, hoặc chỉ mã", En: "an issue is written code@topic, or code alone"}
	IssueNeedsTopic = Phrase{Vi: "vấn đề %s phải viết kèm lĩnh vực (mã@lĩnh-vực), vì báo cáo không có đúng một lĩnh vực", En: "the issue %s must name its topic (code@topic), because the report does not have exactly one"}
	IssueElsewhere  = Phrase{Vi: "vấn đề này đã thuộc lĩnh vực %s trong báo cáo %s; một vấn đề chỉ có một lĩnh vực", En: "this issue has the topic %s in the report %s, which is in force; an issue has exactly one"}
	IssueTwoTopics  = Phrase{Vi: "vấn đề %s đã thuộc lĩnh vực %s ở dòng %s; một vấn đề chỉ có một lĩnh vực", En: "the issue %s has the topic %s on line %s; an issue has exactly one"}
)

// RegistryPrefix marks an argument that names a registry; Registries writes it.
const RegistryPrefix = "registry:"

// Registries are the names of the registries, by marked argument.
var Registries = map[string]Phrase{
	RegistryPrefix + "topic":   {Vi: "lĩnh vực", En: "topic"},
	RegistryPrefix + "unit":    {Vi: "đơn vị", En: "unit"},
	RegistryPrefix + "channel": {Vi: "kênh", En: "channel"},
}
