package words

// What the code of the page /data says: versions, units that sent nothing, differences. Versions and months come as
// strings.
var (
	DataNav   = Phrase{Vi: "Số liệu", En: "Data"}
	DataTitle = Phrase{Vi: "Số liệu hiện có", En: "The data there is"}

	DataNewest       = Phrase{Vi: "Phiên bản mới nhất", En: "Newest version"}
	DataShown        = Phrase{Vi: "Phiên bản đang xem", En: "Version shown"}
	DataNewestIs     = Phrase{Vi: "mới nhất là %s", En: "the newest is %s"}
	DataThrough      = Phrase{Vi: "Đầy đủ đến hết ngày", En: "Complete through"}
	DataThroughNone  = Phrase{Vi: "chưa rõ", En: "not known"}
	DataCovered      = Phrase{Vi: "Các tháng có số liệu", En: "Months with data"}
	DataMonths       = Phrase{Vi: "%d tháng", En: "months: %d"}
	DataMonthsWithin = Phrase{Vi: "chỉ %d tháng", En: "months: %d"}
	DataVersions     = Phrase{Vi: "Số phiên bản", En: "Number of versions"}
	DataInForce      = Phrase{Vi: "%d đang có hiệu lực", En: "in force: %d"}

	CoverageTitle      = Phrase{Vi: "Đơn vị nào đã gửi báo cáo", En: "Which units sent reports"}
	CoverageOf         = Phrase{Vi: "%s/%s đơn vị", En: "%s of %s units"}
	CoverageMissing    = Phrase{Vi: "chưa gửi", En: "not sent"}
	CoverageMissingAre = Phrase{Vi: "Chưa gửi: %s.", En: "Not sent by: %s."}
	CoverageOpen       = Phrase{Vi: "chưa hết tháng", En: "so far"}
	CoverageIdle       = Phrase{Vi: "ngoài thời gian hiệu lực", En: "not valid then"}
	CoverageAll        = Phrase{Vi: "%s: đủ %s/%s đơn vị đã gửi báo cáo bằng văn bản.", En: "%s: all %s of %s units sent written reports."}
	CoverageLacks      = Phrase{Vi: "%s: %s/%s đơn vị đã gửi báo cáo bằng văn bản, còn %d đơn vị chưa gửi: %s.", En: "%s: %s of %s units sent written reports; not sent by %d: %s."}
	CoverageOthers     = Phrase{Vi: "%d đơn vị khác", En: "%d others"}
	CoverageNoUnits    = Phrase{Vi: "%s: danh mục không có đơn vị nào có hiệu lực, nên không nói được đơn vị nào chưa gửi.", En: "%s: no unit of the registry is valid, so nobody can be called missing."}
	CoverageNotOver    = Phrase{Vi: "%s chưa kết thúc: đến nay %s/%s đơn vị đã gửi.", En: "%s is not over: %s of %s units sent so far."}
	CoverageNothing    = Phrase{Vi: "Chưa có tháng nào có số liệu ở phiên bản này.", En: "No month has data at this version."}
	CoverageUnits      = Phrase{Vi: "Danh mục chưa có đơn vị nào, và không có báo cáo bằng văn bản nào của từng đơn vị trong các tháng này.", En: "There is no unit in the registry, and no written report by unit in these months."}
	CoverageLast       = Phrase{Vi: "%d tháng gần nhất", En: "Last %d months"}
	CoverageCut        = Phrase{Vi: "Bảng chỉ có %d tháng cuối của kỳ đã chọn.", En: "Of the chosen period the table has the last %d months alone."}
	CoverageNoteWho    = Phrase{Vi: "Số trong ô là số báo cáo bằng văn bản. “Chưa gửi”: đơn vị có hiệu lực trong danh mục ở tháng đó nhưng không có báo cáo nào.", En: "A cell holds the number of written reports. “Not sent”: the unit is valid in the registry in that month, and no report came."}
	CoverageNoteIdle   = Phrase{Vi: "Dấu “–”: đơn vị không có hiệu lực ở tháng đó, hoặc tháng chưa có số liệu.", En: "“–”: the unit is not valid in that month, or the month has no data."}

	VersionsTitle   = Phrase{Vi: "Các phiên bản số liệu", En: "Data versions"}
	VersionsLead    = Phrase{Vi: "Mỗi lần nhập hay hoàn tác tạo một phiên bản mới; phiên bản cũ vẫn xem lại được.", En: "Every import and every undo makes a new version; older ones can still be read."}
	VersionsZone    = Phrase{Vi: "Giờ theo múi giờ %s.", En: "Times are of the zone %s."}
	VersionTitle    = Phrase{Vi: "Phiên bản số liệu %s", En: "Data version %s"}
	VersionIsIn     = Phrase{Vi: "đang hiệu lực", En: "in force"}
	VersionIsOut    = Phrase{Vi: "bị hoàn tác bởi", En: "undone by"}
	VersionSample   = Phrase{Vi: "số liệu mẫu", En: "sample data"}
	VersionUndoIt   = Phrase{Vi: "Hoàn tác phiên bản %s", En: "Undo version %s"}
	VersionReadOnly = Phrase{Vi: "Ở đây chỉ được xem: không ghim, bỏ ghim hay hoàn tác được.", En: "Here data can only be read: nothing can be pinned, unpinned or undone."}
	VersionTooLong  = Phrase{Vi: "Biểu mẫu gửi lên dài quá %d byte.", En: "The form that was sent has more than %d bytes."}
	VersionNoName   = Phrase{Vi: "Không có phiên bản số liệu nào mang số hay tên “%s”; trang Số liệu có danh sách.", En: "There is no data version with the number or name “%s”; the page Data lists them."}
	VersionWanted   = Phrase{Vi: "số hoặc tên ghim của một phiên bản số liệu", En: "the number or the pin of a data version"}
	VersionLoses    = Phrase{Vi: "Phiên bản số liệu %s chưa được hoàn tác: báo cáo còn hiệu lực đang dùng những mã mà chỉ phiên bản này đưa vào danh mục, tất cả %d mã (%s). Nếu vẫn hoàn tác, các báo cáo đó vẫn được đếm nhưng chỉ còn mã, không còn tên và cây danh mục, cho đến khi danh mục có hiệu lực trở lại.", En: "Data version %s was not undone: reports in force have codes that only this version brings into the registries, %d in all (%s). If it is undone all the same, these reports still count, but stand under bare codes, without names and trees, until the registries are in force again."}

	DiffHeading     = Phrase{Vi: "Phiên bản %s so với phiên bản %s", En: "Version %s against version %s"}
	DiffNumbers     = Phrase{Vi: "Khác nhau %d con số, trong %d tháng.", En: "Numbers that differ: %d, in months: %d."}
	DiffSame        = Phrase{Vi: "Hai phiên bản có cùng số đếm ở mọi tháng.", En: "Both versions have the same counts in every month."}
	DiffVersion     = Phrase{Vi: "Phiên bản %s", En: "Version %s"}
	DiffTotals      = Phrase{Vi: "Tất cả các tháng có số liệu", En: "All months with data"}
	DiffByMonth     = Phrase{Vi: "Những gì khác nhau, theo tháng", En: "What differs, by month"}
	DiffBetween     = Phrase{Vi: "Các thay đổi ở giữa", En: "The changes in between"}
	DiffMoreBetween = Phrase{Vi: "Còn %d thay đổi nữa ở giữa; trang Số liệu có tất cả.", En: "Changes in between that are not listed here: %d; the page Data has all of them."}
)

// DataPage holds the fixed words of the templates of /data, by the name that they call them by.
var DataPage = map[string]Phrase{
	"facts":     {Vi: "Tóm tắt", En: "At a glance"},
	"toNewest":  {Vi: "Xem phiên bản mới nhất", En: "Show the newest version"},
	"months":    {Vi: "Chọn các tháng", En: "Choose months"},
	"older":     {Vi: "Các tháng trước", En: "Earlier months"},
	"newer":     {Vi: "Các tháng sau", En: "Later months"},
	"unit":      {Vi: "Đơn vị", En: "Unit"},
	"sent":      {Vi: "Số đơn vị đã gửi", En: "Units that sent"},
	"csv":       {Vi: "Tải CSV", En: "CSV"},
	"excel":     {Vi: "Excel", En: "Excel"},
	"version":   {Vi: "Phiên bản", En: "Version"},
	"change":    {Vi: "Thay đổi", En: "Change"},
	"when":      {Vi: "Lúc", En: "When"},
	"taken":     {Vi: "Nhận", En: "Taken"},
	"rejected":  {Vi: "Từ chối", En: "Rejected"},
	"repeated":  {Vi: "Trùng", En: "Repeated"},
	"rowsOf":    {Vi: "Dòng trong tệp", En: "Rows of the file"},
	"touched":   {Vi: "Tháng tính lại", En: "Months counted anew"},
	"through":   {Vi: "Đủ đến hết ngày", En: "Complete through"},
	"state":     {Vi: "Tình trạng", En: "State"},
	"look":      {Vi: "Xem lại", En: "View"},
	"with":      {Vi: "So sánh với", En: "Compare with"},
	"pinned":    {Vi: "Ghim:", En: "Pinned:"},
	"pages":     {Vi: "Các trang của danh sách", En: "Pages of the list"},
	"newest":    {Vi: "Mới nhất", En: "Newest"},
	"olderOnes": {Vi: "Cũ hơn", En: "Older"},

	"view":          {Vi: "Xem", En: "view"},
	"viewAt":        {Vi: "Xem tổng quan tại phiên bản này", En: "The overview at this version"},
	"withPrevious":  {Vi: "bản trước", En: "previous"},
	"withNewest":    {Vi: "mới nhất", En: "newest"},
	"againstBefore": {Vi: "So với phiên bản trước", En: "Compare with the previous version"},
	"againstNewest": {Vi: "So với phiên bản mới nhất", En: "Compare with the newest version"},
	"compare":       {Vi: "So sánh hai phiên bản", En: "Compare two versions"},
	"compareFrom":   {Vi: "Phiên bản trước", En: "Earlier version"},
	"compareTo":     {Vi: "Phiên bản sau", En: "Later version"},
	"compareHint":   {Vi: "số hoặc tên ghim", En: "number or pin"},
	"compareDo":     {Vi: "So sánh", En: "Compare"},
	"swap":          {Vi: "Đổi chiều", En: "Swap"},

	"file":         {Vi: "Tệp", En: "File"},
	"pinTitle":     {Vi: "Ghim", En: "Pin"},
	"pinLead":      {Vi: "Ghim là đặt tên cho phiên bản để tìm lại và để không bị dọn. Không con số nào thay đổi.", En: "A pin is a name to find the version again, and keeps it from being collected. No number changes."},
	"pinName":      {Vi: "Tên ghim", En: "Name of the pin"},
	"pinHint":      {Vi: "Chẳng hạn: Giao ban tháng 5/2020", En: "Such as: Briefing May 2020"},
	"pinDo":        {Vi: "Ghim phiên bản này", En: "Pin this version"},
	"pinRename":    {Vi: "Đổi tên", En: "Rename"},
	"unpin":        {Vi: "Bỏ ghim", En: "Unpin"},
	"pinCollected": {Vi: "Phiên bản này đã được dọn: số đếm của nó không còn được giữ, nên không xem lại và không ghim được. Vẫn hoàn tác được.", En: "This version was collected: its counts are no longer kept, so it can be neither read nor pinned. It can still be undone."},
	"undoTitle":    {Vi: "Hoàn tác", En: "Undo"},
	"undoLead":     {Vi: "Hoàn tác tạo một phiên bản mới không có thay đổi này: mỗi báo cáo của nó trở lại như trước đó, những lần sửa sau vẫn giữ. Có thể lấy lại bằng cách hoàn tác phiên bản mới.", En: "An undo makes a new version without this change: each of its reports falls back to what it was before, while later corrections stay. Undoing the new version brings it back."},
	"undoLeadUndo": {Vi: "Phiên bản này là một lần hoàn tác. Hoàn tác nó tạo một phiên bản mới, đưa thay đổi đã bị hoàn tác trở lại hiệu lực.", En: "This version is an undo. Undoing it makes a new version that brings what was undone back into force."},
	"undoOpen":     {Vi: "Hoàn tác phiên bản này…", En: "Undo this version…"},
	"undoSure":     {Vi: "Có chắc không? Các số của những tháng dưới đây sẽ được tính lại:", En: "Sure? The numbers of these months will be counted anew:"},
	"undoSureNone": {Vi: "Có chắc không? Thay đổi này không đụng đến số đếm của tháng nào.", En: "Sure? This change touches the counts of no month."},
	"undoForce":    {Vi: "Vẫn hoàn tác, chấp nhận mất tên", En: "Undo all the same and lose the names"},
	"undoNotNow":   {Vi: "Không hoàn tác", En: "Do not undo"},
	"undoDone":     {Vi: "Phiên bản này không còn hiệu lực: đã bị hoàn tác bởi phiên bản", En: "This version is not in force: it was undone by version"},
	"undoDoneMore": {Vi: "Muốn lấy lại, hãy hoàn tác phiên bản đó.", En: "To bring it back, undo that version."},
	"measure":      {Vi: "Chỉ tiêu", En: "Measure"},
	"difference":   {Vi: "Chênh lệch", En: "Change"},
	"totalsNote":   {Vi: "Mỗi báo cáo và mỗi vấn đề được tính một lần, nên số vấn đề ở đây không phải tổng của các tháng.", En: "Each report and each issue counts once, so issues here are not the sum of the months."},
	"entries":      {Vi: "Danh mục", En: "Registries"},
	"entriesOf":    {Vi: "Mục khác nhau trong danh mục", En: "Entries that differ"},
	"added":        {Vi: "Thêm", En: "Added"},
	"changed":      {Vi: "Sửa", En: "Changed"},
	"removed":      {Vi: "Bớt", En: "Removed"},
	"noneBetween":  {Vi: "Không có thay đổi nào ở giữa.", En: "There is no change in between."},
}
