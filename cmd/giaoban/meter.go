package main

import (
	"fmt"
	"os"
	"time"

	"giaoban/analytics/intake"
	"giaoban/analytics/words"

	"golang.org/x/term"
)

// meter shows how far an import is: one line that is rewritten on a terminal, a plain line now and then elsewhere.
type meter struct {
	t       terminal
	name    string
	rewrite bool
	phase   intake.Phase
	begun   time.Time // of the phase
	shown   time.Time
	drawn   bool
}

const (
	redraw    = 100 * time.Millisecond
	plainLine = 10 * time.Second
)

func newMeter(t terminal, name string) *meter {
	file, isFile := t.err.(*os.File)
	now := time.Now()
	return &meter{t: t, name: name, rewrite: isFile && term.IsTerminal(int(file.Fd())), begun: now, shown: now}
}

func (m *meter) show(p intake.Progress) {
	now := time.Now()
	if p.Phase != m.phase {
		m.phase, m.begun = p.Phase, now
	}
	m.draw(now, func() string {
		return words.MeterLine.In(m.t.lang, m.name, phaseName(p.Phase).In(m.t.lang), p.Rows, m.detail(p, now.Sub(m.begun)))
	})
}

// draw shows a line if the last one is old enough.
func (m *meter) draw(now time.Time, line func() string) {
	pause := plainLine
	if m.rewrite {
		pause = redraw
	}
	if now.Sub(m.shown) < pause {
		return
	}
	m.shown = now
	if !m.rewrite {
		fmt.Fprintln(m.t.err, line())
		return
	}
	m.drawn = true
	fmt.Fprintf(m.t.err, "\r\x1b[K%s", line())
}

// detail is the rate, and the part done and the time left where the size is known.
func (m *meter) detail(p intake.Progress, spent time.Duration) string {
	rate := float64(p.Rows) / max(spent.Seconds(), 0.001)
	detail := words.MeterRate.In(m.t.lang, int64(rate))
	if p.Total > 0 && p.Bytes > 0 && p.Phase != intake.Committing {
		left := time.Duration(float64(spent) * float64(p.Total-p.Bytes) / float64(p.Bytes))
		detail = fmt.Sprintf("%d%%, %s, %s", 100*p.Bytes/p.Total, detail, words.MeterRemaining.In(m.t.lang, left.Round(time.Second).String()))
	}
	return detail
}

func (m *meter) end() {
	if m.drawn {
		fmt.Fprint(m.t.err, "\r\x1b[K")
	}
}

func phaseName(p intake.Phase) words.Phrase {
	switch p {
	case intake.Writing:
		return words.PhaseWriting
	case intake.Committing:
		return words.PhaseCommit
	case intake.Rejecting:
		return words.PhaseRejects
	default:
		return words.PhaseChecking
	}
}
