package ooxml

import (
	"archive/zip"
	"bytes"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/words"
)

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Môi trường <a> & \"b\"": "Môi trường <a> & \"b\"",
		"o\u031b\u0301":          "ớ",
		"a\r\nb\tc\u2028d":       "a b c d",
		"a\x00\x1b\x7f\u0085b":   "ab",
		"a\u202eb\u2066c\ufeffd": "abcd",
		"a\xffb\ufffe\uffff":     "a\ufffdb\ufffd\ufffd",
		"شكوى":                   "شكوى",
		"👨\u200d👩":               "👨\u200d👩",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestXML(t *testing.T) {
	base := E("a", A("x", `"<&>'`), A("n", -3), A("yes", true), A("no", false))
	one := base.With(T("<b>&\x00"), Node{}, E("c"), Nodes{E("d", T("")), {}})
	two := base.With(E("e"), A("late", 1.5))
	if got, want := one.String(), `<a x="&quot;&lt;&amp;&gt;'" n="-3" yes="1" no="0">&lt;b&gt;&amp;<c/><d></d></a>`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got, want := two.String(), `<a x="&quot;&lt;&amp;&gt;'" n="-3" yes="1" no="0" late="1.5"><e/></a>`; got != want {
		t.Errorf("one that was made of the same has changed it:\n%s", got)
	}
}

func TestRelative(t *testing.T) {
	for from, want := range map[string]string{"/": "ppt/a/b.xml", "/ppt": "a/b.xml", "/ppt/a": "b.xml", "/ppt/slides": "../a/b.xml", "/docProps": "../ppt/a/b.xml"} {
		if got := relative(from, "/ppt/a/b.xml"); got != want {
			t.Errorf("from %s it is %s, want %s", from, got, want)
		}
	}
}

func TestPackage(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	img, err := ReadImage(picture.Bytes())
	if err != nil || img.Width != 3 || img.Height != 2 || img.Format != "png" {
		t.Fatal(img, err)
	}
	p := New()
	main := p.Add("/word/document.xml", "main+xml", nil)
	p.Start(main)
	first, again := main.Relate("image", p.Picture("/word/media", img)), main.Relate("image", p.Picture("/word/media", img))
	if first != "rId1" || again != "rId1" {
		t.Errorf("the same picture is %s and %s", first, again)
	}
	if id := main.Link("https://giaoban.example/?a=1&b=2"); id != "rId2" {
		t.Errorf("a link is %s", id)
	}
	main.Content = Document(E("w:document"))
	p.Describe(Properties{Title: "T & t", Author: "A", Lang: words.En, Created: time.Date(2020, 6, 1, 7, 0, 0, 0, time.FixedZone("", 7*3600))})
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"[Content_Types].xml", `<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/main+xml"/>`,
		"_rels/.rels", `Target="word/document.xml"`,
		"word/document.xml", Header + "<w:document/>",
		"word/_rels/document.xml.rels", `Target="https://giaoban.example/?a=1&amp;b=2" TargetMode="External"`,
		"word/media/image1.png", picture.String(),
		"docProps/core.xml", `<dc:title>T &amp; t</dc:title><dc:creator>A</dc:creator><cp:lastModifiedBy>A</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2020-06-01T00:00:00Z`,
		"docProps/app.xml", "<Application>giaoban</Application>",
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != len(want)/2 {
		t.Fatalf("%d files", len(r.File))
	}
	for i, f := range r.File {
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(open)
		if err != nil || f.Name != want[2*i] || !strings.Contains(string(content), want[2*i+1]) {
			t.Errorf("%s (%v):\n%s\nwant %s with %s", f.Name, err, content, want[2*i], want[2*i+1])
		}
	}
}

func TestNoPicture(t *testing.T) {
	for _, file := range []string{"", "<svg/>", "\x89PNG\r\n\x1a\n"} {
		if img, err := ReadImage([]byte(file)); err == nil {
			t.Errorf("%q is %v", file, img)
		}
	}
}
