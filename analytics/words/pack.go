package words

// What the briefing pack's files call their own pieces: names that a reader meets in the list of a slide's shapes, in the
// choice of layouts, and where a screen reader tells what stands there.
var (
	PackTitle        = Phrase{Vi: "Tiêu đề", En: "Title"}
	PackSubtitle     = Phrase{Vi: "Phụ đề", En: "Subtitle"}
	PackBody         = Phrase{Vi: "Nội dung", En: "Content"}
	PackText         = Phrase{Vi: "Đoạn văn bản", En: "Text"}
	PackChart        = Phrase{Vi: "Biểu đồ", En: "Chart"}
	PackTable        = Phrase{Vi: "Bảng", En: "Table"}
	PackPicture      = Phrase{Vi: "Hình", En: "Picture"}
	PackSource       = Phrase{Vi: "Nguồn", En: "Source"}
	PackFooter       = Phrase{Vi: "Chân trang", En: "Footer"}
	PackNumber       = Phrase{Vi: "Số trang", En: "Slide number"}
	PackNotes        = Phrase{Vi: "Ghi chú của người trình bày", En: "Speaker notes"}
	PackSlidePicture = Phrase{Vi: "Hình trang chiếu", En: "Slide image"}
	PackLogo         = Phrase{Vi: "Biểu trưng", En: "Logo"}
	PackRule         = Phrase{Vi: "Đường kẻ", En: "Rule"}

	PackLayoutCover = Phrase{Vi: "Trang bìa", En: "Title slide"}
	PackLayoutBody  = Phrase{Vi: "Tiêu đề và nội dung", En: "Title and content"}
	PackLayoutTitle = Phrase{Vi: "Chỉ có tiêu đề", En: "Title only"}
	PackEditTitle   = Phrase{Vi: "Bấm để sửa tiêu đề", En: "Click to edit the title"}
	PackEditText    = Phrase{Vi: "Bấm để sửa nội dung", En: "Click to edit the text"}
)

// The files of the pack.
var (
	DeckWritten   = Phrase{Vi: "Đã ghi %s (%d KB): %s, phiên bản số liệu %d.", En: "Wrote %s (%d KB): %s, data version %d."}
	DeckEnding    = Phrase{Vi: "%s: đuôi tệp cho biết loại tệp; có: %s", En: "%s: the ending says what to write; there are %s"}
	DeckAccent    = Phrase{Vi: "--deck-accent %s: cần một màu gồm sáu chữ số thập lục phân, như 8a1c1c", En: "--deck-accent %s: a colour is six hexadecimal digits, such as 8a1c1c"}
	DeckLogo      = Phrase{Vi: "--deck-logo %s: cần một hình PNG hoặc JPEG", En: "--deck-logo %s: a PNG or JPEG is wanted"}
	DeckLogoLarge = Phrase{Vi: "--deck-logo %s: hình có %d KB, nhiều nhất %d KB", En: "--deck-logo %s has %d KB; at most %d KB are allowed"}

	PackFormUnknown = Phrase{Vi: "gói giao ban không có tệp loại “%s”; có: pptx, docx, xlsx, md", En: "the pack has no files of form “%s”; there are pptx, docx, xlsx, md"}

	PackFiles    = Phrase{Vi: "Tệp cho cuộc họp", En: "For the meeting"}
	PackFilesSay = Phrase{Vi: "Mọi tệp được lập từ cùng một phiên bản số liệu (%d). Biểu đồ trong trang chiếu sửa được.", En: "All files are of one data version (%d). The charts of the slides can be edited."}
	PackFocus    = Phrase{Vi: "Chuyên đề", En: "In focus"}
	PackNoFocus  = Phrase{Vi: "Không", En: "None"}
	PackDeck     = Phrase{Vi: "Trang chiếu (PowerPoint)", En: "Slides (PowerPoint)"}
	PackPaper    = Phrase{Vi: "Báo cáo (Word)", En: "Report (Word)"}
	PackBook     = Phrase{Vi: "Bảng số liệu (Excel)", En: "Tables (Excel)"}
	PackMarkdown = Phrase{Vi: "Văn bản (Markdown)", En: "Text (Markdown)"}
)
