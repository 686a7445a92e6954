package graph

import (
	"context"
	"sync"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

// Resolver holds nothing: what the resolvers read from comes with each operation, see reading.
type Resolver struct{}

// reading is what one operation reads from. All its fields that do not name a data version share one snapshot, which
// is taken when the first of them asks: an import that commits in between changes nothing for the others.
type reading struct {
	store   *analytics.Store
	access  analytics.Access
	uploads *intake.Uploads // nil: files are not taken in here

	turns  chan struct{} // as many as fields at the root may run at once
	once   sync.Once
	newest *analytics.Published
	err    error
}

type readingKey struct{}

func withReading(ctx context.Context, r *reading) context.Context {
	return context.WithValue(ctx, readingKey{}, r)
}

// readingOf gives what the operation reads from; every operation is dispatched with one.
func readingOf(ctx context.Context) *reading { return ctx.Value(readingKey{}).(*reading) }

// changed makes a data version and describes it. What a mutation answers with never comes from the operation's snapshot,
// but from the ledger as it is after the change.
func changed(ctx context.Context, change func(*analytics.Store, analytics.Access) (*analytics.Commit, error)) (*analytics.History, error) {
	op := readingOf(ctx)
	commit, err := change(op.store, op.access)
	if err != nil {
		return nil, err
	}
	return op.store.Version(ctx, op.access, int64(commit.Version))
}

// unsigned reads the number of a version; none is 0.
func unsigned(version int64) uint64 { return uint64(max(version, 0)) }

// published is what every access may see of the data version that a field reads: the one that it names, else the
// operation's.
func published(ctx context.Context, version *int64) (*analytics.Published, error) {
	r := readingOf(ctx)
	if value(version) != 0 {
		return r.store.Published(ctx, r.access, *version)
	}
	if version != nil { // version 0 is what an empty ledger answers with; it never means "the newest"
		return r.store.Published(ctx, r.access, -1)
	}
	r.once.Do(func() { r.newest, r.err = r.store.Published(ctx, r.access, 0) })
	return r.newest, r.err
}

// snapshot is the data version that a field reads, for an access that may ask any question of it.
func snapshot(ctx context.Context, version *int64) (*analytics.Snapshot, error) {
	if err := readingOf(ctx).access.MayAsk(); err != nil { // whatever version it names
		return nil, err
	}
	p, err := published(ctx, version)
	if err != nil {
		return nil, err
	}
	return p.Everything()
}

// pageSnapshot is the data version of a page. A cursor that names one which never was is not a cursor of this API.
func pageSnapshot(ctx context.Context, version *int64, after *string) (*analytics.Snapshot, error) {
	snap, err := snapshot(ctx, pageVersion(version, after))
	if value(version) == 0 && after != nil && analytics.KindOf(err) == analytics.NotFound {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "after", Phrase: words.BadCursor}
	}
	return snap, err
}

// pageVersion is the data version of a page: the one asked for, else that of the page before, so that paging sees
// one version to its end, whatever is committed meanwhile.
func pageVersion(version *int64, after *string) *int64 {
	if value(version) == 0 && after != nil {
		if before := analytics.CursorVersion(*after); before != 0 {
			return &before
		}
		return nil // the cursor cannot be read, which is told where it is used
	}
	return version
}

// value is what an optional argument holds, else the zero value, which analytics reads as "not given".
func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}

// values undoes the pointers that gqlgen puts into lists of inputs.
func values[T any](list []*T) []T {
	all := make([]T, len(list))
	for i, p := range list {
		all[i] = *p
	}
	return all
}
