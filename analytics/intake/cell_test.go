package intake

import "testing"

func TestCells(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Quận Lê Chân": "Quận Lê Chân", "-3": "-3", "+1.5": "+1.5", "1e9": "1e9", "a=b": "a=b", "'": "'", "'tis": "'tis",
		"=1+1": "'=1+1", "+84": "+84", "+84 x": "'+84 x", "-": "'-", "@sum": "'@sum", "\tx": "'\tx", "\rx": "'\rx", "  =x": "'  =x",
		"-1+cmd|'/c'!A1": "'-1+cmd|'/c'!A1", "–": "–", "'=x": "''=x", "''-y": "'''-y",
	} {
		if got := EscapeCell(text); got != want {
			t.Errorf("%q goes out as %q, not %q", text, got, want)
		}
		if got := UnescapeCell(want); got != text {
			t.Errorf("%q comes back as %q, not %q", want, got, text)
		}
	}
}

func FuzzCells(f *testing.F) {
	for _, text := range []string{"", "=", "'=", "''@", "-3", "'-3", " '=", "'\t"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := UnescapeCell(EscapeCell(text)); got != text {
			t.Errorf("%q goes out as %q and comes back as %q", text, EscapeCell(text), got)
		}
	})
}
