package words

// What questions about merged entries, trees and single reports are refused with.
var (
	NeverUnknown = Phrase{Vi: "%s không bao giờ là chưa rõ; hãy dùng TOPIC, UNIT hoặc CHANNEL", En: "%s is never unknown; use TOPIC, UNIT or CHANNEL"}
)
