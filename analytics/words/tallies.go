package words

// Phrases of tallies: published totals without rows behind them.
var (
	TallyFuture      = Phrase{Vi: "tháng này còn ở tương lai; số liệu tổng hợp chỉ có thể là của tháng đã bắt đầu", En: "this month is yet to come; a total can only be of months that have begun"}
	CountAtLeast     = Phrase{Vi: "từ %d trở lên", En: "%d or more"}
	CountApproximate = Phrase{Vi: "khoảng %d", En: "about %d"}

	VersionTallies = Phrase{Vi: "nhập số liệu tổng hợp", En: "published totals"}

	TallyTwice        = Phrase{Vi: "số liệu tổng hợp này đã có ở dòng %s với nội dung khác", En: "this total already stands on line %s with other values"}
	TallyOneCell      = Phrase{Vi: "một số liệu tổng hợp chỉ ghi nhiều nhất một trong lĩnh vực, đơn vị, kênh", En: "a published total names at most one of topic, unit and channel"}
	TallyBackwards    = Phrase{Vi: "tháng cuối đứng trước tháng đầu (cột from)", En: "the last month is before the first one (column from)"}
	TallyTooLong      = Phrase{Vi: "kỳ dài %s tháng; tối đa là %s", En: "the period has %s months; at most %s are allowed"}
	TallyHasValue     = Phrase{Vi: "trạng thái NOT_REPORTED (không công bố) thì để trống ô này", En: "with the status NOT_REPORTED this field must be empty"}
	TallyNeedsValue   = Phrase{Vi: "ô này không được để trống, trừ khi trạng thái là NOT_REPORTED", En: "this field must not be empty, unless the status is NOT_REPORTED"}
	TallyValue        = Phrase{Vi: "phải là số nguyên không âm, chỉ gồm chữ số (1000, không viết 1.000), không quá %s", En: "it must be a whole number of digits alone (1000, not 1.000), at most %s"}
	AddressUnreadable = Phrase{Vi: "không phải địa chỉ trang web; viết như https://example.vn/bai", En: "this is not a web address; write it like https://example.vn/article"}
	DayUnreadable     = Phrase{Vi: "không phải ngày có thật; viết như 2020-05-26", En: "this is not a real date; write it like 2020-05-26"}

	PageTallySources = Phrase{Vi: "Nguồn số liệu tổng hợp: %s.", En: "Source of published totals: %s."}
	PageTallyDiffer  = Phrase{Vi: "Có số liệu tổng hợp đã công bố khác với số đếm từ các báo cáo; ở đây dùng số đếm. Nguồn: %s.", En: "Published totals differ from the reports that were counted; the count is shown. Source: %s."}
	PageTallyDiffers = Phrase{Vi: "khác số đã công bố", En: "differs from the published total"}
	PageTallyMore    = Phrase{Vi: "và %d nguồn khác", En: "and %d more"}
	PageNotePale     = Phrase{Vi: "Cột gạch chéo: số đã công bố chỉ cho biết mức ít nhất.", En: "Hatched bar: only a least number was published."}
	PageOnlyTotals   = Phrase{Vi: "Chỉ có số tổng đã công bố, không có số chi tiết cho phần này.", En: "Only totals were published; there are no details for this part."}
)
