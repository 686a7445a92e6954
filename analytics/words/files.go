package words

// What files of charts and of the page of data say.
var (
	FileMeasure      = Phrase{Vi: "Chỉ tiêu", En: "Measure"}
	FileFilter       = Phrase{Vi: "Bộ lọc", En: "Filter"}
	FileBadParameter = Phrase{Vi: "Tham số %s=%s không hợp lệ; cho phép: %s.", En: "The parameter %s=%s is not allowed; allowed is: %s."}
	FileUnknown      = Phrase{Vi: "Không có biểu đồ “%s”; có: %s; đuôi: %s.", En: "There is no chart “%s”; there are: %s; with the endings: %s."}
	FileFrom         = Phrase{Vi: "Từ phiên bản", En: "From version"}
	FileTo           = Phrase{Vi: "Đến phiên bản", En: "To version"}
)
