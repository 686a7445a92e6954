package browsertest

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// UntilInFrame waits until a script gives something true in the first frame of the tab's page, also one of another origin, as
// long as it is of the same site.
func (tab *Tab) UntilInFrame(t testing.TB, script string) {
	t.Helper()
	const patience, pause = 30 * time.Second, 50 * time.Millisecond
	for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
		is, err := tab.inFrame(script)
		if err == nil && is {
			return
		}
		if time.Now().After(deadline) {
			tab.Picture(t, "waiting")
			t.Fatalf("never true in the frame: %s (%v)", script, err)
		}
	}
}

func (tab *Tab) inFrame(script string) (bool, error) {
	tree, err := chromedp.Call(tab, page.GetFrameTree, cdp.Empty{})
	if err != nil || len(tree.FrameTree.ChildFrames) == 0 {
		return false, err
	}
	world, err := chromedp.Call(tab, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: tree.FrameTree.ChildFrames[0].Frame.ID})
	if err != nil {
		return false, err
	}
	return chromedp.Run(tab, chromedp.Evaluate[bool]("Boolean("+script+")", func(p *runtime.EvaluateParams) { p.ContextID = world.ExecutionContextID }))
}
