package words

// What the GraphQL API says about a document or a variable that does not fit the schema. Where the words end in %s, the
// standard message of GraphQL follows, which names the field, the type or the value.
var (
	Unparsed     = Phrase{Vi: "Không đọc được câu truy vấn GraphQL: %s", En: "The GraphQL document cannot be read: %s"}
	InvalidQuery = Phrase{Vi: "Câu truy vấn không phù hợp với lược đồ: %s", En: "The document does not fit the schema: %s"}

	OperationMissing  = Phrase{Vi: "Câu truy vấn không có thao tác nào (query hoặc mutation).", En: "The document has no operation (query or mutation)."}
	OperationNotNamed = Phrase{Vi: "Câu truy vấn có nhiều thao tác; hãy nêu tên thao tác cần chạy trong operationName.", En: "The document has several operations; operationName must say which one to run."}
	OperationUnknown  = Phrase{Vi: "Câu truy vấn không có thao tác nào tên %q.", En: "The document has no operation named %q."}

	QueryTooManyFragments = Phrase{Vi: "Câu truy vấn có %d fragment; tối đa là %d.", En: "The query has %d fragments; at most %d are allowed."}
	QueryRepeats          = Phrase{Vi: "Một trường được hỏi %d lần dưới cùng một tên; tối đa là %d.", En: "A field is asked for %d times under the same name; at most %d are allowed."}

	VariableMissing      = Phrase{Vi: "Thiếu giá trị bắt buộc: %[1]s.", En: "A value is required: %[1]s is missing."}
	VariableNull         = Phrase{Vi: "%[1]s không được là null.", En: "%[1]s may not be null."}
	VariableUnknownField = Phrase{Vi: "Kiểu của biến không có trường này: %[1]s.", En: "The type of the variable has no such field: %[1]s."}
	VariableWrong        = Phrase{Vi: "Giá trị của %[1]s không đúng kiểu: %[2]s.", En: "The value of %[1]s is not of its type: %[2]s."}
)

// Rules says which rule of GraphQL a document breaks, by the rule's name. In English the standard message says it.
var Rules = map[string]Phrase{
	"FieldsOnCorrectType":          {Vi: "Lược đồ không có trường này: %s", En: "%s"},
	"FragmentsOnCompositeTypes":    {Vi: "Fragment không dùng được với kiểu này: %s", En: "%s"},
	"KnownArgumentNames":           {Vi: "Lược đồ không có đối số này: %s", En: "%s"},
	"KnownDirectives":              {Vi: "Chỉ thị (directive) không có hoặc đặt sai chỗ: %s", En: "%s"},
	"KnownFragmentNames":           {Vi: "Câu truy vấn không có fragment này: %s", En: "%s"},
	"KnownRootType":                {Vi: "Loại thao tác không được hỗ trợ: %s", En: "%s"},
	"KnownTypeNames":               {Vi: "Lược đồ không có kiểu này: %s", En: "%s"},
	"LoneAnonymousOperation":       {Vi: "Thao tác không tên phải đứng một mình: %s", En: "%s"},
	"MaxIntrospectionDepth":        {Vi: "Câu truy vấn về lược đồ lồng quá sâu: %s", En: "%s"},
	"NoFragmentCycles":             {Vi: "Fragment chứa chính nó: %s", En: "%s"},
	"NoUndefinedVariables":         {Vi: "Biến chưa được khai báo: %s", En: "%s"},
	"NoUnusedFragments":            {Vi: "Fragment không được dùng: %s", En: "%s"},
	"NoUnusedVariables":            {Vi: "Biến không được dùng: %s", En: "%s"},
	"OverlappingFieldsCanBeMerged": {Vi: "Hai trường khác nhau có cùng tên trong câu trả lời; hãy đặt bí danh (alias): %s", En: "%s"},
	"PossibleFragmentSpreads":      {Vi: "Fragment không dùng được ở chỗ này: %s", En: "%s"},
	"ProvidedRequiredArguments":    {Vi: "Thiếu đối số bắt buộc: %s", En: "%s"},
	"ScalarLeafs":                  {Vi: "Phần chọn trường con bị thiếu hoặc thừa: %s", En: "%s"},
	"UniqueArgumentNames":          {Vi: "Đối số bị nêu hai lần: %s", En: "%s"},
	"UniqueDirectivesPerLocation":  {Vi: "Chỉ thị (directive) bị nêu hai lần: %s", En: "%s"},
	"UniqueFragmentNames":          {Vi: "Hai fragment trùng tên: %s", En: "%s"},
	"UniqueInputFieldNames":        {Vi: "Trường của giá trị bị nêu hai lần: %s", En: "%s"},
	"UniqueOperationNames":         {Vi: "Hai thao tác trùng tên: %s", En: "%s"},
	"UniqueVariableNames":          {Vi: "Hai biến trùng tên: %s", En: "%s"},
	"ValuesOfCorrectType":          {Vi: "Giá trị không đúng kiểu: %s", En: "%s"},
	"VariablesAreInputTypes":       {Vi: "Kiểu của biến không dùng làm đầu vào được: %s", En: "%s"},
	"VariablesInAllowedPosition":   {Vi: "Biến không đúng kiểu ở chỗ được dùng: %s", En: "%s"},
}
