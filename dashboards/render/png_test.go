package render

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func TestPNG(t *testing.T) {
	r := New(Options{})
	t.Cleanup(r.Close)
	p := picture(bars(hostile...))
	p.Height, p.Background, p.Frame = 900, "#ffffff", &Frame{Title: hostile[0], Text: hostile[8], Source: hostile[11], Ink: "#18222d", Ink2: "#475465"}
	d, err := r.Draw(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []int{1, 3} {
		content, err := r.PNG(t.Context(), d, scale)
		if err != nil {
			t.Fatal(err)
		}
		painted, err := png.Decode(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if want := image.Pt(p.Width*scale, p.Height*scale); painted.Bounds().Size() != want {
			t.Errorf("the PNG has %v pixels, want %v", painted.Bounds().Size(), want)
		}
		colors := map[color.Color]int{}
		for y := range painted.Bounds().Dy() {
			for x := range painted.Bounds().Dx() {
				colors[color.NRGBAModel.Convert(painted.At(x, y))]++
			}
		}
		if bar := (color.NRGBA{0x0b, 0x57, 0xa4, 0xff}); colors[bar] < 1000*scale || len(colors) < 20 {
			t.Errorf("the PNG has %d colours and %d pixels of the bars' colour", len(colors), colors[bar])
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.PNG(gone, d, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("a PNG that nobody waits for gives %v", err)
	}
}
