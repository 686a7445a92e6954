package words

// Phrases of reading a file, whatever it holds: what kind of file it is, and where it breaks off.
var (
	FormatUnknown = Phrase{Vi: "không có định dạng “%s”; các định dạng: %s", En: "there is no format “%s”; the formats are: %s"}
	FormatDiffers = Phrase{Vi: "đã chọn định dạng %s nhưng tệp có vẻ là %s", En: "the format was said to be %s, but the file seems to be %s"}
	OptionUnused  = Phrase{Vi: "tùy chọn --%s không dùng được cho tệp %s; hãy bỏ tùy chọn này", En: "the option --%s means nothing for a %s file; leave it out"}
	DelimiterBad  = Phrase{Vi: "dấu phân cách “%s” không hợp lệ; phải là đúng một ký tự, hoặc tab", En: "the delimiter “%s” cannot be used; it must be one character, or tab"}

	FileOldExcel      = Phrase{Vi: "tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu; hãy mở bằng Excel và lưu thành .xlsx không mật khẩu, hoặc CSV UTF-8", En: "this is an old Excel file (.xls) or has a password; open it in Excel and save it as .xlsx without a password, or as CSV UTF-8"}
	FileEncrypted     = Phrase{Vi: "tệp %s được mã hóa; hãy ghi lại không mã hóa", En: "the %s file is encrypted; write it without encryption"}
	FileForeign       = Phrase{Vi: "tệp có vẻ là %s, không đọc được; hãy lưu thành CSV UTF-8, JSON Lines, XLSX hoặc Parquet (có thể nén bằng gzip hay zstd)", En: "the file seems to be %s, which cannot be read; save it as CSV UTF-8, JSON Lines, XLSX or Parquet (compressed with gzip or zstd if you like)"}
	FileBinary        = Phrase{Vi: "tệp không phải văn bản; nếu là văn bản UTF-16, hãy thêm --encoding utf-16le (hoặc utf-16be)", En: "the file is not text; if it is text in UTF-16, add --encoding utf-16le (or utf-16be)"}
	FileBroken        = Phrase{Vi: "tệp bị hỏng: %s", En: "the file is broken: %s"}
	FileTooLarge      = Phrase{Vi: "tệp sau khi giải nén lớn hơn %s; hãy chia nhỏ tệp, hoặc dùng CSV", En: "the file is larger than %s when decompressed; split it, or use CSV"}
	CompressedBroken  = Phrase{Vi: "không giải nén được phần còn lại của tệp (%s), có lẽ tệp bị cắt ngang khi truyền", En: "the rest of the file cannot be decompressed (%s); perhaps it was cut off on its way"}
	CompressedTooMuch = Phrase{Vi: "tệp nén phình to hơn %s lần và lớn hơn %s; hãy giải nén trước khi nhập nếu tệp là thật", En: "the compressed file grows more than %s times and beyond %s; if it is genuine, decompress it before importing"}

	EncodingUnknown = Phrase{Vi: "không có bảng mã “%s”; ví dụ đúng: utf-8, utf-16le, windows-1258, windows-1252", En: "there is no encoding “%s”; good ones are, say: utf-8, utf-16le, windows-1258, windows-1252"}
	EncodingDiffers = Phrase{Vi: "đã chọn bảng mã %s nhưng đầu tệp ghi dấu của %s", En: "the encoding was said to be %s, but the file begins with the mark of %s"}
	EncodingNotUTF8 = Phrase{Vi: "byte thứ %s của dòng (%s) không phải UTF-8; hãy lưu tệp dưới dạng CSV UTF-8, hoặc cho biết bảng mã bằng --encoding (windows-1258 cho chữ Việt kiểu cũ của Windows, windows-1252, utf-16le…)", En: "byte %s of the line (%s) is not UTF-8; save the file as CSV UTF-8, or tell its encoding with --encoding (windows-1258 for older Vietnamese Windows, windows-1252, utf-16le…)"}
	EncodingWrong   = Phrase{Vi: "dòng có ký tự không thuộc bảng mã %s; hãy chọn bảng mã khác bằng --encoding", En: "the line holds something that is not in the encoding %s; tell another one with --encoding"}

	TooManyColumns = Phrase{Vi: "tệp có hơn %s cột", En: "the file has more than %s columns"}
	RowTooLong     = Phrase{Vi: "dòng dài hơn %s", En: "the row is longer than %s"}
	NestedValue    = Phrase{Vi: "giá trị lồng nhau (đối tượng hoặc danh sách trong danh sách); mỗi ô chỉ nhận một giá trị đơn hoặc một danh sách giá trị đơn", En: "the value is nested (an object, or a list within a list); a field takes a single value or a list of single values"}
	ListSeparator  = Phrase{Vi: "một phần tử của danh sách có dấu “;”, vốn dùng để ngăn cách các phần tử", En: "an element of the list holds “;”, which stands between elements"}

	JSONEmpty       = Phrase{Vi: "tệp JSON không có dòng số liệu nào", En: "the JSON file has no rows"}
	JSONBroken      = Phrase{Vi: "dòng không phải một đối tượng JSON đúng cú pháp (%s); mỗi dòng phải là một đối tượng trọn vẹn", En: "the line is not a correct JSON object (%s); each line must be a whole object"}
	JSONKeyTwice    = Phrase{Vi: "khóa xuất hiện hai lần trong một đối tượng JSON", En: "the key stands twice in one JSON object"}
	JSONNotObject   = Phrase{Vi: "phải là một đối tượng JSON, dạng {\"cột\": giá trị}", En: "it must be a JSON object, like {\"column\": value}"}
	JSONArrayBroken = Phrase{Vi: "mảng JSON sai cú pháp ở đây (%s); phần còn lại của tệp không đọc được", En: "the JSON array is broken here (%s); the rest of the file cannot be read"}

	SheetUnknown = Phrase{Vi: "không có trang tính “%s”; các trang tính: %s", En: "there is no sheet “%s”; the sheets are: %s"}
	SheetNone    = Phrase{Vi: "tệp XLSX không có trang tính nào", En: "the XLSX file has no worksheet"}
	SheetEmpty   = Phrase{Vi: "trang tính “%s” rỗng; dòng đầu phải là tên cột", En: "the sheet “%s” is empty; its first row must name the columns"}
	SheetBroken  = Phrase{Vi: "tệp XLSX bị hỏng trong phần %s: %s", En: "the XLSX file is broken in its part %s: %s"}
	PartTooLarge = Phrase{Vi: "phần %s của tệp XLSX quá lớn; hãy chia nhỏ tệp, hoặc dùng CSV", En: "the part %s of the XLSX file is too large; split the file, or use CSV"}

	ParquetBroken   = Phrase{Vi: "tệp Parquet bị hỏng hoặc bị cắt ngang: %s", En: "the Parquet file is broken or cut off: %s"}
	ParquetTooLarge = Phrase{Vi: "các trang của tệp Parquet quá lớn để đọc từng phần; hãy ghi lại với trang nhỏ hơn (thường là 1 MB)", En: "the pages of the Parquet file are too large to be read piece by piece; write it with smaller pages (usually 1 MB)"}
	ParquetType     = Phrase{Vi: "không đọc được kiểu %s; hãy ghi lại cột này dưới dạng chuỗi, số, ngày hoặc TIMESTAMP", En: "the type %s cannot be read; write this column as text, number, date or TIMESTAMP"}
	ParquetText     = Phrase{Vi: "giá trị không phải văn bản UTF-8; hãy ghi lại cột này dưới dạng chuỗi UTF-8", En: "the value is not UTF-8 text; write this column as UTF-8 strings"}
)
