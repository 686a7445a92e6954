package words

// The briefing pack's titles, and what an official paper has around its text (Decree 30/2020/NĐ-CP, appendix I).
var (
	BriefTitle = Phrase{Vi: "Giao ban công tác dư luận xã hội", En: "Public opinion briefing"}
	BriefNav   = Phrase{Vi: "Giao ban", En: "Briefing"}

	BriefKind        = Phrase{Vi: "BÁO CÁO", En: "REPORT"}
	BriefAbout       = Phrase{Vi: "Công tác nắm bắt dư luận xã hội %s", En: "On public opinion in %s"}
	BriefNumber      = Phrase{Vi: "Số: …/BC-…", En: "No. …"}
	BriefNation      = Phrase{Vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", En: "SOCIALIST REPUBLIC OF VIETNAM"}
	BriefMotto       = Phrase{Vi: "Độc lập - Tự do - Hạnh phúc", En: "Independence - Freedom - Happiness"}
	BriefParty       = Phrase{Vi: "ĐẢNG CỘNG SẢN VIỆT NAM", En: "COMMUNIST PARTY OF VIETNAM"}
	BriefPartyNumber = Phrase{Vi: "Số …-BC/…", En: "No. …"}
	BriefDate        = Phrase{Vi: "%s, ngày … tháng … năm …", En: "%s, … … …"}
	BriefTo          = Phrase{Vi: "Nơi nhận:", En: "To:"}
	BriefRecipients  = Phrase{Vi: "- ……………………,", En: "- ……………………,"}
	BriefFiled       = Phrase{Vi: "- Lưu: VT, …", En: "- On file."}
	BriefRole        = Phrase{Vi: "THỦ TRƯỞNG ĐƠN VỊ", En: "HEAD OF OFFICE"}

	BriefPage  = Phrase{Vi: "%s (%d/%d)", En: "%s (%d/%d)"}
	BriefQuery = Phrase{Vi: "Truy vấn GraphQL", En: "GraphQL query"}
)

// The parts of the text, and the subjects in them.
var (
	BriefPartFigures = Phrase{Vi: "TÌNH HÌNH TIẾP NHẬN, TỔNG HỢP", En: "WHAT WAS RECEIVED AND COMPILED"}
	BriefPartTopics  = Phrase{Vi: "CÁC LĨNH VỰC DƯ LUẬN QUAN TÂM", En: "WHAT PEOPLE SPOKE ABOUT"}
	BriefPartFocus   = Phrase{Vi: "CHUYÊN ĐỀ", En: "IN FOCUS"}
	BriefPartUnits   = Phrase{Vi: "ĐƠN VỊ VÀ KÊNH TIẾP NHẬN", En: "UNITS AND CHANNELS"}
	BriefPartMethod  = Phrase{Vi: "PHƯƠNG PHÁP VÀ NGUỒN SỐ LIỆU", En: "METHOD AND SOURCES"}
	BriefPartNext    = Phrase{Vi: "NHIỆM VỤ THỜI GIAN TỚI", En: "WHAT COMES NEXT"}

	BriefFigures  = Phrase{Vi: "Số liệu chung", En: "Key figures"}
	BriefMonths   = Phrase{Vi: "%s theo tháng", En: "%s by month"}
	BriefTopics   = Phrase{Vi: "%s theo lĩnh vực, so với các kỳ trước", En: "%s by topic, against earlier periods"}
	BriefChanged  = Phrase{Vi: "Lĩnh vực thay đổi rõ rệt so với %s", En: "Topics that changed clearly against %s"}
	BriefTrend    = Phrase{Vi: "Xu hướng %s: %s", En: "Trend of %s: %s"}
	BriefHeat     = Phrase{Vi: "%s: lĩnh vực theo tháng", En: "%s: topics by month"}
	BriefFocus    = Phrase{Vi: "Chuyên đề: %s", En: "In focus: %s"}
	BriefUnits    = Phrase{Vi: "%s theo đơn vị", En: "%s by unit"}
	BriefSent     = Phrase{Vi: "Đơn vị gửi báo cáo bằng văn bản", En: "Units that sent written reports"}
	BriefChannels = Phrase{Vi: "%s theo kênh và tháng", En: "%s by channel and month"}
	BriefAll      = Phrase{Vi: "%s: tất cả các lĩnh vực", En: "%s: all topics"}
	BriefMethod   = Phrase{Vi: "Phương pháp và nguồn số liệu", En: "Method and sources"}
	BriefNext     = Phrase{Vi: "Nhiệm vụ thời gian tới", En: "Tasks ahead"}
)

// A period in the first sentence: months and years come as texts.
var (
	BriefMonth   = Phrase{Vi: "tháng %s năm %s", En: "%s %s"}
	BriefTwo     = Phrase{Vi: "2 tháng %s và %s năm %s", En: "%s and %s %s"}
	BriefQuarter = Phrase{Vi: "quý %s năm %s", En: "quarter %s of %s"}
	BriefFirst   = Phrase{Vi: "6 tháng đầu năm %s", En: "the first half of %s"}
	BriefSecond  = Phrase{Vi: "6 tháng cuối năm %s", En: "the second half of %s"}
	BriefYear    = Phrase{Vi: "năm %s", En: "the year %s"}
	BriefSpan    = Phrase{Vi: "%d tháng, từ %s đến %s", En: "the %d months from %s to %s"}
	BriefPartly  = Phrase{Vi: "%s (số liệu mới có %d/%d ngày)", En: "%s (data of %d of %d days so far)"}
)

// The first sentence, in the manner of the monthly reports: "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt, tiếp nhận, tổng hợp 46 lượt báo
// cáo bằng văn bản và 6.226 tin nhắn; xây dựng 15 báo cáo đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề về …)."
var (
	BriefReceived = Phrase{Vi: "Trong %s đã nắm bắt, tiếp nhận, tổng hợp %s", En: "In %s the office received and compiled %s"}
	BriefWrote    = Phrase{Vi: "; xây dựng %s", En: "; it wrote %s"}
	BriefCovering = Phrase{Vi: " đề cập đến %s", En: " covering %s"}
	BriefThematic = Phrase{Vi: " (trong đó có %s)", En: " (among them %s)"}
	BriefOn       = Phrase{Vi: "%s về %s", En: "%s on %s"}
	BriefOnly     = Phrase{Vi: "%s (chỉ tính: %s)", En: "%s (only %s)"}
	BriefNothing  = Phrase{Vi: "Trong %s chưa có số liệu.", En: "In %s nothing is reported."}
	BriefWritten  = Noun{Vi: "lượt báo cáo bằng văn bản", One: "written report", Many: "written reports"}
	BriefWritings = Noun{Vi: "báo cáo", One: "synthesis", Many: "syntheses"}
)

// How measures and topics moved against a baseline. Only what the statistics call a rise is called one.
var (
	BriefAgainst   = Phrase{Vi: "So với %s (%s): %s.", En: "Against %s (%s): %s."}
	BriefUp        = Phrase{Vi: "%s tăng rõ rệt, từ %s lên %s", En: "%s rose clearly, from %s to %s"}
	BriefDown      = Phrase{Vi: "%s giảm rõ rệt, từ %s xuống %s", En: "%s fell clearly, from %s to %s"}
	BriefUpDay     = Phrase{Vi: "%s tăng rõ rệt tính bình quân mỗi ngày (kỳ so sánh %s, kỳ này %s)", En: "%s rose clearly per day (%s then, %s now)"}
	BriefDownDay   = Phrase{Vi: "%s giảm rõ rệt tính bình quân mỗi ngày (kỳ so sánh %s, kỳ này %s)", En: "%s fell clearly per day (%s then, %s now)"}
	BriefAppeared  = Phrase{Vi: "%s mới xuất hiện (kỳ so sánh %s, kỳ này %s)", En: "%s newly appeared (%s then, %s now)"}
	BriefStable    = Phrase{Vi: "cơ bản ổn định: %s", En: "essentially stable: %s"}
	BriefOpen      = Phrase{Vi: "chưa đủ căn cứ kết luận là có thay đổi: %s", En: "not enough to conclude that anything has changed: %s"}
	BriefBoth      = Phrase{Vi: "%s (%s so với %s)", En: "%s (%s against %s)"}
	BriefUntested  = Phrase{Vi: "không kiểm định: %s", En: "not tested: %s"}
	BriefNoData    = Phrase{Vi: "chưa có số liệu để so sánh", En: "no data to compare"}
	BriefNumbers   = Phrase{Vi: "%s %s so với %s", En: "%s %s against %s"}
	BriefMost      = Phrase{Vi: "%s nhiều nhất về: %s.", En: "Most %s were about: %s."}
	BriefMostUnits = Phrase{Vi: "%s nhiều nhất từ: %s.", En: "Most %s came from: %s."}
	BriefMostVia   = Phrase{Vi: "%s nhiều nhất qua: %s.", En: "Most %s came by: %s."}
	BriefItem      = Phrase{Vi: "%s (%s)", En: "%s (%s)"}
	BriefItemShare = Phrase{Vi: "%s (%s, chiếm %s)", En: "%s (%s, %s of all)"}
	BriefRisers    = Phrase{Vi: "tăng rõ rệt có %s", En: "clearly up: %s"}
	BriefFallers   = Phrase{Vi: "giảm rõ rệt có %s", En: "clearly down: %s"}
	BriefNewcomers = Phrase{Vi: "mới xuất hiện có %s", En: "new: %s"}
	BriefMoved     = Phrase{Vi: "%s (từ %s thành %s)", En: "%s (from %s to %s)"}
	BriefMovedUp   = Phrase{Vi: "%s (từ %s lên %s)", En: "%s (from %s to %s)"}
	BriefMovedDown = Phrase{Vi: "%s (từ %s xuống %s)", En: "%s (from %s to %s)"}
	BriefOthers    = Phrase{Vi: "và %d lĩnh vực khác", En: "and %d other topics"}
	BriefNone      = Phrase{Vi: "chưa lĩnh vực nào đủ căn cứ kết luận là có thay đổi", En: "of no topic there is enough to conclude that anything has changed"}
	BriefOverlap   = Phrase{Vi: "hai kỳ có tháng chung nên không kiểm định", En: "the periods share months, so nothing is tested"}
	BriefAboutIt   = Phrase{Vi: "Về %s: %s.", En: "On %s: %s."}
)

// Charts and tables of the pack.
var (
	BriefTopicMonths = Phrase{Vi: "%s theo lĩnh vực và tháng", En: "%s by topic and month"}

	BriefTabMonths   = Phrase{Vi: "Theo tháng", En: "By month"}
	BriefTabTopics   = Phrase{Vi: "Lĩnh vực", En: "Topics"}
	BriefTabTrends   = Phrase{Vi: "Lĩnh vực theo tháng", En: "Topics by month"}
	BriefTabUnits    = Phrase{Vi: "Đơn vị", En: "Units"}
	BriefTabChannels = Phrase{Vi: "Kênh theo tháng", En: "Channels by month"}
	BriefTabKinds    = Phrase{Vi: "Loại báo cáo", En: "Kinds of reports"}
	BriefTabSent     = Phrase{Vi: "Đơn vị gửi báo cáo", En: "Who sent reports"}

	BriefLargest  = Phrase{Vi: "%s (%d/%d lĩnh vực lớn nhất)", En: "%s (the largest %d of %d)"}
	BriefSample   = Phrase{Vi: "Số liệu mẫu", En: "Sample data"}
	BriefEmpty    = Phrase{Vi: "Kỳ này không có số liệu.", En: "There are no numbers in this period."}
	BriefLower    = Phrase{Vi: "Mức dự kiến, thấp", En: "Expected, low"}
	BriefUpper    = Phrase{Vi: "Mức dự kiến, cao", En: "Expected, high"}
	BriefThen     = Phrase{Vi: "Kỳ so sánh", En: "Then"}
	BriefNow      = Phrase{Vi: "Kỳ này", En: "Now"}
	BriefSentHead = Phrase{Vi: "Đã gửi", En: "Sent"}
	BriefLackHead = Phrase{Vi: "Chưa gửi", En: "Not sent"}
	BriefEvidence = Phrase{Vi: "Căn cứ", En: "Evidence"}
	BriefNoOne    = Phrase{Vi: "không có", En: "none"}
	BriefChartOf  = Phrase{Vi: "Biểu đồ: %s, %s", En: "Chart: %s, %s"}
	BriefTableOf  = Phrase{Vi: "%s, %s", En: "%s, %s"}
)

// How the numbers come about, for the last slide and the paper's last part.
var (
	BriefCounting = Phrase{Vi: "Mỗi báo cáo được đếm một lần; báo cáo về nhiều lĩnh vực có mặt ở từng lĩnh vực nên các lĩnh vực không cộng lại thành tổng. Vấn đề được đếm theo số vấn đề khác nhau.",
		En: "Each report counts once. One on several topics stands under each of them, so topics do not add up to the total. Issues are counted as distinct issues."}
	BriefPrivacy = Phrase{Vi: "Số liệu chỉ gồm số lượng và lĩnh vực của báo cáo; không có tên người gửi và nội dung ý kiến.", En: "The data holds counts and topics of reports alone: no names and no words of citizens."}
)
