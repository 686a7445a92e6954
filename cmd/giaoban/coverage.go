package main

import (
	"context"
	"fmt"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

type coverageCmd struct {
	ledgerFlags
	Period string `arg:"" optional:"" help:"Months such as 2020-04 or 2020-01..2020-05; without them the last two complete ones." placeholder:"MONTHS"`
}

// monthCoverage is a month's coverage as it goes over the socket, where entries go as rows.
type monthCoverage struct {
	Month    analytics.Month
	Status   analytics.CountStatus
	Expected int
	Missing  []analytics.RegistryRow
}

// Run lists, month by month, the units that sent no written report.
func (c *coverageCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		months, err := d.coverage(ctx, c.Period)
		if err != nil {
			return err
		}
		table := newColumns(t.out)
		fmt.Fprintln(table, words.CoverageHeader.In(t.lang))
		for _, m := range months {
			reported, missing := fmt.Sprintf("%d/%d", m.Expected-len(m.Missing), m.Expected), make([]string, len(m.Missing))
			for i, r := range m.Missing {
				missing[i] = (&analytics.Entry{Code: r.Code, NameVi: r.NameVi, NameEn: r.NameEn}).Name(t.lang)
			}
			switch m.Status {
			case analytics.NotReported:
				reported, missing = "-", []string{words.NotReported.In(t.lang)}
			case analytics.Partial:
				reported += " " + words.CoverageSoFar.In(t.lang)
			}
			fmt.Fprintf(table, "%s\t%s\t%s\n", m.Month, reported, orDash(strings.Join(missing, ", ")))
		}
		return table.Flush()
	})
}

// coverageOf answers for the command; an empty period is the default one.
func coverageOf(ctx context.Context, snap *analytics.Snapshot, text string) ([]monthCoverage, error) {
	var period analytics.Range
	if text == "" {
		if r := snap.Settings().DefaultPeriod; r != nil {
			period = *r
		} else {
			return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.ServeEmpty}
		}
	} else {
		from, to, two := strings.Cut(text, "..")
		if !two {
			to = from
		}
		var errFrom, errTo error
		period.From, errFrom = analytics.ParseMonth(from)
		period.To, errTo = analytics.ParseMonth(to)
		if errFrom != nil || errTo != nil {
			return nil, &analytics.Error{Kind: analytics.Invalid, Path: "period", Phrase: words.BadMonths, Args: []any{text}}
		}
	}
	c, err := snap.Coverage(ctx, period)
	if err != nil {
		return nil, err
	}
	var months []monthCoverage
	for _, m := range c.Months {
		x := monthCoverage{m.Month, m.Status, m.Expected, nil}
		for _, e := range m.Missing {
			x.Missing = append(x.Missing, e.Row())
		}
		months = append(months, x)
	}
	return months, nil
}
