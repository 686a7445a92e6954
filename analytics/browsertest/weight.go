package browsertest

import (
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Weight is what came over the network for a page: bytes as they were sent, headers too, by address.
type Weight struct {
	mu    sync.Mutex
	named map[network.RequestID]string
	bytes map[string]int64
}

// Weigh counts what the tab loads from now on, without what it has kept of earlier pages.
func (tab *Tab) Weigh(t testing.TB) *Weight {
	t.Helper()
	w := &Weight{named: map[network.RequestID]string{}, bytes: map[string]int64{}}
	if err := chromedp.Listen(tab.Context, w.listen); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(tab, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *Weight) listen(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.named[e.RequestID] = e.Request.URL
	case *network.EventLoadingFinished:
		w.bytes[w.named[e.RequestID]] += int64(e.EncodedDataLength)
	}
}

// Bytes is what has come so far, by address.
func (w *Weight) Bytes() map[string]int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := make(map[string]int64, len(w.bytes))
	for address, n := range w.bytes {
		all[address] = n
	}
	return all
}

// WithoutScript makes the tab's pages go without script, as for a reader who has it switched off.
func (tab *Tab) WithoutScript(t testing.TB) {
	t.Helper()
	if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
}
