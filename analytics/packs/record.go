// Package packs keeps the packs of the meeting that were made: their files, what they were made from, and what became of their
// deliveries. Each is a directory with a record beside its files; it is there whole or not at all.
package packs

import (
	"slices"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Why tells why a pack was made.
type Why string

// The reasons for a pack.
const (
	MonthCompleted Why = "month" // an import completed a reporting month
	DayOfMonth     Why = "day"   // it was made on a day of the month
	ByHand         Why = "hand"  // somebody asked for it
)

// Pack is the record of a kept pack.
type Pack struct {
	ID       string          `json:"id"`
	Made     time.Time       `json:"made"`
	Why      Why             `json:"why"`
	Occasion string          `json:"occasion,omitempty"` // the month "2020-05", or the day "2020-06-05"; there is one pack of it at most
	Title    string          `json:"title"`
	Lead     string          `json:"lead"` // the first sentence
	Source   string          `json:"source"`
	Notices  []string        `json:"notices,omitempty"` // what must stand beside the numbers
	Query    string          `json:"query"`             // of /briefing, with the data version
	Version  int64           `json:"version"`           // the data version
	Pin      string          `json:"pin,omitempty"`     // the name that keeps the data version for it; empty = somebody else's does
	Period   analytics.Range `json:"period"`
	Lang     words.Lang      `json:"lang"`
	Files    []File          `json:"files"`

	Deliveries []Delivery `json:"deliveries,omitempty"`
}

// File is a file of a pack.
type File struct {
	Name   string `json:"name"`
	Type   string `json:"type"` // media type
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// File finds a file by its name.
func (p Pack) File(name string) (File, bool) {
	i := slices.IndexFunc(p.Files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return File{}, false
	}
	return p.Files[i], true
}

// Way is how a pack is delivered.
type Way string

// The ways of a delivery.
const (
	Mail    Way = "mail"
	Webhook Way = "webhook"
)

// State is what has become of a delivery.
type State string

// The states of a delivery.
const (
	Waiting   State = "waiting" // for its next attempt
	Delivered State = "delivered"
	Failed    State = "failed" // nothing more is tried by itself
)

// Delivery is what has become of sending a pack to one destination.
type Delivery struct {
	Way      Way       `json:"way"`
	To       string    `json:"to"` // a mail address, or the address of a webhook
	State    State     `json:"state"`
	Tries    int       `json:"tries"`    // since it was asked for last
	Next     time.Time `json:"next"`     // when it is tried again, while it waits
	Attempts []Attempt `json:"attempts"` // the latest ones, oldest first
}

// Attempt is one try.
type Attempt struct {
	At    time.Time `json:"at"`
	Error string    `json:"error,omitempty"` // empty = it was delivered
}

const keptAttempts = 20

// Tried notes an attempt and what comes of it. With next the delivery waits until then; else it has failed.
func (d *Delivery) Tried(at time.Time, failure string, next *time.Time) {
	d.Tries++
	d.Attempts = append(d.Attempts, Attempt{at, failure})
	d.Attempts = d.Attempts[max(0, len(d.Attempts)-keptAttempts):]
	switch {
	case failure == "":
		d.State, d.Next = Delivered, time.Time{}
	case next != nil:
		d.State, d.Next = Waiting, *next
	default:
		d.State, d.Next = Failed, time.Time{}
	}
}

// LastError is why the last attempt failed; empty where it did not.
func (d Delivery) LastError() string {
	if len(d.Attempts) == 0 {
		return ""
	}
	return d.Attempts[len(d.Attempts)-1].Error
}

// Delivery finds the delivery to a destination; nil where there is none.
func (p *Pack) Delivery(way Way, to string) *Delivery {
	i := slices.IndexFunc(p.Deliveries, func(d Delivery) bool { return d.Way == way && d.To == to })
	if i < 0 {
		return nil
	}
	return &p.Deliveries[i]
}

// waits tells whether a delivery is still to come.
func (p Pack) waits() bool {
	return slices.ContainsFunc(p.Deliveries, func(d Delivery) bool { return d.State == Waiting })
}
