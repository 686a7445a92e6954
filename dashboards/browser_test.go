package dashboards

import (
	"fmt"
	"testing"

	"giaoban/analytics/browsertest"
)

// view is one way of looking at a page.
type view struct {
	name  string
	path  string
	width int64
	dark  bool
}

func (v view) title() string {
	theme := "light"
	if v.dark {
		theme = "dark"
	}
	return fmt.Sprintf("%s-%d-%s", v.name, v.width, theme)
}

// open goes to the page as a reader with this screen sees it.
func (v view) open(t *testing.T, tab *browsertest.Tab, home string) {
	t.Helper()
	tab.On(t, browsertest.Screen{Width: v.width, Dark: v.dark})
	tab.Go(t, home+v.path)
}
