package analytics

import (
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// Statistics are the parameters of package stats, as data that a client can read.
type Statistics struct {
	IntervalLevel, FalseDiscoveryRate, MinEffect, EquivalenceBand, EquivalenceLevel, ExpectedLevel float64
	MinHistoryYears, MaxHistoryYears, DispersionMonths                                             int
}

// Statistics tells the parameters of verdicts and expected counts.
func (Settings) Statistics() *Statistics {
	return &Statistics{
		IntervalLevel: stats.IntervalLevel, FalseDiscoveryRate: stats.FalseDiscovery, MinEffect: stats.MinEffect,
		EquivalenceBand: stats.EquivalenceBand, EquivalenceLevel: stats.EquivalenceLevel, ExpectedLevel: stats.ExpectedLevel,
		MinHistoryYears: stats.MinHistoryYears, MaxHistoryYears: stats.MaxHistoryYears, DispersionMonths: stats.DispersionHistory,
	}
}

// Method is a statistical method with its sources.
type Method struct{ stats.Method }

// Name is the method's name in a language.
func (m Method) Name(lang words.Lang) string { return words.Methods[m.Code].In(lang) }

// Methods lists the methods behind verdicts and expected counts.
func (Settings) Methods() []Method {
	var all []Method
	for _, m := range stats.Methods() {
		all = append(all, Method{m})
	}
	return all
}
