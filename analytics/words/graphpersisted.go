package words

// What the GraphQL API says about persisted operations.
var (
	DocumentTwice   = Phrase{Vi: "Chỉ gửi query hoặc documentId, không gửi cả hai.", En: "Send query or documentId, not both."}
	DocumentUnknown = Phrase{Vi: "Máy chủ không biết thao tác %q; documentId là tên thao tác hoặc sha256: kèm mã băm của tệp.", En: "This server knows no operation %q; documentId is the name of an operation, or sha256: and the hash of its file."}
	PersistedOnly   = Phrase{Vi: "Máy chủ này chỉ chạy các thao tác đã lưu; hãy gửi documentId.", En: "This server runs persisted operations only; send documentId."}
)
