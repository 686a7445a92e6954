package docx

import "giaoban/dashboards/render/ooxml"

// Letterhead is the head of the first page. An empty line is left out, so that a Party office has its own form of it:
// "ĐẢNG CỘNG SẢN VIỆT NAM" as the Nation, without a Motto.
type Letterhead struct {
	Parent string // the office above: "THÀNH ỦY HẢI PHÒNG"
	Office string // the office that writes
	Number string // "Số: …-BC/BTGTU"
	Nation string // "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	Motto  string // "Độc lập - Tự do - Hạnh phúc"
	Place  string // "Hải Phòng, ngày … tháng … năm …"
}

// Signature ends the paper: who gets it on the left, who signs on the right.
type Signature struct {
	To         string   // "Nơi nhận:"
	Recipients []string // "- Thường trực Thành ủy,"
	Role       string   // "TRƯỞNG BAN"
	Name       string   // below the space for the signature
}

// The two columns of head and end, in millimetres.
const leftColumn, rightColumn = 63.0, textWidth - 63.0

func (l Letterhead) write(d *writing) (ooxml.Nodes, error) {
	left := d.lines(leftColumn, headLine{text: l.Parent}, headLine{text: l.Office, bold: true, line: 0.4}, headLine{text: l.Number, before: between})
	nation := headLine{text: l.Nation, bold: true}
	if l.Motto == "" {
		nation.line = 1
	}
	right := d.lines(rightColumn, nation, headLine{text: l.Motto, bold: true, larger: 1, line: 1}, headLine{text: l.Place, italic: true, larger: 1, before: between})
	return ooxml.Nodes{columns(left, right)}, nil
}

// headLine is a line of the letterhead, with a line below it that is as long as a part of its text.
type headLine struct {
	text           string
	bold, italic   bool
	larger, before float64 // points
	line           float64
}

// timesOfArial is how wide Times is beside Arial.
const timesOfArial = 0.95

func (d *writing) lines(width float64, lines ...headLine) ooxml.Nodes {
	var all ooxml.Nodes
	for _, l := range lines {
		if l.text == "" {
			continue
		}
		size := d.Size - 1 + l.larger
		letters := el("w:rPr")
		if l.bold {
			letters = letters.With(el("w:b"), el("w:bCs"))
		}
		if l.italic {
			letters = letters.With(el("w:i"), el("w:iCs"))
		}
		letters = letters.With(val("w:sz", halfPoints(size)), val("w:szCs", halfPoints(size)))
		all = append(all, el("w:p", el("w:pPr", val("w:pStyle", styleHead), el("w:spacing", attr("w:before", int(l.before*20)), attr("w:after", 0))),
			el("w:r", letters, el("w:t", attr("xml:space", "preserve"), ooxml.T(l.text)))))
		if l.line > 0 {
			length := ooxml.Width(ooxml.Clean(l.text), l.bold) * size * 25.4 / 72 * timesOfArial
			all = append(all, lineBelow(width, min(length, width)*l.line, 0))
		}
	}
	if len(all) == 0 {
		all = ooxml.Nodes{d.paragraph(styleHead, nil)} // a cell is never without
	}
	return all
}

func (s Signature) write(d *writing) (ooxml.Nodes, error) {
	var left ooxml.Nodes
	keep := ooxml.Nodes{el("w:keepNext")}
	if s.To != "" {
		left = append(left, d.paragraph(styleRecipient, keep, Run{Text: s.To, Bold: true, Italic: true}))
	}
	for _, r := range s.Recipients {
		left = append(left, d.paragraph(styleRecipient, keep, Run{Text: r}))
	}
	if len(left) == 0 {
		left = ooxml.Nodes{d.paragraph(styleRecipient, nil)}
	}
	right := ooxml.Nodes{d.paragraph(styleHead, keep, Run{Text: s.Role, Bold: true})}
	for range 4 { // the space for signature and seal
		right = append(right, d.paragraph(styleHead, keep))
	}
	right = append(right, d.paragraph(styleHead, nil, Run{Text: s.Name, Bold: true}))
	return ooxml.Nodes{d.paragraph(styleHead, ooxml.Nodes{el("w:keepNext")}), columns(left, right)}, nil
}

// columns is a table without lines.
func columns(left, right ooxml.Nodes) ooxml.Node {
	cell := func(width float64, inner ooxml.Nodes) ooxml.Node {
		return el("w:tc", el("w:tcPr", el("w:tcW", attr("w:w", twips(width)), attr("w:type", "dxa"))), inner)
	}
	return el("w:tbl",
		el("w:tblPr", el("w:tblW", attr("w:w", twips(textWidth)), attr("w:type", "dxa")), el("w:tblLayout", attr("w:type", "fixed")), cellMargins(0),
			el("w:tblLook", attr("w:val", "0000"))),
		el("w:tblGrid", el("w:gridCol", attr("w:w", twips(leftColumn))), el("w:gridCol", attr("w:w", twips(rightColumn)))),
		el("w:tr", el("w:trPr", el("w:cantSplit")), cell(leftColumn, left), cell(rightColumn, right)))
}
