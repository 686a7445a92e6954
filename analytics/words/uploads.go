package words

// Phrases of uploads: files that a person sends from a browser, to be looked at and taken in.
var (
	ReadOnly = Phrase{Vi: "Ở đây chỉ được xem, không được thay đổi số liệu.", En: "Here data can only be read, not changed."}

	UploadUnknown  = Phrase{Vi: "Không có tệp tải lên %q; có thể đã quá hạn hoặc đã bỏ. Hãy chọn lại tệp.", En: "There is no upload %q; it may have expired or been dropped. Send the file again."}
	UploadNameless = Phrase{Vi: "Thiếu tên tệp: gửi đến /uploads?name=TỆP.csv.", En: "The file's name is missing: send it to /uploads?name=FILE.csv."}
	UploadEmpty    = Phrase{Vi: "Tệp %s rỗng.", En: "The file %s is empty."}
	UploadTooBig   = Phrase{Vi: "Tệp vượt giới hạn %d MB. Hãy chia nhỏ, hoặc nhập trên máy chủ bằng giaoban import.", En: "The file is over the limit of %d MB. Split it, or import it on the server with giaoban import."}
	UploadsFull    = Phrase{Vi: "Máy chủ đang giữ quá nhiều tệp tải lên; hãy thử lại sau ít phút.", En: "The server holds too many uploads now; try again in a few minutes."}
	UploadNoRoom   = Phrase{Vi: "Ổ đĩa của máy chủ không còn chỗ cho tệp này; hãy báo người quản trị.", En: "The server's disk has no room for this file; tell the administrator."}
	UploadCutOff   = Phrase{Vi: "Tệp %s chưa đến trọn vẹn; đường truyền bị ngắt. Hãy gửi lại.", En: "The file %s did not arrive whole; the connection broke off. Send it again."}
	UploadBusy     = Phrase{Vi: "Tệp %s đang được kiểm tra hoặc nhập; hãy đợi việc đó xong.", En: "The file %s is being checked or imported; wait until that is done."}
	UploadStopped  = Phrase{Vi: "Đã dừng; không có gì của tệp %s được ghi.", En: "Stopped; nothing of the file %s was committed."}
	UploadClosed   = Phrase{Vi: "Máy chủ đang dừng; không có gì được ghi.", En: "The server is stopping; nothing was committed."}
	RejectsNone    = Phrase{Vi: "Lần kiểm tra gần nhất của tệp này không có dòng nào bị từ chối.", En: "The last check of this file rejected no rows."}
	RejectsTooBig  = Phrase{Vi: "Các dòng bị từ chối nhiều hơn %d MB nên không giữ lại được; hãy dùng giaoban import --rejects TỆP trên máy chủ.", En: "The rejected rows are more than %d MB and were not kept; use giaoban import --rejects FILE on the server."}
)
