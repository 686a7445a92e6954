package words

// What files of charts and of the page of data say.
var (
	FileMeasure      = Phrase{Vi: "Chỉ tiêu", En: "Measure"}
	FileFilter       = Phrase{Vi: "Bộ lọc", En: "Filter"}
	FileBadParameter = Phrase{Vi: "Tham số %s=%s không hợp lệ; cho phép: %s.", En: "The parameter %s=%s is not allowed; allowed is: %s."}
	FileUnknown      = Phrase{Vi: "Không có biểu đồ “%s”; có: %s; đuôi: %s.", En: "There is no chart “%s”; there are: %s; with the endings: %s."}
	FileMonths       = Phrase{Vi: "Các tháng trong tệp", En: "Months in the file"}
	FileRows         = Phrase{Vi: "Số mục trong tệp", En: "Entries in the file"}
	FileRowsOf       = Phrase{Vi: "%d mục đứng đầu trong số %d", En: "the first %d of %d"}
	FileFrom         = Phrase{Vi: "Từ phiên bản", En: "From version"}
	FileTo           = Phrase{Vi: "Đến phiên bản", En: "To version"}
)
