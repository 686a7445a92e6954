package pptx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/words"
)

// logo is a picture of two colours, twice as wide as high.
func logo(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 240, 120))
	for x := range 240 {
		for y := range 120 {
			c := color.RGBA{11, 87, 164, 255}
			if (x-60)*(x-60)+(y-60)*(y-60) < 2500 {
				c = color.RGBA{229, 196, 107, 255}
			}
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// points are values, of which those below zero are missing.
func points(values ...float64) []Point {
	all := make([]Point, len(values))
	for i, v := range values {
		if v >= 0 {
			all[i] = Of(v)
		}
	}
	return all
}

var topics = []string{"Môi trường", "Đất đai, giải phóng mặt bằng", "Dịch bệnh Covid-19", "An ninh trật tự", "Giao thông", "Y tế, bảo hiểm y tế",
	"Giáo dục và đào tạo", "Xây dựng nông thôn mới", "Trật tự đô thị", "Cải cách hành chính", "Lao động, việc làm", "Chính sách người có công"}

func months(n int) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("Tháng %d/%d", i%12+1, 2015+i/12))
	}
	return all
}

// wave are n values about a height, of which one is missing.
func wave(n, high, missing int) []Point {
	all := make([]Point, n)
	for i := range all {
		if i != missing {
			all[i] = Of(float64(high + (i*7)%13))
		}
	}
	return all
}

const source = "Nguồn: số liệu mẫu; phiên bản số liệu 2; tính đến hết ngày 31/5/2020."

// briefing is a deck with each kind of slide.
func briefing(t testing.TB) Deck {
	d := Deck{
		Title: "Giao ban dư luận xã hội tháng 4–5/2020", Author: "Ban Tuyên giáo Thành ủy", Lang: words.Vi, Footer: "Giao ban dư luận xã hội tháng 4–5/2020 · Số liệu mẫu",
		Created: time.Date(2020, 6, 1, 8, 30, 0, 0, time.UTC), Theme: Plain,
	}
	d.Theme.Logo = logo(t)
	add := func(s Slide, parts func(content Box) []Part) {
		s.Parts = parts(d.Content(s))
		d.Slides = append(d.Slides, s)
	}
	none := "Kỳ này không có báo cáo nào."
	d.Slides = []Slide{{Cover: true, Title: "Giao ban công tác dư luận xã hội tháng 4 và 5 năm 2020", Subtitle: "Ban Tuyên giáo Thành ủy · Số liệu mẫu, phiên bản 2", Notes: "Chào mừng các đồng chí."}}
	add(Slide{Title: "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt, tiếp nhận 46 báo cáo bằng văn bản", Subtitle: "So với tháng 2–3/2020 và tháng 4–5/2019", Source: source,
		Notes: "Câu thứ nhất.\n\nCâu thứ hai: 46 báo cáo."}, func(content Box) []Part {
		var parts []Part
		for i, b := range content.Rows(2, 3)[0].Columns(1, 1, 1, 1, 1) {
			parts = append(parts, Text{Box: b, Fill: Soft, Anchor: Middle, Paragraphs: []Paragraph{
				{Runs: []Run{{Text: []string{"Báo cáo bằng văn bản", "Tin nhắn", "Báo cáo tổng hợp", "Trong đó chuyên đề", "Vấn đề"}[i], Size: 12, Color: Muted}}},
				{Runs: []Run{{Text: []string{"46", "6.226", "15", "12", "25"}[i], Size: 34, Bold: true}}},
				{Runs: []Run{{Text: "nhiều hơn 3 so với tháng 2–3/2020", Size: 11, Color: Muted}}}}})
		}
		return append(parts, Text{Body: true, Box: content.Rows(2, 3)[1], Paragraphs: []Paragraph{
			{Bullet: true, Runs: []Run{{Text: "Xây dựng 15 báo cáo ", Bold: true}, {Text: "đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề về dịch bệnh Covid-19)."}}},
			{Bullet: true, Before: 6, Runs: []Run{{Text: "Dịch bệnh Covid-19 tăng rõ; các lĩnh vực khác "}, {Text: "chưa đủ căn cứ kết luận", Bold: true, Color: Accent(0)}, {Text: "."}}}}})
	})
	add(Slide{Title: "Số báo cáo theo tháng", Subtitle: "Cột nét đứt: tháng chưa hết; cột gạch chéo: ít nhất", Source: source, Notes: "Theo tháng."}, func(content Box) []Part {
		return []Part{Chart{Box: content, Kind: Columns, Alt: "Biểu đồ cột: số báo cáo theo tháng", Empty: none, Head: "Tháng", Categories: months(12), Labels: AllLabels,
			Series: []Series{{Name: "Báo cáo bằng văn bản", Points: []Point{Of(20), Of(22), {}, {Value: Of(30).Value, Mark: AtLeast}, {Value: Of(25).Value, Mark: Approximate}, Of(21),
				Of(1200), Of(24), Of(0), Of(23.5), {Value: Of(19).Value, Color: Accent(1)}, {Value: Of(12).Value, Mark: Partial}}}}}}
	})
	add(Slide{Title: "Lĩnh vực: kỳ này và hai kỳ so sánh", Source: source}, func(content Box) []Part {
		var rows [][]Cell
		for i, topic := range topics {
			rows = append(rows, []Cell{{Text: topic, Link: "https://giaoban.example/reports?topic=x&lang=vi"}, {Text: words.Number(words.Vi, int64(i*1234))}, {Text: "chưa đủ căn cứ"}})
		}
		both := content.Columns(3, 2)
		return []Part{
			Chart{Box: both[0], Kind: Bars, Alt: "Biểu đồ thanh: báo cáo theo lĩnh vực", Empty: none, Head: "Lĩnh vực", Categories: topics, Labels: AllLabels,
				Series: []Series{{Name: "Tháng 4–5/2020", Points: wave(12, 40, 3)}, {Name: "Tháng 2–3/2020", Points: wave(12, 30, 5)}, {Name: "Tháng 4–5/2019", Points: wave(12, 20, 20)}}},
			Table{Box: both[1], Alt: "Bảng: báo cáo theo lĩnh vực", Rows: rows, Columns: []Column{{Head: "Lĩnh vực", Width: 3}, {Head: "Số báo cáo", Align: Right, Width: 1.4}, {Head: "Nhận định", Width: 2}}}}
	})
	add(Slide{Title: "Xu hướng từng lĩnh vực từ năm 2015", Subtitle: "Đường nét đứt: mức dự kiến", Source: source}, func(content Box) []Part {
		rows := content.Rows(1, 1)
		below := rows[1].Columns(1, 1, 1)
		return []Part{
			Chart{Box: rows[0], Kind: Lines, Alt: "Biểu đồ đường", Empty: none, Head: "Tháng", Categories: months(65), Labels: LastLabels,
				Series: []Series{{Name: "Môi trường", Points: wave(65, 30, 20)}, {Name: "Dự kiến", Points: wave(65, 22, -1), Dashed: true}, {Name: "Giao thông", Points: wave(65, 2, 40)}}},
			Chart{Box: below[0], Kind: StackedColumns, Alt: "Biểu đồ cột chồng", Empty: none, Head: "Tháng", Categories: months(5), Labels: AllLabels,
				Series: []Series{{Name: "Zalo", Points: points(10, 20, 30, 25, 18)}, {Name: "Đường dây nóng", Points: points(15, -1, 10, 22, 9)}}},
			Chart{Box: below[1], Kind: Lines, Alt: "Biểu đồ đường ngắn", Empty: none, Head: "Tháng", Categories: months(6), Labels: AllLabels,
				Series: []Series{{Name: "Y tế", Points: []Point{Of(1), Of(2), {}, Of(3), {Value: Of(2).Value, Mark: AtLeast}, {Value: Of(1).Value, Mark: Partial}}}}},
			Chart{Box: below[2], Kind: StackedBars, Alt: "Biểu đồ thanh chồng", Empty: none, Head: "Lĩnh vực", Categories: topics[:4],
				Series: []Series{{Name: "Zalo", Points: points(1, 2, 3, 2)}, {Name: "Đường dây nóng", Points: points(0, -1, 1, 2)}}}}
	})
	add(Slide{Title: "Bản đồ nhiệt", Subtitle: "Hình thay cho loại biểu đồ mà PowerPoint không có"}, func(content Box) []Part {
		both := content.Columns(1, 1)
		return []Part{Picture{Box: both[0], File: logo(t), Alt: "Hình thử"},
			Chart{Box: both[1], Kind: Bars, Alt: none, Empty: none, Categories: []string{"a"}, Series: []Series{{Name: "x", Points: []Point{{}}}}}}
	})
	return d
}

// hostile is a deck of the longest names, of much and of nothing.
func hostile(t testing.TB) Deck {
	long := longest()
	d := Deck{Title: `<script>alert("1")</script> & ]]>`, Lang: words.En, Theme: Plain, Footer: long, Created: time.Unix(0, 0)}
	names := []string{long, `<b>&amp;"'</b>`, "__proto__", "شكاوى المواطنين حول النظافة", "a\u202eb\x00\x07c\ufffe\tz", "环境卫生问题环境卫生问题环境卫生问题环境卫生问题", strings.Repeat("W", 200), "🔒 ≥ 1.000", "e\u0302\u0301", ""}
	var rows [][]Cell
	many := make([]string, 40)
	var paragraphs []Paragraph
	for i := range many {
		many[i] = fmt.Sprintf("%d. %s", i+1, names[i%len(names)])
		rows = append(rows, []Cell{{Text: many[i]}, {Text: fmt.Sprint(i)}, {Text: many[(i+3)%10]}})
		paragraphs = append(paragraphs, Paragraph{Bullet: true, Runs: []Run{{Text: many[i]}}})
	}
	d.Slides = []Slide{{Cover: true, Title: long, Subtitle: long + " " + long}}
	add := func(s Slide, parts func(content Box) []Part) {
		s.Parts = parts(d.Content(s))
		d.Slides = append(d.Slides, s)
	}
	add(Slide{Title: long, Subtitle: long, Source: long + long, Notes: "a\x00b\n<c>"}, func(content Box) []Part {
		return []Part{Text{Body: true, Box: content, Paragraphs: paragraphs}}
	})
	chart := func(title string, k ChartKind, labels Labels, categories int, series []Series) {
		add(Slide{Title: title, Subtitle: long, Source: "x"}, func(content Box) []Part {
			c := Chart{Box: content, Kind: k, Alt: long, Empty: "-", Head: long, Categories: many[:categories], Labels: labels}
			for _, s := range series {
				s.Points = s.Points[:categories]
				c.Series = append(c.Series, s)
			}
			return []Part{c}
		})
	}
	three := []Series{{Name: long, Points: wave(40, 100000, 3)}, {Name: strings.Repeat("W", 200), Points: wave(40, 200000, 4)}, {Name: "\x00", Points: wave(40, 300000, 5)}}
	chart("40 bars", Bars, AllLabels, 40, three[:1])
	chart("40 bars, three series", Bars, AllLabels, 40, three)
	chart("Ten bars", Bars, AllLabels, 10, three[:2])
	chart("40 columns", Columns, AllLabels, 40, three)
	chart("Ten stacked columns", StackedColumns, AllLabels, 10, three)
	chart("Lines", Lines, AllLabels, 10, three)
	chart("40 points", Lines, LastLabels, 40, three)
	chart("One value", Columns, AllLabels, 1, three[:1])
	add(Slide{Title: strings.Repeat("W", 200), Subtitle: strings.Repeat("i", 600), Source: strings.Repeat("ộ", 900)}, func(content Box) []Part {
		both := content.Columns(1, 3)
		return []Part{
			Text{Box: both[0], Fill: Soft, Paragraphs: []Paragraph{Line(strings.Repeat(long+" ", 30))}},
			Table{Box: both[1], Alt: "x", Columns: []Column{{Head: long}, {Head: "n", Width: 0.2}, {Head: "y"}}, Rows: rows[:9]}}
	})
	paged := Slide{Title: "40 rows (1)", Source: "x", Subtitle: "x"}
	table := Table{Box: d.Content(paged), Alt: "x", Columns: []Column{{Head: long}, {Head: "n", Width: 0.2, Align: Right}, {Head: "y"}}, Rows: rows}
	for i, page := range table.Pages() {
		paged.Title, paged.Parts = fmt.Sprintf("40 rows (%d)", i+1), []Part{page}
		d.Slides = append(d.Slides, paged)
	}
	return d
}

// longest is a name of 200 letters.
func longest() string {
	text := []rune(strings.Repeat("Vấn đề giải phóng mặt bằng, tái định cư ở phường Đằng Giang và xã Thủy Nguyên; ", 4))
	return string(text[:199]) + "m"
}
