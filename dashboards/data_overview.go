package dashboards

import (
	"net/http"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// fact is one figure of the head.
type fact struct{ Name, Value, More string }

// data is the page of what there is.
func (h *handler) data(w http.ResponseWriter, r *http.Request) {
	a, own, err := h.askData(r, pathData, paramBefore)
	if err == nil && a.snap.Meta().DataVersion == 0 {
		h.write(w, r, http.StatusOK, h.emptyPage(r, a))
		return
	}
	var before uint64
	if err == nil && own[paramBefore] != "" {
		before, err = versionNumber(paramBefore, own[paramBefore])
	}
	var p *page
	if err == nil {
		p, err = h.buildData(r, a, before)
	}
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	h.write(w, r, http.StatusOK, p)
}

func (h *handler) buildData(r *http.Request, a *asked, before uint64) (*page, error) {
	newest, err := h.store.Snapshot(r.Context(), access(r), 0)
	if err != nil {
		return nil, err
	}
	p, d := a.newDataPage(words.DataTitle.In(a.Lang))
	history := newest.History()
	d.Facts = a.dataFacts(history)
	if a.settings.LatestVersion != a.snap.Meta().DataVersion {
		now := a.Params
		now.Version = 0
		d.ToNewest = now.Link(pathData)
	}
	if d.Coverage, err = a.coveragePage(r.Context()); err != nil {
		return nil, err
	}
	d.Versions = a.versionsPage(history, before)
	if before != 0 {
		p.looks(a.Params, func(p Params) string { return beside(p.Link(a.path), paramBefore, strconv.FormatUint(before, 10)) })
	}
	return p, nil
}

// dataFacts are the head: the version, the day that data reaches to, the months, the number of versions.
func (a *asked) dataFacts(history []analytics.History) []fact {
	lang, meta := a.Lang, a.snap.Meta()
	version := fact{words.DataNewest.In(lang), strconv.FormatInt(meta.DataVersion, 10), a.when(meta.Committed.At)}
	if newest := a.settings.LatestVersion; newest != meta.DataVersion {
		version.Name = words.DataShown.In(lang)
		version.More = words.DataNewestIs.In(lang, strconv.FormatInt(newest, 10))
	}
	through := fact{Name: words.DataThrough.In(lang), Value: words.DataThroughNone.In(lang)}
	if meta.CompleteThrough != nil {
		through.Value = dateText(lang, *meta.CompleteThrough)
	}
	covered := fact{Name: words.DataCovered.In(lang), Value: words.NotReported.In(lang)}
	if c := a.settings.Covered; c != nil {
		covered.Value, covered.More = c.Label(lang), words.DataMonths.In(lang, c.Len())
	}
	if meta.CutoffDay != 1 {
		covered.More += "; " + words.PageCutoff.In(lang, strconv.Itoa(meta.CutoffDay))
	}
	inForce := 0
	for _, h := range history {
		if h.InForce {
			inForce++
		}
	}
	count := fact{words.DataVersions.In(lang), words.Number(lang, int64(len(history))), words.DataInForce.In(lang, inForce)}
	return []fact{version, through, covered, count}
}
