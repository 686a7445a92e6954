package words

// What stands around the numbers in files that are handed out.
var (
	ExportData      = Phrase{Vi: "Số liệu", En: "Data"}
	ExportSource    = Phrase{Vi: "Nguồn", En: "Source"}
	ExportNotice    = Phrase{Vi: "Lưu ý", En: "Note"}
	ExportVersion   = Phrase{Vi: "Phiên bản số liệu", En: "Data version"}
	ExportCommitted = Phrase{Vi: "Ghi nhận lúc (UTC)", En: "Committed at (UTC)"}
	ExportThrough   = Phrase{Vi: "Số liệu đủ đến hết ngày", En: "Data complete through"}
	ExportSample    = Phrase{Vi: "Số liệu mẫu", En: "Sample data"}
	ExportYes       = Phrase{Vi: "có", En: "yes"}
	ExportNo        = Phrase{Vi: "không", En: "no"}
	ExportColumn    = Phrase{Vi: "Cột", En: "Column"}
	ExportMeaning   = Phrase{Vi: "Ý nghĩa", En: "Meaning"}

	TableQuestion    = Phrase{Vi: "Câu truy vấn", En: "Question"}
	TableOfQuery     = Phrase{Vi: "Chỉ câu trả lời của một query mới thành bảng được; mutation thì không.", En: "Only the answer of a query can become a table; that of a mutation cannot."}
	TableOfOneField  = Phrase{Vi: "Một bảng cần đúng một trường ở tầng ngoài cùng của query, và câu truy vấn này có %d. Hãy hỏi từng trường một, hoặc lấy JSON.", En: "A table needs exactly one field at the root of the query, and this one has %d. Ask for one field at a time, or for JSON."}
	TableTooLarge    = Phrase{Vi: "Bảng sẽ có hơn %d ô. Hãy hỏi ít dòng hơn, hoặc bỏ những danh sách dài trong mỗi dòng.", En: "The table would have more than %d cells. Ask for fewer rows, or leave out the long lists within the rows."}
	TableColumnTwice = Phrase{Vi: "Hai cột của bảng cùng tên %s. Hãy đặt cho một trường bí danh khác.", En: "Two columns of the table are named %s. Give one of the fields another alias."}
	FormatOfAnswer   = Phrase{Vi: "Tham số format phải là json, csv, xlsx hoặc parquet.", En: "The parameter format must be json, csv, xlsx or parquet."}
	VariableUnknown  = Phrase{Vi: "Câu truy vấn không có biến $%s.", En: "The query has no variable $%s."}
	VariableBad      = Phrase{Vi: "Biến $%s thuộc kiểu %s, nên giá trị phải là JSON; “%s” thì không phải.", En: "The variable $%s is of type %s, so its value must be JSON, which “%s” is not."}

	ExportSheetTooLarge = Phrase{Vi: "Bảng có %d dòng, %d cột; một trang tính Excel chứa nhiều nhất %d dòng, %d cột. Hãy dùng CSV hoặc Parquet.", En: "The table has %d rows and %d columns; a sheet of Excel holds at most %d rows and %d columns. Use CSV or Parquet."}
	ExportTextTooLong   = Phrase{Vi: "Một ô có hơn %d ký tự, quá mức Excel chứa được. Hãy dùng CSV hoặc Parquet.", En: "A cell has more than %d characters, which is more than Excel holds. Use CSV or Parquet."}
)
