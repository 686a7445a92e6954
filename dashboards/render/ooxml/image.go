package ooxml

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures may be JPEG
	_ "image/png"  // or PNG
)

// Image is a picture as a file holds it.
type Image struct {
	Bytes         []byte
	Format        string // "png" or "jpeg", which is also the ending of the part's name
	Width, Height int    // in its own pixels
}

// ReadImage looks at a PNG or a JPEG. It refuses what neither is, and what has no size.
func ReadImage(file []byte) (Image, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return Image{}, fmt.Errorf("the picture is neither PNG nor JPEG: %w", err)
	}
	if config.Width <= 0 || config.Height <= 0 {
		return Image{}, fmt.Errorf("the picture has %d x %d pixels", config.Width, config.Height)
	}
	return Image{Bytes: file, Format: format, Width: config.Width, Height: config.Height}, nil
}
