package words

// Phrases of the commands that work on data versions.
var (
	NoDataThere     = Phrase{Vi: "Không có số liệu giaoban nào trong thư mục %s. Hãy kiểm tra --data; kho mới được tạo bằng giaoban import hoặc giaoban serve.", En: "There is no giaoban data in the directory %s. Check --data; giaoban import or giaoban serve creates a new one."}
	ServerLeft      = Phrase{Vi: "Máy chủ giaoban ngừng trả lời; không rõ lệnh đã được thực hiện hay chưa. Hãy xem giaoban versions rồi thử lại.", En: "The giaoban server stopped answering, so it is not known whether the command was carried out. Look at giaoban versions, then try again."}
	VersionUndoneBy = Phrase{Vi: "đã hoàn tác bởi %s", En: "undone by %s"}
	VersionGone     = Phrase{Vi: "đã dọn", En: "collected"}

	DiffTitle   = Phrase{Vi: "Từ phiên bản số liệu %s đến %s:", En: "From data version %s to %s:"}
	DiffHeader  = Phrase{Vi: "THÁNG\tCHỈ TIÊU\tPHIÊN BẢN %s\tPHIÊN BẢN %s\tCHÊNH LỆCH", En: "MONTH\tMEASURE\tVERSION %s\tVERSION %s\tDIFFERENCE"}
	DiffTotal   = Phrase{Vi: "tất cả", En: "all"}
	DiffEntries = Phrase{Vi: "Danh mục %s: thêm %d, sửa %d, bớt %d.", En: "Registry %s: entries added %d, changed %d, removed %d."}

	PinDone        = Phrase{Vi: "Đã ghim phiên bản số liệu %s với tên “%s”.", En: "Data version %s is pinned as “%s”."}
	UnpinDone      = Phrase{Vi: "Đã bỏ ghim phiên bản số liệu %s.", En: "Data version %s is no longer pinned."}
	CollectNothing = Phrase{Vi: "Không có gì để dọn.", En: "There is nothing to collect."}
	CollectDone    = Phrase{Vi: "Đã dọn %d phiên bản số liệu (%s): giải phóng %d dòng, khoảng %s MB. Nhật ký báo cáo vẫn còn nguyên.", En: "Data versions collected: %d (%s); rows freed: %d, about %s MB. The log of reports is untouched."}
	CollectWould   = Phrase{Vi: "Sẽ dọn %d phiên bản số liệu (%s): %d dòng, khoảng %s MB. Chưa có gì bị xóa.", En: "Data versions that would be collected: %d (%s); rows: %d, about %s MB. Nothing was removed."}

	CoverageHeader = Phrase{Vi: "THÁNG\tĐƠN VỊ ĐÃ GỬI\tCHƯA GỬI", En: "MONTH\tUNITS THAT SENT\tMISSING"}
	CoverageSoFar  = Phrase{Vi: "(chưa hết tháng)", En: "(so far)"}
	BadMonths      = Phrase{Vi: "“%s” không phải là các tháng; viết như 2020-04 hoặc 2020-01..2020-05.", En: "“%s” is no run of months; write it like 2020-04 or 2020-01..2020-05."}
)
