package analytics

import "time"

// Report is one thing received or produced (báo cáo), as it is sent in. It holds codes alone: no author, no text.
type Report struct {
	ID       string
	Received time.Time
	Kind     ReportKind
	Type     SynthesisType // of a SYNTHESIS, else empty
	Unit     string        // empty = unknown
	Channel  string        // empty = unknown
	Topics   []string      // those named and those of its issues, sorted, each once
	Issues   []Issue       // of a SYNTHESIS, each once
}

// Issue is a distinct matter that syntheses cover (vấn đề); its code and topic together are its identity.
type Issue struct {
	Code  string
	Topic string
}

// RegistryRow is a topic, unit or channel as it is sent in.
type RegistryRow struct {
	Registry  Registry
	Code      string
	NameVi    string
	NameEn    string
	Aliases   []string
	Parent    string
	ValidFrom *Month
	ValidTo   *Month

	ReplacedBy []string // codes of its successors, where it was merged or split
}

// ChangeKind is what a committed change did.
type ChangeKind string

// The kinds of changes.
const (
	ImportedReports  ChangeKind = "import"
	ImportedRegistry ChangeKind = "registry"
	ImportedTallies  ChangeKind = "tally"
	Undone           ChangeKind = "undo"
	takeover         ChangeKind = "takeover" // an attempt only: a new writer's fence, see migrations/0002
	voided           ChangeKind = "void"     // an attempt only: a commit that does not count, see migrations/0002
)

// RowCounts says what became of the rows of a file: Read = Taken + Rejected + Repeated, always.
type RowCounts struct {
	Read     uint64
	Taken    uint64
	Rejected uint64
	Repeated uint64
}

// Commit is a committed change: one data version.
type Commit struct {
	Version  uint64
	What     ChangeKind
	Undoes   uint64    // the version that it undoes, else 0
	Months   []Month   // the months whose counts it built anew
	Through  *Date     // the day to which it says data is complete, if it does
	Source   string    // name of the file
	Identity string    // what was sent and how, as a hash; the same identity in force is not taken twice
	Sample   bool      // made by the built-in sample
	At       time.Time // when it was committed
	RowCounts
}
