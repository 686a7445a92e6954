package words

// Phrases of questions, answers and their errors.
var (
	NotReported  = Phrase{Vi: "chưa có số liệu", En: "not reported"}
	UnknownRow   = Phrase{Vi: "Chưa rõ", En: "Unknown"}
	SampleNotice = Phrase{
		Vi: "Số liệu mẫu do máy sinh ra, không phải số liệu thật. Chỉ các tổng tháng 4–5/2020 (46 báo cáo bằng văn bản, 15 báo cáo tổng hợp về 25 vấn đề, trong đó 12 báo cáo chuyên đề Covid-19) lấy từ bài “Giao ban công tác dư luận xã hội tháng 4, 5 năm 2020”, Hải Phòng, 26/5/2020.",
		En: "Generated sample data, not real figures. Only the totals of April–May 2020 (46 written reports; 15 syntheses covering 25 issues, 12 of them thematic on Covid-19) come from the article “Giao ban công tác dư luận xã hội tháng 4, 5 năm 2020”, Hải Phòng, 26 May 2020.",
	}

	MixedNotice     = Phrase{Vi: "Số liệu mẫu do máy sinh ra lẫn với báo cáo khác đã nhập; các số này không phải số liệu thật. Hãy nhập báo cáo của mình vào một thư mục số liệu riêng (--data).", En: "Generated sample data mixed with other reports that were imported; these are not real figures. Import reports of your own into a data directory of their own (--data)."}
	AccessForbidden = Phrase{Vi: "Tài khoản này không có quyền xem số liệu.", En: "This account may not see the data."}
	EngineDown      = Phrase{Vi: "ClickHouse hiện không trả lời; hệ thống đang tự khôi phục, hãy thử lại sau ít giây.", En: "ClickHouse does not answer now; giaoban keeps trying, try again in a few seconds."}
	EngineBusy      = Phrase{Vi: "ClickHouse đang bận; hãy thử lại sau ít giây.", En: "ClickHouse is busy now; try again in a few seconds."}
	ChangeTooLarge  = Phrase{Vi: "ClickHouse vượt giới hạn bộ nhớ hoặc thời gian khi ghi thay đổi này; không có gì được ghi. Hãy chia tệp thành nhiều phần.", En: "ClickHouse ran into its limit of memory or time while this change was written; nothing was committed. Split the file into parts."}
	TookTooLong     = Phrase{Vi: "Câu hỏi vượt giới hạn thời gian hoặc bộ nhớ; hãy chọn kỳ ngắn hơn, lọc bớt, hoặc thử lại sau nếu máy chủ đang bận.", En: "The question ran into the limit of time or memory; ask for a shorter period, filter more, or try again later if the server is busy."}

	PeriodBackwards   = Phrase{Vi: "Kỳ %s kết thúc trước khi bắt đầu.", En: "The period %s ends before it begins."}
	PeriodTooLong     = Phrase{Vi: "Kỳ %s dài %d tháng; tối đa là %d.", En: "The period %s has %d months; at most %d are allowed."}
	PeriodOutside     = Phrase{Vi: "Kỳ %s nằm ngoài khoảng %s đến %s.", En: "The period %s lies outside %s to %s."}
	TooManyBaselines  = Phrase{Vi: "Có %d kỳ so sánh; tối đa là %d.", En: "There are %d baselines; at most %d are allowed."}
	BaselineNeedsSpan = Phrase{Vi: "Kỳ so sánh CUSTOM cần trường custom với from và to.", En: "A CUSTOM baseline needs its custom field with from and to."}
	BaselineHasSpan   = Phrase{Vi: "Chỉ kỳ so sánh CUSTOM mới có trường custom.", En: "Only a CUSTOM baseline takes the custom field."}
	UnknownValue      = Phrase{Vi: "%s không có giá trị %q.", En: "%s has no value %q."}
	NeverUnknown      = Phrase{Vi: "%s không bao giờ là chưa rõ; hãy dùng TOPIC, UNIT hoặc CHANNEL.", En: "%s is never unknown; use TOPIC, UNIT or CHANNEL."}
	UnknownCode       = Phrase{Vi: "Không có mã %q trong danh mục %s ở phiên bản số liệu này.", En: "There is no code %q in the %s registry at this data version."}
	UnknownVersion    = Phrase{Vi: "Không có phiên bản số liệu %d; phiên bản mới nhất là %d.", En: "There is no data version %d; the newest is %d."}
	RepeatedDimension = Phrase{Vi: "Chiều %s được nêu hai lần.", En: "The dimension %s is named twice."}
	CompareByMonth    = Phrase{Vi: "Các dòng ở đây không thể theo MONTH, vì mỗi tháng là một kỳ riêng; hãy dùng reportCounts.", En: "Rows cannot be by MONTH here, because months are periods of their own; ask reportCounts."}
	OutOfBounds       = Phrase{Vi: "Giá trị %d nằm ngoài khoảng %d đến %d.", En: "The value %d lies outside %d to %d."}
	TooManyCodes      = Phrase{Vi: "Bộ lọc có %d mã; tối đa là %d.", En: "The filter has %d codes; at most %d are allowed."}
	BadCursor         = Phrase{Vi: "Con trỏ trang không đọc được hoặc thuộc về câu hỏi khác; hãy hỏi lại từ trang đầu.", En: "The cursor cannot be read or belongs to another question; ask again from the first page."}
)

// Measures are the measures as a reader is told them.
var Measures = map[string]Phrase{
	"WRITTEN_REPORTS":    {Vi: "Báo cáo bằng văn bản", En: "Written reports"},
	"MESSAGES":           {Vi: "Tin nhắn", En: "Messages"},
	"SYNTHESES":          {Vi: "Báo cáo tổng hợp", En: "Syntheses"},
	"THEMATIC_SYNTHESES": {Vi: "Báo cáo chuyên đề", En: "Thematic syntheses"},
	"ISSUES":             {Vi: "Vấn đề", En: "Issues"},
}

// Phrases of the ledger.
var (
	SettingFixed   = Phrase{Vi: "Thiết lập %s của kho số liệu này đã cố định là %s, không đổi thành %s được. Muốn giá trị khác, hãy tạo thư mục số liệu mới.", En: "This data directory's %s is fixed at %s and cannot become %s. For another value, create a new data directory."}
	BadCalendar    = Phrase{Vi: "Múi giờ %q hoặc ngày chốt số liệu %s không hợp lệ: múi giờ theo tên IANA, ngày chốt từ 1 đến 28.", En: "Time zone %q or cut-off day %s is not valid: give an IANA time zone and a day from 1 to 28."}
	OutcomeUnknown = Phrase{Vi: "ClickHouse ngừng trả lời đúng lúc xác nhận; không rõ số liệu đã vào hay chưa. Hãy nhập lại đúng tệp này: nếu đã vào, hệ thống sẽ báo và không tính hai lần.", En: "ClickHouse stopped answering while the change was being committed, so it is not known whether it is in. Import the same file again: if it is in, giaoban says so and counts nothing twice."}
	NotInForce     = Phrase{Vi: "Phiên bản số liệu %s không có hoặc không còn hiệu lực, nên không hoàn tác được.", En: "Data version %s is not there or not in force, so it cannot be undone."}
	LockLost       = Phrase{Vi: "Tiến trình này im lặng quá lâu nên một tiến trình khác đã nhận quyền ghi; không có gì được ghi. Hãy làm lại.", En: "This process was silent for so long that another one has taken over writing; nothing was committed. Try again."}
	LockHeld       = Phrase{Vi: "Một tiến trình khác đang ghi vào cơ sở dữ liệu này (%s). Hãy đợi nó xong rồi thử lại; nếu nó đã chết, khóa tự hết hiệu lực sau 30 giây.", En: "Another process is writing to this database (%s). Wait until it is done and try again; if it is dead, its lock falls free after 30 seconds."}
)
