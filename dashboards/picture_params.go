package dashboards

import (
	"net/url"
	"strconv"

	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// The parameters of pictures, beside those of the chart.
const (
	paramWidth  = "width"  // pixels of CSS
	paramHeight = "height" // the same; as the chart needs where it is not said
	paramScale  = "scale"  // pixels of a PNG for each of them
	paramFrame  = "frame"  // 0: without title and source, which stand around it
)

// What is allowed. The largest PNG has as many pixels as one of 4096 x 4096.
const (
	minWidth, maxWidth   = 240, 4096
	minHeight, maxHeight = 80, 4 * 4096 // a chart of one row needs 96, small multiples of 120 units 7,000 on a phone
	maxScale             = 4
	maxPixels            = 4096 * 4096
	downloadWidth        = 1200 // of a picture that is asked for without a width
)

// pictureParams say how large a picture is, and whether it stands alone.
type pictureParams struct {
	width, height int // height 0 = as the chart needs
	scale         int
	framed        bool
}

func readPicture(values url.Values) (p pictureParams, err error) {
	if p.width, err = bounded(values, paramWidth, downloadWidth, minWidth, maxWidth); err != nil {
		return p, err
	}
	if p.height, err = bounded(values, paramHeight, 0, minHeight, maxHeight); err != nil {
		return p, err
	}
	if p.scale, err = bounded(values, paramScale, 1, 1, maxScale); err != nil {
		return p, err
	}
	text, err := one(values, paramFrame)
	if err == nil && text != "" && text != "0" && text != "1" {
		err = &paramError{paramFrame, text, words.PageBadOneOf, []any{"0, 1"}}
	}
	p.framed = text != "0"
	return p, err
}

// bounded reads a whole number.
func bounded(values url.Values, name string, usual, least, most int) (int, error) {
	text, err := one(values, name)
	if err != nil || text == "" {
		return usual, err
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, &paramError{name, text, words.PictureBadNumber, []any{least, most}}
	}
	return n, nil
}

// key says all of this in a few letters.
func (p pictureParams) key() string {
	return strconv.Itoa(p.width) + "x" + strconv.Itoa(p.height) + "x" + strconv.Itoa(p.scale) + strconv.FormatBool(p.framed)
}

// themeOf is the theme of a picture.
func themeOf(name string) charts.Theme {
	switch name {
	case themeDark:
		return charts.Dark
	case themePrint:
		return charts.Print
	}
	return charts.Light
}
