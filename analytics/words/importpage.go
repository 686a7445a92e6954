package words

// What the code of the page /import says.
var (
	ImportTitle     = Phrase{Vi: "Nhập số liệu", En: "Import data"}
	ImportUndone    = Phrase{Vi: "Đã hoàn tác phiên bản số liệu %s; phiên bản mới là %s. Muốn lấy lại, hãy hoàn tác phiên bản mới này.", En: "Data version %s is undone; the new version is %s. To bring it back, undo the new version."}
	ImportBadUndo   = Phrase{Vi: "Phiên bản cần hoàn tác phải là số nguyên dương.", En: "The version to undo must be a positive whole number."}
	ImportRows      = Phrase{Vi: "Đọc %d = nhận %d + từ chối %d + trùng lặp %d", En: "Read %d = taken %d + rejected %d + repeated %d"}
	ImportOlder     = Phrase{Vi: "Còn %d phiên bản cũ hơn; giaoban versions liệt kê tất cả.", En: "%d older versions; giaoban versions lists all of them."}
	ImportUndo      = Phrase{Vi: "Hoàn tác phiên bản %s", En: "Undo version %s"}
	ImportOfSample  = Phrase{Vi: "số liệu mẫu", En: "sample data"}
	ImportThroughOf = Phrase{Vi: "đủ đến hết ngày %s", En: "complete through %s"}
)

// ImportPage holds the fixed words of the page's template, by the name that it calls them by.
var ImportPage = map[string]Phrase{
	"title":        {Vi: "Nhập số liệu", En: "Import data"},
	"lead":         {Vi: "Đưa tệp báo cáo vào hệ thống qua ba bước: chọn tệp, kiểm tra thử, rồi nhập. Mỗi tệp được nhập trọn vẹn hoặc không nhập gì; cùng một tệp nhập hai lần không bị tính hai lần.", En: "Bring a file of reports in, in three steps: choose it, check it, import it. A file is taken whole or not at all, and the same file sent twice is never counted twice."},
	"readOnly":     {Vi: "Ở đây chỉ được xem", En: "Here data can only be read"},
	"readOnlyMore": {Vi: "Ở đây không nhận tệp và không hoàn tác được. Người quản trị có thể nhập trên máy chủ bằng dòng lệnh:", En: "No files are taken and nothing is undone here. Whoever looks after the server can import on its command line:"},
	"noscript":     {Vi: "Trang nhập cần JavaScript, mà trình duyệt đang tắt. Hãy bật lại, hoặc nhập trên máy chủ bằng dòng lệnh:", En: "This page needs JavaScript, which is off. Turn it on, or import on the server's command line:"},

	"stepChoose": {Vi: "Chọn tệp", En: "Choose a file"},
	"drop":       {Vi: "Thả tệp vào đây", En: "Drop a file here"},
	"orChoose":   {Vi: "Chọn tệp trên máy…", En: "Choose a file…"},
	"dropMore":   {Vi: "Excel (.xlsx), CSV, TSV, JSON Lines hoặc Parquet, nén hay không nén đều được; dòng đầu là tên cột. Cột không dùng đến không bao giờ được lưu.", En: "Excel (.xlsx), CSV, TSV, JSON Lines or Parquet, compressed or not, with the names of the columns in the first row. Columns that are not used are never stored."},
	"sending":    {Vi: "Đang tải tệp lên", En: "Sending the file"},
	"cancel":     {Vi: "Hủy", En: "Cancel"},
	"otherFile":  {Vi: "Chọn tệp khác", En: "Choose another file"},

	"stepLook":           {Vi: "Xem và kiểm tra thử", En: "Look and check"},
	"file":               {Vi: "Tệp", En: "File"},
	"size":               {Vi: "Dung lượng", En: "Size"},
	"sheet":              {Vi: "Trang tính", En: "Sheet"},
	"encoding":           {Vi: "Bảng mã của tệp", En: "Encoding of the file"},
	"columns":            {Vi: "Số cột", En: "Columns"},
	"encodingFound":      {Vi: "Tự nhận (UTF-8)", En: "Found by itself (UTF-8)"},
	"encodingVietnamese": {Vi: "chữ Việt kiểu cũ", En: "older Vietnamese"},
	"firstRows":          {Vi: "Những dòng đầu của tệp", En: "The first rows of the file"},
	"mapTitle":           {Vi: "Cột nào là gì", En: "Which column is what"},
	"mapLead":            {Vi: "Tệp có cột riêng nên cần một bản ánh xạ. Đây là đề xuất từ tên cột và các dòng đầu; hãy xem từng dòng. Cột không được nêu tên ở đây không bao giờ được đọc hay lưu.", En: "The file has columns of its own, so it needs a map. This one is proposed from the names and the first rows; check every line. Columns that are not named here are never read or stored."},
	"mapLabel":           {Vi: "Bản ánh xạ", En: "Map"},
	"mapHelp":            {Vi: "Có những trường nào?", En: "Which fields are there?"},
	"mapID":              {Vi: "mã của báo cáo; {fromContent: true} nếu tệp không có", En: "the report's id; {fromContent: true} where the file has none"},
	"mapReceived":        {Vi: "ngày nhận; format như dd/mm/yyyy hh:mm", En: "when it was received; format such as dd/mm/yyyy hh:mm"},
	"mapKind":            {Vi: "WRITTEN (văn bản), MESSAGE (tin nhắn) hoặc SYNTHESIS (tổng hợp): một cột, hay {const: MESSAGE}", En: "WRITTEN, MESSAGE or SYNTHESIS: a column, or {const: MESSAGE}"},
	"mapTopics":          {Vi: "lĩnh vực; separator nếu một ô có nhiều lĩnh vực", En: "topics; separator where a field holds several"},
	"mapCodes":           {Vi: "đơn vị và kênh", En: "unit and channel"},
	"mapIssues":          {Vi: "vấn đề và loại, chỉ của báo cáo tổng hợp", En: "issues and type, of syntheses only"},
	"mapUnknown":         {Vi: "add: thêm mã chưa có vào danh mục; reject: từ chối dòng đó", En: "add: unknown codes join their registry; reject: their rows are rejected"},

	"options":     {Vi: "Tùy chọn", En: "Options"},
	"through":     {Vi: "Số liệu đủ đến hết ngày", En: "Data is complete through"},
	"throughMore": {Vi: "Ngày cuối mà tệp này đã có đủ báo cáo. Tháng kết thúc sau ngày này được coi là chưa đủ. Không sau hôm nay.", En: "The last day whose reports are all in. A month that ends later counts as incomplete. Not after today."},
	"unknown":     {Vi: "Mã chưa có trong danh mục", En: "Codes that are not in the registry"},
	"unknownMap":  {Vi: "Theo bản ánh xạ", En: "As the map says"},
	"reject":      {Vi: "Từ chối dòng đó", En: "Reject the row"},
	"add":         {Vi: "Thêm mã vào danh mục", En: "Add the code"},
	"unknownMore": {Vi: "Lĩnh vực, đơn vị, kênh ghi trong tệp mà hệ thống chưa biết.", En: "Topics, units and channels of the file that are not known yet."},
	"rejects":     {Vi: "Số dòng lỗi cho phép bỏ qua", En: "Rows that may be left out"},
	"rejectsMore": {Vi: "Số dòng như 20, hoặc phần trăm như 0,5%. Để trống: tệp có một dòng lỗi thì không nhập gì.", En: "A number such as 20, or a part such as 0.5%. Empty: a file with one bad row is not taken at all."},
	"check":       {Vi: "Kiểm tra thử", En: "Check"},
	"import":      {Vi: "Nhập", En: "Import"},
	"checkFirst":  {Vi: "Hãy kiểm tra thử trước: nút Nhập mở khi tệp nhập được với đúng các tùy chọn này.", En: "Check first: Import opens once the file would be taken with exactly these options."},
	"goesOn":      {Vi: "Có thể rời trang này: việc nhập vẫn chạy tiếp trên máy chủ.", En: "You may leave this page: the import goes on at the server."},
	"stepResult":  {Vi: "Kết quả", En: "Result"},
	"toOverview":  {Vi: "Xem trang tổng quan", En: "See the overview"},
	"anotherFile": {Vi: "Nhập tệp khác", En: "Import another file"},
	"history":     {Vi: "Các lần nhập gần đây", En: "Recent imports"},
	"historyNone": {Vi: "Chưa có lần nhập nào.", En: "Nothing has been imported yet."},
	"version":     {Vi: "Phiên bản", En: "Version"},
	"inForce":     {Vi: "đang có hiệu lực", En: "in force"},
	"undone":      {Vi: "đã hoàn tác", En: "undone"},
	"undo":        {Vi: "Hoàn tác", En: "Undo"},
	"instead":     {Vi: "Mở trang của phiên bản này để xem và vẫn hoàn tác được", En: "Open the page of this version, where it can be undone all the same"},
	"undoNot":     {Vi: "Thôi, giữ nguyên", En: "No, keep it"},
	"undoMore":    {Vi: "Các báo cáo của phiên bản này trở về như trước khi nhập; những lần sửa sau đó giữ nguyên. Việc hoàn tác là một phiên bản mới, và cũng hoàn tác được.", En: "The reports of this version fall back to what they were before; later corrections stay. The undo is a new version and can itself be undone."},
	"undoAgain":   {Vi: "Phiên bản đã bị hoàn tác sẽ có hiệu lực trở lại.", En: "The version that was undone comes into force again."},
}

// ImportScript holds what the page's script says; {name} stands for what it fills in.
var ImportScript = map[string]Phrase{
	"bytes":        {Vi: "{n} byte", En: "{n} bytes"},
	"sent":         {Vi: "{done} trên {all}", En: "{done} of {all}"},
	"tooBig":       {Vi: "Tệp {name} có dung lượng {size}, vượt giới hạn {most}. Hãy chia nhỏ, hoặc nhập trên máy chủ bằng giaoban import.", En: "The file {name} has {size}, more than the limit of {most}. Split it, or import it on the server with giaoban import."},
	"oneFile":      {Vi: "Mỗi lần chỉ nhập được một tệp; hãy chọn lại.", En: "One file at a time; choose again."},
	"empty":        {Vi: "Tệp {name} rỗng.", En: "The file {name} is empty."},
	"lost":         {Vi: "Không liên lạc được với máy chủ. Hãy kiểm tra kết nối rồi thử lại; thử lại không làm số liệu bị tính hai lần.", En: "The server does not answer. Check the connection and try again; trying again counts nothing twice."},
	"reconnecting": {Vi: "Mất kết nối; đang hỏi lại máy chủ kết quả…", En: "The connection was lost; asking the server what became of it…"},
	"unknown":      {Vi: "Mất kết nối với máy chủ khi đang nhập nên chưa rõ tệp đã vào hay chưa. Hãy xem các lần nhập bên dưới, hoặc nhập lại đúng tệp này: nếu đã vào, hệ thống sẽ báo và không tính hai lần.", En: "The connection was lost during the import, so it is not known whether the file is in. See the imports below, or import the same file again: if it is in, you will be told and nothing is counted twice."},
	"failed":       {Vi: "Máy chủ gặp lỗi ({status}). Hãy thử lại; nếu lỗi còn, báo người quản trị.", En: "The server failed ({status}). Try again; if it stays, tell the administrator."},

	"checking":   {Vi: "Kiểm tra", En: "Checking"},
	"writing":    {Vi: "Ghi", En: "Writing"},
	"committing": {Vi: "Xác nhận", En: "Committing"},
	"rejecting":  {Vi: "Chép các dòng bị từ chối", En: "Copying the rejected rows"},
	"rows":       {Vi: "{n} dòng", En: "{n} rows"},
	"rate":       {Vi: "{n} dòng/giây", En: "{n} rows/s"},
	"left":       {Vi: "còn khoảng {time}", En: "about {time} left"},
	"seconds":    {Vi: "{n} giây", En: "{n} s"},
	"minutes":    {Vi: "{n} phút", En: "{n} min"},

	"read":     {Vi: "dòng đã đọc", En: "rows read"},
	"taken":    {Vi: "nhận", En: "taken"},
	"rejected": {Vi: "từ chối", En: "rejected"},
	"repeated": {Vi: "trùng lặp", En: "repeated"},

	"checked":        {Vi: "Kiểm tra thử: không có lỗi.", En: "Check: no problems."},
	"checkedMore":    {Vi: "Chưa ghi gì. Bấm Nhập để nhập tệp với đúng các tùy chọn này.", En: "Nothing was written. Press Import to take the file with exactly these options."},
	"checkedRejects": {Vi: "Kiểm tra thử: sẽ bỏ qua {n} dòng lỗi.", En: "Check: {n} bad rows would be left out."},
	"refused":        {Vi: "Bị từ chối: {n} lỗi. Không dòng nào được ghi.", En: "Refused: {n} problems. Nothing was written."},
	"refusedMore":    {Vi: "Hãy sửa các chỗ dưới đây rồi chọn lại tệp, hoặc đổi tùy chọn rồi kiểm tra lại.", En: "Mend the places below and choose the file again, or change the options and check again."},
	"same":           {Vi: "Tệp này đã có hiệu lực từ phiên bản {n}, không có gì thay đổi.", En: "This file has been in force since version {n}; nothing was changed."},
	"done":           {Vi: "Đã nhập xong: phiên bản số liệu {n}.", En: "Done: this is data version {n}."},
	"doneRejects":    {Vi: "Đã nhập các dòng đúng: phiên bản số liệu {n}.", En: "The good rows are in: this is data version {n}."},
	"through":        {Vi: "Tệp được coi là đủ số liệu đến hết ngày {date}.", En: "The file counts as complete to the end of {date}."},
	"months":         {Vi: "Số tháng được tính lại: {n} ({span}).", En: "Months counted anew: {n} ({span})."},
	"addedWould":     {Vi: "{n} mã mới sẽ thêm vào danh mục", En: "{n} new codes would join the registries"},
	"added":          {Vi: "{n} mã mới đã thêm vào danh mục", En: "{n} new codes joined the registries"},
	"topic":          {Vi: "lĩnh vực", En: "topic"},
	"unit":           {Vi: "đơn vị", En: "unit"},
	"channel":        {Vi: "kênh", En: "channel"},
	"byReason":       {Vi: "Theo lý do", En: "By reason"},
	"problems":       {Vi: "Từng lỗi", En: "Every problem"},
	"line":           {Vi: "Dòng {n}", En: "Line {n}"},
	"column":         {Vi: "cột {name}", En: "column {name}"},
	"first":          {Vi: "đầu tiên ở dòng {n}", En: "first on line {n}"},
	"more":           {Vi: "và {n} lỗi nữa", En: "and {n} more problems"},
	"moreCodes":      {Vi: "và {n} mã nữa", En: "and {n} more codes"},
	"download":       {Vi: "Tải các dòng bị từ chối (CSV)", En: "Download the rejected rows (CSV)"},
	"downloadMore":   {Vi: "Có kèm số dòng và lý do; sửa trong đó rồi nhập tệp ấy với cùng tùy chọn.", En: "With line and reason; mend them there and import that file with the same options."},
	"undo":           {Vi: "Hoàn tác phiên bản {n}", En: "Undo version {n}"},
}
