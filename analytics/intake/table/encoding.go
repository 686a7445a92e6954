package table

import (
	"bytes"
	"strings"

	"giaoban/analytics/words"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

const utf8Name = "utf-8"

// boms are the marks with which a text shows its encoding.
var boms = []struct{ mark, name string }{
	{"\xef\xbb\xbf", utf8Name},
	{"\xff\xfe", "utf-16le"},
	{"\xfe\xff", "utf-16be"},
}

// bomOf gives the encoding that the mark at the start of a text names, and the mark's length; empty where there is none.
func bomOf(start []byte) (name string, length int) {
	for _, b := range boms {
		if bytes.HasPrefix(start, []byte(b.mark)) {
			return b.name, len(b.mark)
		}
	}
	return "", 0
}

// encodingOf finds an encoding by any of its names and gives it with its usual one; nil stands for UTF-8.
func encodingOf(name string) (encoding.Encoding, string, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "utf-16" { // says nothing of the order of the bytes; without a mark, Windows' order
		name = "utf-16le"
	}
	if e, err := htmlindex.Get(name); err == nil {
		canonical, _ := htmlindex.Name(e) // it has one
		switch canonical {
		case utf8Name:
			return nil, canonical, nil
		case "replacement", "x-user-defined": // of browsers; they are no texts
		default:
			return e, canonical, nil
		}
	} else if e, err := ianaindex.IANA.Encoding(name); err == nil && e != nil {
		return e, name, nil
	}
	return nil, "", &Error{Reason: words.EncodingUnknown, Args: []string{name}}
}

// decoding tells in which encoding a text is to be read, and how long the mark before it is: the encoding that was told,
// else that of the mark, else UTF-8.
func decoding(start []byte, told string) (e encoding.Encoding, name string, mark int, err error) {
	marked, mark := bomOf(start)
	if told == "" {
		told = marked
	}
	if told == "" {
		return nil, utf8Name, 0, nil
	}
	e, name, err = encodingOf(told)
	if err != nil || marked == "" || marked == name {
		return e, name, mark, err
	}
	if strings.EqualFold(strings.TrimSpace(told), "utf-16") && marked == "utf-16be" {
		return decoding(start, "utf-16be")
	}
	return nil, "", 0, &Error{Line: 1, Reason: words.EncodingDiffers, Args: []string{name, marked}}
}
