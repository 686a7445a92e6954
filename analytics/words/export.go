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

	ExportSheetTooLarge = Phrase{Vi: "Bảng có %d dòng, %d cột; một trang tính Excel chứa nhiều nhất %d dòng, %d cột. Hãy dùng CSV hoặc Parquet.", En: "The table has %d rows and %d columns; a sheet of Excel holds at most %d rows and %d columns. Use CSV or Parquet."}
	ExportTextTooLong   = Phrase{Vi: "Một ô có hơn %d ký tự, quá mức Excel chứa được. Hãy dùng CSV hoặc Parquet.", En: "A cell has more than %d characters, which is more than Excel holds. Use CSV or Parquet."}
)
