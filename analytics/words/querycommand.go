package words

// What giaoban query says.
var (
	QueryAllOfTable  = Phrase{Vi: "--all chỉ dùng với --format csv, xlsx hoặc parquet.", En: "--all goes with --format csv, xlsx or parquet only."}
	QueryToFile      = Phrase{Vi: "%s không phải là văn bản để hiện lên màn hình; hãy thêm -o TỆP.", En: "%s is no text to be shown on a screen; add -o FILE."}
	QueryVariables   = Phrase{Vi: "Tệp biến %s phải là một đối tượng JSON.", En: "The file of variables %s must be one JSON object."}
	QueryMore        = Phrase{Vi: "Bảng chỉ có trang đầu; --all lấy hết các trang.", En: "The table holds the first page only; --all takes all pages."}
	QueryUnwritable  = Phrase{Vi: "Không ghi được tệp %s: %s.", En: "The file %s cannot be written: %s."}
	QueryNoGraphQL   = Phrase{Vi: "%s không trả lời bằng GraphQL (%s). Địa chỉ thường kết thúc bằng /graphql.", En: "%s did not answer with GraphQL (%s). The address usually ends in /graphql."}
	QueryUnreachable = Phrase{Vi: "%s không trả lời; hãy kiểm tra địa chỉ và máy chủ.", En: "%s does not answer; check the address and the server."}
)
