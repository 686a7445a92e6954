package words

// Phrases of data versions: pins, differences, collection, undo.
var (
	LockBusy         = Phrase{Vi: "Một thay đổi khác đang được ghi vào kho số liệu này và chưa xong; không có gì được thay đổi. Hãy thử lại sau ít phút.", En: "Another change is being written to this data and is not done yet; nothing was changed. Try again in a few minutes."}
	VersionCollected = Phrase{Vi: "Phiên bản số liệu %s đã được dọn: số đếm của nó không còn được giữ. Các phiên bản còn trả lời: %s.", En: "Data version %s was collected: its counts are no longer kept. The versions that still answer: %s."}
	PageCollected    = Phrase{Vi: "Phiên bản số liệu này đã được dọn", En: "This data version was collected"}
	NoSuchVersion    = Phrase{Vi: "Không có phiên bản số liệu nào mang số hay tên “%s”; xem danh sách bằng giaoban versions.", En: "There is no data version with the number or name “%s”; giaoban versions lists them."}
	KeepNone         = Phrase{Vi: "Phải giữ lại ít nhất phiên bản số liệu mới nhất (keep từ 1 trở lên).", En: "At least the newest data version must be kept (keep is 1 or more)."}
	PinNameLength    = Phrase{Vi: "Tên của phiên bản phải có từ 1 đến %d ký tự.", En: "The name of a version must have 1 to %d characters."}
	PinNameControl   = Phrase{Vi: "Tên của phiên bản không được có ký tự điều khiển (xuống dòng, tab…).", En: "The name of a version must not hold control characters (line break, tab…)."}
	PinNameNumber    = Phrase{Vi: "Tên “%s” chỉ là một số nên sẽ bị hiểu là số phiên bản; hãy thêm chữ, chẳng hạn “Giao ban tháng 5/2020”.", En: "The name “%s” is a number alone and would be taken for a version's; add a word, such as “Briefing May 2020”."}
	PinNameTaken     = Phrase{Vi: "Tên “%s” đã thuộc về phiên bản số liệu %s; hãy chọn tên khác hoặc bỏ ghim phiên bản đó trước.", En: "The name “%s” belongs to data version %s already; choose another one or unpin that version first."}
	SuccessorUnknown = Phrase{Vi: "mã thay thế không có trong danh mục %s, cũng không có trong tệp này", En: "the code that replaces it is neither in the %s registry nor in this file"}
	SuccessorCircle  = Phrase{Vi: "mục này bị thay thế bởi chính nó, trực tiếp hay qua các mục khác", En: "the entry would be replaced by itself, directly or through others"}
	EntryRefused     = Phrase{Vi: "%s: %s. Tổng số lỗi: %d; không có gì được ghi.", En: "%s: %s. Problems in all: %d; nothing was changed."}
	NotPinned        = Phrase{Vi: "Phiên bản số liệu %s không được ghim.", En: "Data version %s is not pinned."}
	UndoLosesNames   = Phrase{Vi: "Phiên bản số liệu %s chưa được hoàn tác: báo cáo còn hiệu lực đang dùng những mã mà chỉ phiên bản này đưa vào danh mục, tất cả %d mã (%s). Hoàn tác thì các báo cáo đó chỉ còn mã, không còn tên và cây danh mục. Nếu vẫn muốn, hãy thêm --force (force: true).", En: "Data version %s was not undone: reports in force have codes that only this version brings into the registries, %d in all (%s). Without it they would stand under bare codes, without names and trees. To undo it all the same, add --force (force: true)."}
)
