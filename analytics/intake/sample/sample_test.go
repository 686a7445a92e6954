package sample_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"giaoban/analytics/intake/sample"
)

// The bytes are pinned: other tests and the documentation quote numbers of
// the sample. Change them only on purpose.
const (
	registriesSum = "142e3860f94a789aabb79093cd9ba015df9c61a3d62207426f028da7ccaca918"
	reportsSum    = "24d458965670191d1e801b57872266dbf51ff356aa5e3af6316f2785027efe97"
)

func TestBytesArePinned(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(io.Writer) error
		sum   string
	}{
		{"registries", sample.Registries, registriesSum},
		{"reports", sample.Reports, reportsSum},
	} {
		first, second := produce(t, c.write), produce(t, c.write)
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two runs differ", c.name)
		}
		sum := sha256.Sum256(first)
		if got := hex.EncodeToString(sum[:]); got != c.sum {
			t.Errorf("%s: sha256 is %s, want %s", c.name, got, c.sum)
		}
		if !norm.NFC.IsNormal(first) {
			t.Errorf("%s: not in NFC", c.name)
		}
	}
}

func TestWriteErrorIsReturned(t *testing.T) {
	for _, write := range []func(io.Writer) error{sample.Registries, sample.Reports} {
		if err := write(fullDisk{}); err == nil {
			t.Error("no error from a writer that fails")
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func produce(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readRows reads a file of the sample under the header it must have.
func readRows(t *testing.T, write func(io.Writer) error, header string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(produce(t, write))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0], ","); got != header {
		t.Fatalf("header is %s", got)
	}
	return rows[1:]
}

type entry struct {
	registry, code, nameVI, nameEN, parent string
	aliases                                []string
	validFrom, validTo                     string
}

func readEntries(t *testing.T) []entry {
	t.Helper()
	var entries []entry
	for _, f := range readRows(t, sample.Registries, "registry,code,name_vi,name_en,parent,aliases,valid_from,valid_to") {
		entries = append(entries, entry{f[0], f[1], f[2], f[3], f[4], split(f[5]), f[6], f[7]})
	}
	return entries
}

func readParents(t *testing.T) map[string]string {
	t.Helper()
	parents := map[string]string{}
	for _, e := range readEntries(t) {
		if e.registry == "topic" {
			parents[e.code] = e.parent
		}
	}
	return parents
}

type row struct {
	id, kind, synthesisType, unit, channel string
	received                               time.Time
	topics, issues                         []string
}

func (r row) month() string { return r.received.Format("2006-01") }

// parsed keeps the rows between tests, which only read them.
var parsed []row

func readReports(t *testing.T) []row {
	t.Helper()
	if parsed != nil {
		return parsed
	}
	zone := time.FixedZone("+07", 7*60*60)
	for _, f := range readRows(t, sample.Reports, "id,received,kind,type,unit,channel,topics,issues") {
		at, err := time.Parse(time.RFC3339, f[1])
		if err != nil || !strings.HasSuffix(f[1], "+07:00") {
			t.Fatalf("%s: received %q: %v", f[0], f[1], err)
		}
		parsed = append(parsed, row{f[0], f[2], f[3], f[4], f[5], at.In(zone), split(f[6]), split(f[7])})
	}
	return parsed
}

// issueTopics gives the codes of a report's issues with their topics.
func (r row) issueTopics() map[string]string {
	found := map[string]string{}
	for _, is := range r.issues {
		code, topic, named := strings.Cut(is, "@")
		if !named && len(r.topics) == 1 {
			topic = r.topics[0]
		}
		found[code] = topic
	}
	return found
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return slices.DeleteFunc(strings.Split(list, ";"), func(s string) bool { return s == "" })
}
