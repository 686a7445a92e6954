package words

// The page that compares a period with up to six others.
var (
	CompareTitle      = Phrase{Vi: "So sánh", En: "Compare"}
	CompareKindsTitle = Phrase{Vi: "Số báo cáo theo loại", En: "Reports by kind"}
	CompareNoBaseline = Phrase{Vi: "Chưa chọn kỳ so sánh nào; chọn ở dòng “Thêm kỳ so sánh”.", En: "No baseline is chosen; choose one under “Add a baseline”."}

	CompareBy       = Phrase{Vi: "Theo", En: "By"}
	CompareView     = Phrase{Vi: "Xem dạng", En: "As"}
	CompareMeasure  = Phrase{Vi: "Chỉ tiêu", En: "Measure"}
	CompareAdd      = Phrase{Vi: "Thêm kỳ so sánh", En: "Add a baseline"}
	CompareFull     = Phrase{Vi: "Đã đủ %d kỳ so sánh; bỏ bớt một kỳ để thêm kỳ khác.", En: "There are %d baselines, as many as fit; remove one to add another."}
	CompareSameYear = Phrase{Vi: "cùng kỳ năm %s", En: "same months of %s"}
	CompareBefore   = Phrase{Vi: "kỳ trước nữa", En: "the one before that"}

	CompareRank     = Phrase{Vi: "hạng %s", En: "rank %s"}
	CompareRankNow  = Phrase{Vi: "hạng %s, nay %s", En: "rank %s, now %s"}
	CompareEvidence = Phrase{Vi: "%s\u00a0lần\u00a0[%s\u2060–\u2060%s]; q\u00a0%s", En: "%s\u00a0times\u00a0[%s\u2060–\u2060%s]; q\u00a0%s"}
	CompareAtLeast  = Phrase{Vi: "ít\u00a0nhất\u00a0%s\u00a0lần; q\u00a0%s", En: "at\u00a0least\u00a0%s\u00a0times; q\u00a0%s"}
	CompareQ        = Phrase{Vi: "=\u00a0%.3f", En: "=\u00a0%.3f"}
	CompareQSmall   = Phrase{Vi: "<\u00a00,001", En: "<\u00a00.001"}
	CompareOverlap  = Phrase{Vi: "hai kỳ có tháng chung", En: "the periods share months"}
	CompareColumn   = Phrase{Vi: "tỷ số [khoảng tin cậy]; q", En: "ratio [interval]; q"}
	CompareKindsAre = Phrase{Vi: "%s: %s.", En: "%s: %s."}
	CompareKindNote = Phrase{Vi: "Mỗi loại báo cáo là một chỉ tiêu riêng, không cộng với nhau.", En: "Each kind of report is a measure of its own; they are never added together."}
	CompareSlopes   = Phrase{Vi: "Biểu đồ chỉ vẽ kỳ so sánh thứ nhất, %s.", En: "The chart draws the first baseline alone, %s."}
	CompareTopDrawn = Phrase{Vi: "Biểu đồ vẽ %d dòng lớn nhất; bảng có cả %d dòng.", En: "The chart draws the largest %d rows; the table has all %d."}
)

// CompareBys are the choices of rows, by dimension.
var CompareBys = map[string]Phrase{
	"TOPIC":   {Vi: "Lĩnh vực", En: "Topic"},
	"UNIT":    {Vi: "Đơn vị", En: "Unit"},
	"CHANNEL": {Vi: "Kênh", En: "Channel"},
	"KIND":    {Vi: "Loại báo cáo", En: "Kind"},
}

// CompareViews are the ways to draw a comparison, by their names in addresses.
var CompareViews = map[string]Phrase{
	"bars":  {Vi: "Cột", En: "Bars"},
	"slope": {Vi: "Đường dốc", En: "Slopes"},
	"table": {Vi: "Bảng", En: "Table"},
}

// How changes are judged, in plain words. The numbers are the parameters of package stats.
var (
	MethodTitle    = Phrase{Vi: "Vì sao có chỗ không kết luận?", En: "Why is nothing concluded in places?"}
	MethodChance   = Phrase{Vi: "Số báo cáo lên xuống từ kỳ này sang kỳ khác ngay cả khi không có gì thay đổi, và số càng nhỏ thì lên xuống càng mạnh: từ 2 lên 6 báo cáo chưa nói lên điều gì. Vì vậy mỗi chênh lệch được kiểm định: nếu thực ra không có gì thay đổi thì chênh lệch như vậy có dễ gặp không.", En: "Counts go up and down from one period to the next though nothing changes, and the more so the smaller they are: 2 against 6 says nothing. So each difference is tested: were nothing changed, would such a difference be rare?"}
	MethodMany     = Phrase{Vi: "Nhìn nhiều dòng cùng lúc thì thế nào cũng có dòng chênh lệch lớn do ngẫu nhiên. Giá trị q đã tính đến điều đó: trong các thay đổi có q không quá %.2f, trung bình không quá 1 phần %d là do ngẫu nhiên.", En: "Among many rows some differ much by chance alone. The q value takes that into account: of all changes with q up to %.2f, no more than 1 in %d are expected to be chance."}
	MethodVerdicts = Phrase{Vi: "“Tăng rõ rệt”: q không quá %.2f và bình quân mỗi ngày gấp từ %.1f lần trở lên; “giảm rõ rệt”: còn không quá %.2f lần. “Mới xuất hiện”: kỳ kia không có báo cáo nào. “Ổn định”: chắc chắn không lệch quá mức đó. “Chưa đủ căn cứ kết luận”: số liệu không cho phép nói điều nào trong số này; không có nghĩa là không đổi.", En: "“Clear rise”: q is at most %.2f, and there are at least %.1f times as many a day; “clear fall”: at most %.2f times. “New”: there was none then. “Stable”: certainly within these limits. “Inconclusive”: the numbers allow none of this to be said; it does not mean unchanged."}
	MethodRatio    = Phrase{Vi: "“1,14 lần [1,02–1,27]”: bình quân mỗi ngày của kỳ này gấp 1,14 lần kỳ kia; trong ngoặc là những giá trị còn phù hợp với số liệu, ở độ tin cậy 95%.", En: "“1.14 times [1.02–1.27]”: a day of this period has 1.14 times as many reports as one then; in brackets, what the numbers are compatible with, at a confidence of 95%."}
	MethodBursts   = Phrase{Vi: "Báo cáo thường dồn từng đợt, nên dao động mạnh hơn những việc độc lập: ở đây gấp %.1f lần theo số liệu %d tháng trước kỳ này; kiểm định đã tính điều đó.", En: "Reports come in bursts and so vary more than independent events: here %.1f times as much, by up to %d months before this period; the test allows for it."}
	MethodIssues   = Phrase{Vi: "Số vấn đề không được kiểm định: một vấn đề có thể trở lại trong các báo cáo sau, nên không phải là những việc độc lập.", En: "Counts of issues are not tested: an issue may come back in later reports, so issues are no independent events."}
	MethodLengths  = Phrase{Vi: "Kỳ so sánh dài ngắn khác kỳ này: chênh lệch không có nghĩa nên không ghi; chỉ so bình quân mỗi ngày.", En: "Where a baseline has another number of months, a difference means nothing and is left out; only the averages per day compare."}
	MethodOverlap  = Phrase{Vi: "Hai kỳ có tháng chung: hai số chứa cùng những báo cáo nên không kiểm định.", En: "Where two periods share months, both numbers hold the same reports, so nothing is tested."}
	MethodPartial  = Phrase{Vi: "Kỳ chưa kết thúc: chỉ so với cùng số ngày đầu của các tháng trong kỳ so sánh; số đó không có danh sách báo cáo vì danh sách tính trọn tháng.", En: "A period that is not over is compared with as many first days of the baseline's months; such a number has no list of reports, because lists have whole months."}
	MethodMore     = Phrase{Vi: "Tham số và tài liệu tham khảo của phương pháp", En: "Parameters and references of the methods"}
)
