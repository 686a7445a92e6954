package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/officetest"
	"giaoban/dashboards/render/ooxml"
)

func drawing(t testing.TB, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			img.Set(x, y, color.RGBA{11, 87, uint8(100 + 155*x/width), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const sentence = "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt, tiếp nhận, tổng hợp 46 lượt báo cáo bằng văn bản; xây dựng 15 báo cáo đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề về dịch bệnh Covid-19)."

// report is a paper with each kind of block, whose table takes more than a page.
func report(t testing.TB) Document {
	rows := [][]Cell{}
	for i := range 45 {
		rows = append(rows, []Cell{{Text: fmt.Sprint(i + 1)}, {Text: fmt.Sprintf("Lĩnh vực giải phóng mặt bằng, tái định cư số %d", i+1)}, {Text: words.Number(words.Vi, int64(i*321)), Link: "https://giaoban.example/reports?topic=x&lang=vi"}, {Text: "chưa đủ căn cứ kết luận"}})
	}
	return Document{Title: "Báo cáo dư luận xã hội tháng 4–5/2020", Author: "Ban Tuyên giáo Thành ủy", Lang: words.Vi, Created: time.Date(2020, 6, 1, 8, 30, 0, 0, time.UTC), Blocks: []Block{
		Letterhead{Parent: "THÀNH ỦY HẢI PHÒNG", Office: "BAN TUYÊN GIÁO", Number: "Số:        -BC/BTGTU", Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto: "Độc lập - Tự do - Hạnh phúc", Place: "Hải Phòng, ngày       tháng 6 năm 2020"},
		Name{Kind: "BÁO CÁO", About: "Công tác nắm bắt, tổng hợp dư luận xã hội tháng 4 và 5 năm 2020"},
		Heading{1, "I. TÌNH HÌNH TIẾP NHẬN"},
		Paragraph{[]Run{{Text: "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt, tiếp nhận, tổng hợp "}, {Text: "46", Bold: true, Link: "https://giaoban.example/?from=2020-04&to=2020-05"}, {Text: " lượt báo cáo bằng văn bản; xây dựng 15 báo cáo đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề về dịch bệnh Covid-19)."}}},
		Heading{2, "1. Theo lĩnh vực"},
		Text("- Dịch bệnh Covid-19: nhiều hơn 3 so với tháng 2–3/2020, chưa đủ căn cứ kết luận."),
		Heading{3, "a) Số liệu"},
		Table{Caption: "Bảng 1. Báo cáo theo lĩnh vực", Alt: "Số báo cáo của từng lĩnh vực", Rows: rows, Columns: []Column{{Head: "TT", Width: 0.5}, {Head: "Lĩnh vực", Width: 4}, {Head: "Số báo cáo", Right: true, Width: 1.3}, {Head: "Nhận định", Width: 2}}},
		Picture{File: drawing(t, 600, 300), Alt: "Biểu đồ theo tháng", Caption: "Hình 1. Báo cáo theo tháng"},
		Text(strings.Repeat(sentence+" ", 6)),
		Signature{To: "Nơi nhận:", Recipients: []string{"- Thường trực Thành ủy,", "- Các quận ủy, huyện ủy,", "- Lưu."}, Role: "TRƯỞNG BAN", Name: "Nguyễn Văn Ánh"},
	}}
}

// hostile is a paper of the longest names, of much and of nothing.
func hostile(t testing.TB) Document {
	long := strings.Repeat("Vấn đề giải phóng mặt bằng, tái định cư ở phường Đằng Giang; ", 4)
	names := []string{long, `<b>&amp;"'</b>`, "شكاوى المواطنين", "a\u202eb\x00\x07c\ufffe\tz", strings.Repeat("W", 200), ""}
	d := Document{Title: `</w:t>"&`, Lang: words.En, Font: "Arial", Size: 13, Blocks: []Block{
		Letterhead{Parent: strings.ToUpper(long), Office: strings.ToUpper(long), Nation: "ĐẢNG CỘNG SẢN VIỆT NAM", Place: long},
		Letterhead{}, Name{Kind: long, About: long}, Name{}, Heading{1, long}, Text(""), Paragraph{},
		Table{Alt: "x", Columns: []Column{{Head: long}}},
		Picture{File: drawing(t, 10, 400), Alt: long}, Picture{File: drawing(t, 10, 400), Alt: long, Width: 5, Caption: long}, Break{}, Signature{},
		Signature{Recipients: names, Role: long, Name: long},
	}}
	var rows [][]Cell
	for i := range 60 {
		rows = append(rows, []Cell{{Text: names[i%6]}, {Text: names[(i+2)%6], Link: `https://giaoban.example/?q="<>`}, {Text: names[(i+1)%6], Bold: true}})
		d.Blocks = append(d.Blocks, Text(names[i%6]))
	}
	d.Blocks = append(d.Blocks, Table{Caption: long, Alt: "x", Columns: []Column{{Head: long}, {}, {Head: strings.Repeat("W", 60), Width: 0.3}}, Rows: rows})
	return d
}

func written(t testing.TB, d Document) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, d); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same document has different bytes")
	}
	return b.Bytes()
}

// Both papers are whole and valid, and LibreOffice keeps every word within the margins and off all others.
func TestOpens(t *testing.T) {
	const point = 72 / 25.4
	for name, d := range map[string]Document{"report.docx": report(t), "hostile.docx": hostile(t)} {
		t.Run(name, func(t *testing.T) {
			file := written(t, d)
			officetest.Unzip(t, file).Whole(t)
			officetest.Valid(t, name, file)
			for i, page := range officetest.Open(t, name, file) {
				if math.Abs(page.Width-pageWidth*point) > 1 || math.Abs(page.Height-pageHeight*point) > 1 {
					t.Fatalf("page %d has %.0f x %.0f points", i+1, page.Width, page.Height)
				}
				for k, w := range page.Words {
					number := w.YMax < marginTop*point
					if number && (w.Text != fmt.Sprint(i+1) || i == 0 || math.Abs((w.XMin+w.XMax)/2-(marginLeft+textWidth/2)*point) > 3) {
						t.Errorf("page %d: %q stands where its number should, at %.0f", i+1, w.Text, w.XMin)
					}
					if !number && (w.XMin < marginLeft*point-3 || w.XMax > (pageWidth-marginRight)*point+3 || w.YMin < marginTop*point-3 || w.YMax > (pageHeight-marginBottom)*point+3) {
						t.Errorf("page %d: %q stands in a margin, at %.0f %.0f to %.0f %.0f", i+1, w.Text, w.XMin, w.YMin, w.XMax, w.YMax)
					}
					for _, other := range page.Words[:k] {
						if officetest.Overlap(w, other) {
							t.Errorf("page %d: %q stands on %q, at %.0f %.0f", i+1, w.Text, other.Text, w.XMin, w.YMin)
						}
					}
				}
			}
		})
	}
}

// The paper reads as it was given, its heads stand on each page of a table, and its headings are those of Word.
func TestReport(t *testing.T) {
	d := report(t)
	file := written(t, d)
	p := officetest.Unzip(t, file)
	document := p.XML(t, "/word/document.xml")
	var paragraphs []string
	styles := map[string]string{}
	for _, e := range document.All("p") {
		paragraphs = append(paragraphs, e.AllText())
		for _, s := range e.All("pStyle") {
			styles[e.AllText()] = s.Attr("val")
		}
	}
	if !slices.Contains(paragraphs, sentence) {
		t.Errorf("the sentence is not among\n%s", strings.Join(paragraphs, "\n"))
	}
	for text, style := range map[string]string{"BÁO CÁO": "Title", "I. TÌNH HÌNH TIẾP NHẬN": "Heading1", "1. Theo lĩnh vực": "Heading2", "a) Số liệu": "Heading3"} {
		if styles[text] != style {
			t.Errorf("%q has the style %q", text, styles[text])
		}
	}
	defined := p.XML(t, "/word/styles.xml").All("style")
	for _, e := range append(document.All("pStyle"), document.All("rStyle")...) {
		if !slices.ContainsFunc(defined, func(s officetest.Element) bool { return s.Attr("styleId") == e.Attr("val") }) {
			t.Errorf("no style %q", e.Attr("val"))
		}
	}
	links := map[string]string{}
	for _, e := range document.All("hyperlink") {
		links[e.AllText()] = p.Relations(t, "/word/document.xml")[e.Relation("id")].Attr("Target")
	}
	if links["46"] != "https://giaoban.example/?from=2020-04&to=2020-05" {
		t.Errorf("46 leads to %q", links["46"])
	}
	table := document.All("tbl")[1]
	if heads := table.All("tblHeader"); len(heads) != 1 || table.All("tblDescription")[0].Attr("val") != "Số báo cáo của từng lĩnh vực" {
		t.Errorf("%d rows of heads", len(heads))
	}
	if alt := document.All("docPr")[0].Attr("descr"); alt != "Biểu đồ theo tháng" {
		t.Errorf("the picture is described as %q", alt)
	}
	heads, first := 0, ""
	pages := officetest.Open(t, "report.docx", file)
	for i, page := range pages {
		if strings.Contains(page.Text(), "TT Lĩnh vực") {
			heads++
		}
		if i == 0 {
			first = page.Text()
		}
	}
	if heads != 3 {
		t.Errorf("the table's heads stand on %d pages", heads)
	}
	if !strings.HasPrefix(first, "THÀNH ỦY HẢI PHÒNG") || !strings.Contains(first, sentence) {
		t.Errorf("the first page reads %s", first)
	}
}

func TestRefused(t *testing.T) {
	for want, block := range map[string]Block{
		"block 1: it has no alternative text": Table{Columns: []Column{{}}},
		"alternative text":                    Picture{File: drawing(t, 2, 2)},
		"neither PNG nor JPEG":                Picture{File: []byte("%PDF"), Alt: "a"},
		"the table has no columns":            Table{Alt: "a"},
		"row 1 of the table has 0 cells":      Table{Alt: "a", Columns: []Column{{}}, Rows: [][]Cell{{}}},
		"a heading of level 4":                Heading{4, "x"},
	} {
		var b bytes.Buffer
		if err := Write(&b, Document{Blocks: []Block{block}}); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("%v and %d bytes instead of %q", err, b.Len(), want)
		}
	}
}

// What stands in a text is text, whatever it looks like.
func TestTextIsText(t *testing.T) {
	p := officetest.Unzip(t, written(t, Document{Title: `</dc:title>"&`, Blocks: []Block{Text("</w:t><w:br/>&amp;\x00 e\u0302\u0301")}}))
	if got, want := p.XML(t, "/word/document.xml").All("p")[0].AllText(), "</w:t><w:br/>&amp; ế"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := p.XML(t, "/docProps/core.xml").All("title")[0].AllText(); got != ooxml.Clean(`</dc:title>"&`) {
		t.Errorf("the title is %q", got)
	}
}
