package delivery

import (
	"bytes"
	"crypto/x509"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/packs"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

var made = time.Date(2020, time.June, 1, 1, 0, 0, 0, time.UTC)

type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func poolOf(c *x509.Certificate) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(c)
	return pool
}

func isFinal(err error) bool {
	var failure *Failure
	return errors.As(err, &failure) && failure.Final
}

func kept(t *testing.T, deliveries ...packs.Delivery) (*packs.Archive, packs.Pack) {
	t.Helper()
	return keptIn(t, filepath.Join(t.TempDir(), packs.DirName), deliveries...)
}

func keptIn(t *testing.T, dir string, deliveries ...packs.Delivery) (*packs.Archive, packs.Pack) {
	t.Helper()
	store := intaketest.Office{Topics: []string{"A"}, Months: analytics.Range{From: 202001, To: 202005}, EachMonth: 3}.Store(t)
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	p := packs.Pack{ID: packs.NewID(made), Made: made, Why: packs.MonthCompleted, Occasion: "2020-05", Title: "Giao ban công tác dư luận xã hội – Tháng 4–5/2020", Lang: "vi",
		Lead: "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt 46 lượt báo cáo.", Source: "Nguồn: giaoban.", Notices: []string{"Số liệu mẫu."}, Query: "from=2020-04&to=2020-05&version=2", Version: 2,
		Period: analytics.Range{From: 202004, To: 202005}, Deliveries: deliveries,
		Files: []packs.File{{Name: "giaoban-v2.pptx", Type: "application/vnd.openxmlformats-officedocument.presentationml.presentation"}, {Name: "giaoban-v2.md", Type: "text/markdown; charset=utf-8"}}}
	archive := packs.Open(dir)
	p, fresh, err := archive.Keep(t.Context(), store, p, [][]byte{bytes.Repeat(every, 300), []byte("# Giao ban\n\nĐủ chữ.\n")})
	if err != nil || !fresh {
		t.Fatal(err)
	}
	return archive, p
}

func contentsOf(t *testing.T, archive *packs.Archive, p packs.Pack) (all [][]byte) {
	t.Helper()
	for _, f := range p.Files {
		content, err := archive.Content(p, f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, content)
	}
	return all
}
