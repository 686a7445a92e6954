package words

// What the GraphQL API says about a request, beside what package analytics says about the question in it.
var (
	InternalError = Phrase{Vi: "lỗi nội bộ", En: "internal error"}

	NotAMonth      = Phrase{Vi: "%s không phải là tháng báo cáo dạng \"2020-04\", từ 1900-01 đến 2199-12.", En: "%s is not a reporting month such as \"2020-04\", from 1900-01 to 2199-12."}
	NotADate       = Phrase{Vi: "%s không phải là ngày dạng \"2020-05-31\".", En: "%s is not a date such as \"2020-05-31\"."}
	NotAMoment     = Phrase{Vi: "%s không phải là thời điểm dạng \"2020-06-01T08:30:00Z\".", En: "%s is not a moment such as \"2020-06-01T08:30:00Z\"."}
	NotAnInt       = Phrase{Vi: "%s không phải là số nguyên 32 bit.", En: "%s is not a whole number of 32 bits."}
	NumberTooLarge = Phrase{Vi: "Số %s quá lớn; số nguyên có nhiều nhất 64 bit.", En: "The number %s is too large; whole numbers have at most 64 bits."}
	NotALong       = Phrase{Vi: "%s không phải là số nguyên 64 bit.", En: "%s is not a whole number of at most 64 bits."}

	MethodRefused      = Phrase{Vi: "Chỉ nhận GET và POST.", En: "Only GET and POST are served."}
	NotAcceptable      = Phrase{Vi: "Chỉ trả lời bằng application/graphql-response+json hoặc application/json, bảng thì còn bằng text/csv, XLSX và Parquet; tiêu đề Accept không cho phép loại nào.", En: "Answers are application/graphql-response+json or application/json, tables also text/csv, XLSX and Parquet; the Accept header allows none of them."}
	NotJSON            = Phrase{Vi: "Content-Type phải là application/json, bảng mã utf-8.", En: "Content-Type must be application/json in utf-8."}
	BodyTooLarge       = Phrase{Vi: "Thân yêu cầu vượt %d byte.", En: "The body is over %d bytes."}
	AddressTooLong     = Phrase{Vi: "Chuỗi truy vấn của địa chỉ vượt %d byte; hãy dùng POST.", En: "The query string of the address is over %d bytes; use POST."}
	BodyUnreadable     = Phrase{Vi: "Thân yêu cầu không phải là một yêu cầu GraphQL: một đối tượng JSON có query, variables, operationName, extensions.", En: "The body is not a GraphQL request: one JSON object with query, variables, operationName, extensions."}
	ParameterNotObject = Phrase{Vi: "Tham số %s không phải là đối tượng JSON.", En: "The parameter %s is not a JSON object."}
	QueryMissing       = Phrase{Vi: "Thiếu query.", En: "The query is missing."}
	OnlyQueriesByGet   = Phrase{Vi: "GET chỉ nhận query; mutation phải dùng POST.", En: "GET serves queries only; send a mutation by POST."}
	CrossOrigin        = Phrase{Vi: "Yêu cầu đến từ trang web khác nên bị từ chối.", En: "The request comes from another web site and is refused."}

	QueryTooDeep     = Phrase{Vi: "Câu truy vấn lồng nhau %d tầng; tối đa là %d.", En: "The query is nested %d levels deep; at most %d are allowed."}
	QueryTooManyRoot = Phrase{Vi: "Câu truy vấn có %d trường ở tầng ngoài cùng; tối đa là %d.", En: "The query has %d fields at its root; at most %d are allowed."}
	QueryTooWide     = Phrase{Vi: "Câu truy vấn có %d trường khi trải hết các fragment; tối đa là %d.", En: "The query has %d fields when its fragments are spread; at most %d are allowed."}
	QueryTooLong     = Phrase{Vi: "Câu truy vấn có hơn %d từ tố.", En: "The query has more than %d tokens."}
	ServerBusy       = Phrase{Vi: "Máy chủ đang bận với các câu truy vấn lớn khác; hãy thử lại sau ít giây.", En: "The server is busy with other large queries; try again in a few seconds."}
	AnswerTooLarge   = Phrase{Vi: "Câu truy vấn có chi phí %d; tối đa là %d. Hãy giảm first hoặc top, rút ngắn kỳ, hoặc hỏi ít trường hơn.", En: "The query costs %d; at most %d are allowed. Ask for a smaller first or top, a shorter period, or fewer fields."}
)
