package render

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// with are machines that run another script.
func with(t *testing.T, patience time.Duration, script string) *machines {
	t.Helper()
	k, err := loadKit()
	if err != nil {
		t.Fatal(err)
	}
	code, err := compile(script)
	if err != nil {
		t.Fatal(err)
	}
	m := newMachines(1)
	m.patience, m.load = patience, func() (*kit, error) { return &kit{letters: k.letters, code: code}, nil }
	t.Cleanup(m.close)
	return m
}

// Whatever goes wrong in a machine, the next chart has one that is as it should be.
func TestBrokenMachines(t *testing.T) {
	const broken = `let n = 0; globalThis.draw = (json) => {
	  if (json === '"hang"') for (;;);
	  if (json === '"fill"') for (const all = []; ;) all.push(new Array(1e5).fill(n));
	  if (json === '"deep"') { const down = () => down() + 1; down(); }
	  if (json === '"number"') return 1;
	  if (json === '"throw"') throw new Error('no');
	  return String(++n);
	};`
	m := with(t, 300*time.Millisecond, broken)
	for _, option := range []string{`"hang"`, `"fill"`, `"deep"`, `"number"`, `"throw"`} {
		if drawn, err := m.draw(t.Context(), option, 1, 1); err == nil {
			t.Errorf("%s gives %q", option, drawn)
		}
		for want := range 2 {
			if drawn, err := m.draw(t.Context(), `""`, 1, 1); err != nil || drawn != fmt.Sprint(want+1) {
				t.Errorf("after %s a chart gives %q, %v; want %d", option, drawn, err, want+1)
			}
		}
	}
}

func TestNobodyWaits(t *testing.T) {
	m := with(t, time.Minute, `globalThis.draw = () => { for (;;); };`)
	short, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	var all sync.WaitGroup
	start := time.Now()
	for range 3 { // one draws, two wait for their turn
		all.Go(func() {
			if _, err := m.draw(short, "{}", 1, 1); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a chart that nobody waits for gives %v", err)
			}
		})
	}
	all.Wait()
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("that took %v", took)
	}
}

// No name leaves anything behind in a machine.
func TestNamesLeaveNothing(t *testing.T) {
	k, err := loadKit()
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMachine(k, drawTime)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.close)
	const globals = `Object.getOwnPropertyNames(globalThis).sort().join()`
	before, err := m.vm.Eval(globals, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append([]string{"constructor", "toString", "hasOwnProperty", "__defineGetter__"}, hostile...) {
		option := strings.ReplaceAll(`{"xAxis":{"data":[NAME,"b"]},"yAxis":{},"legend":{"data":[NAME]},"series":[{"name":NAME,"type":"bar","data":[1,2]}]}`, "NAME", fmt.Sprintf("%q", strings.ToValidUTF8(name, "")))
		option = strings.NewReplacer(`\x01`, ``, `\x1b`, ``, `\ufffe`, ``, `\u202e`, ``).Replace(option)
		if _, err := m.draw(t.Context(), option, 400, 300); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	after, err := m.vm.Eval(globals, 0)
	if err != nil || before != after {
		t.Errorf("the machine had %v and has %v, %v", before, after, err)
	}
	kept, err := m.vm.Eval(`String([Object.isFrozen(Object.prototype), Object.keys(Object.prototype).length, ({}).polluted])`, 0)
	if err != nil || kept != "true,0," {
		t.Errorf("all objects are %v, %v", kept, err)
	}
}

// An option is data: what it says is never run, and a format that there is not is an error.
func TestFormats(t *testing.T) {
	m := newMachines(1)
	t.Cleanup(m.close)
	for _, formatter := range []string{"@fmt:unknown", "@fmt:__proto__", "@fmt:constructor"} {
		if drawn, err := m.draw(t.Context(), `{"xAxis":{"data":["a"],"axisLabel":{"formatter":"`+formatter+`"}},"yAxis":{},"series":[]}`, 100, 100); err == nil {
			t.Errorf("%s gives %s", formatter, drawn)
		}
	}
	if len(m.idle) != 0 {
		t.Error("a machine that has failed is used again")
	}
}

func TestManyAtOnce(t *testing.T) {
	r := New(Options{})
	t.Cleanup(r.Close)
	var first []byte
	var all sync.WaitGroup
	var mu sync.Mutex
	for range 8 {
		all.Go(func() {
			p := picture(bars("Đất đai", "Môi trường"))
			p.Background = "#ffffff"
			d, err := r.Draw(t.Context(), p)
			if err != nil {
				t.Error(err)
				return
			}
			content, err := r.PNG(t.Context(), d, 1)
			mu.Lock()
			defer mu.Unlock()
			if first == nil {
				first = content
			}
			if err != nil || string(first) != string(content) {
				t.Errorf("pictures of the same differ: %v", err)
			}
		})
	}
	all.Wait()
	if n := len(r.machines.idle); n < 1 || n > 2 {
		t.Errorf("%d machines are kept, want 1 or 2", n)
	}
}
