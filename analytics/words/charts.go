package words

// What is written in charts.
var (
	ChartExpected       = Phrase{Vi: "Khoảng dự kiến", En: "Expected range"}
	ChartAberrant       = Phrase{Vi: "Ngoài khoảng dự kiến", En: "Outside the expected range"}
	ChartExpectedTip    = Phrase{Vi: "Dự kiến từ %d đến %d", En: "Expected %d to %d"}
	ChartAbove          = Phrase{Vi: "cao hơn dự kiến", En: "more than expected"}
	ChartAll            = Phrase{Vi: "Tổng", En: "All"}
	ChartOthers         = Phrase{Vi: "%d kênh khác", En: "%d other channels"}
	ChartOtherSyntheses = Phrase{Vi: "Báo cáo tổng hợp khác", En: "Other syntheses"}
	ChartScale          = Phrase{Vi: "Mỗi cột là một tháng, từ %s đến %s. Mọi đơn vị chung một thang; cột cao nhất: %s.", En: "Each bar is a month, from %s to %s. All units share one scale; the highest bar: %s."}
	ChartHighest        = Phrase{Vi: "Cao nhất", En: "Highest"}
	ChartPerDay         = Phrase{Vi: "Bình quân mỗi ngày. Đường màu: tăng, giảm rõ rệt; đường xám: chưa đủ căn cứ hoặc ổn định.", En: "Average per day. Coloured: a clear rise or fall; grey: inconclusive or stable."}
	ChartEachDay        = Phrase{Vi: "%s mỗi ngày", En: "%s a day"}
	ChartItself         = Phrase{Vi: "Chỉ ghi lĩnh vực chung", En: "No sub-topic named"}
	ChartTogether       = Phrase{Vi: "Cả lĩnh vực, mỗi báo cáo tính một lần", En: "All of the topic, each report once"}
	ChartOverlap        = Phrase{Vi: "Diện tích theo số lượng. Một báo cáo thuộc nhiều lĩnh vực có mặt ở từng lĩnh vực, nên các ô cộng lại lớn hơn tổng số.", En: "Areas go by the count. A report with several topics is in each of them, so the tiles add up to more than the total."}
	ChartHidden         = Phrase{Vi: "Số bị ẩn: %s.", En: "Hidden: %s."}
	ChartMissing        = Phrase{Vi: "Chưa có số liệu: %s.", En: "Not reported: %s."}
	ChartNoNumber       = Phrase{Vi: "Không có số", En: "No number"}
	ChartBelow          = Phrase{Vi: "thấp hơn dự kiến", En: "fewer than expected"}
)
