package graph

import (
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"giaoban/analytics"
	"giaoban/analytics/intake"
)

// Files come in over plain HTTP, because GraphQL has no streams: POST /uploads?name=FILE with the file as its body.
// Errors have the form and the codes of GraphQL's.

// patience is how long an upload may stand still before its connection is given up.
const patience = 30 * time.Second

// uploadsHandler answers under /uploads.
type uploadsHandler struct {
	*handler
	mux http.ServeMux
}

// Uploads serves the files that are kept to be taken in: POST /uploads, GET and DELETE /uploads/ID, and
// GET /uploads/ID/rejects.csv. With an access that may not change anything all of it is refused.
func Uploads(uploads *intake.Uploads, access Authorize, log *slog.Logger) http.Handler {
	h := &uploadsHandler{handler: &handler{log: log, access: access, uploads: uploads}}
	h.mux.HandleFunc("POST /uploads", h.answered(h.add))
	h.mux.HandleFunc("GET /uploads/{id}", h.answered(h.state))
	h.mux.HandleFunc("DELETE /uploads/{id}", h.answered(h.drop))
	h.mux.HandleFunc("GET /uploads/{id}/rejects.csv", h.answered(h.rejects))
	return &h.mux
}

// answered makes the error of a function the answer.
func (h *uploadsHandler) answered(serve func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		access, err := h.access(r)
		if err == nil {
			err = access.MayChange()
		}
		if err == nil {
			err = serve(w, r)
		}
		ctx := withLang(r.Context(), r.Header.Get("Accept-Language"))
		switch {
		case analytics.KindOf(err) == analytics.TooExpensive: // the file is too long
			header.Set("Content-Type", typeJSON)
			answer(w, http.StatusRequestEntityTooLarge, failure{Errors: gqlerror.List{h.present(ctx, err)}})
		case err != nil:
			h.fail(ctx, w, err)
		}
	}
}

// uploaded is what is said of an upload.
type uploaded struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Size    int64     `json:"size"`            // bytes
	State   string    `json:"state,omitempty"` // idle or running
	Now     *progress `json:"progress,omitempty"`
	Rejects string    `json:"rejects,omitempty"` // where the rejected rows of the last run are
}

// progress is how far a run is.
type progress struct {
	Phase   string  `json:"phase"` // checking, writing, committing or rejecting
	Rows    uint64  `json:"rows"`
	Bytes   int64   `json:"bytes"` // read in this phase
	Total   int64   `json:"total"` // of the file
	Seconds float64 `json:"seconds"`
}

var phases = map[intake.Phase]string{
	intake.Checking: "checking", intake.Writing: "writing", intake.Committing: "committing", intake.Rejecting: "rejecting",
}

func uploadPath(u *intake.Upload) string { return "/uploads/" + u.ID }

func (h *uploadsHandler) add(w http.ResponseWriter, r *http.Request) error {
	if r.ContentLength > h.uploads.MaxFile() {
		w.Header().Set("Connection", "close") // or the rest of the body would be read
	}
	upload, err := h.uploads.Add(r.URL.Query().Get("name"), r.ContentLength, &patient{w, r.Body})
	if err != nil {
		return err
	}
	w.Header().Set("Location", uploadPath(upload))
	return say(w, http.StatusCreated, uploaded{ID: upload.ID, Name: upload.Name, Size: upload.Size})
}

// patient reads a body that may be hours long, as long as it does not stand still.
type patient struct {
	w    http.ResponseWriter
	body io.Reader
}

func (p *patient) Read(b []byte) (int, error) {
	extend(p.w, patience)
	return p.body.Read(b)
}

func (h *uploadsHandler) state(w http.ResponseWriter, r *http.Request) error {
	upload, err := h.uploads.Find(r.PathValue("id"))
	if err != nil {
		return err
	}
	said := uploaded{ID: upload.ID, Name: upload.Name, Size: upload.Size, State: "idle"}
	s := upload.State()
	if s.Rejects {
		said.Rejects = uploadPath(upload) + "/rejects.csv"
	}
	if s.Running {
		said.State = "running"
		said.Now = &progress{phases[s.Progress.Phase], s.Progress.Rows, s.Progress.Bytes, s.Progress.Total, s.InPhase.Seconds()}
	}
	return say(w, http.StatusOK, said)
}

func (h *uploadsHandler) drop(w http.ResponseWriter, r *http.Request) error {
	if err := h.uploads.Drop(r.PathValue("id")); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// rejects sends the rejected rows. A cell that a spreadsheet would run is made harmless where they are written.
func (h *uploadsHandler) rejects(w http.ResponseWriter, r *http.Request) error {
	upload, err := h.uploads.Find(r.PathValue("id"))
	if err != nil {
		return err
	}
	rows, err := upload.Rejects()
	if err != nil {
		return err
	}
	name := "rejects-" + strings.TrimSuffix(upload.Name, ".csv") + ".csv"
	header := w.Header()
	header.Set("Content-Type", "text/csv; charset=utf-8")
	header.Set("Content-Length", strconv.FormatInt(rows.Size(), 10))
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	extend(w, time.Hour)
	_, _ = io.Copy(w, rows) // the client has left
	return nil
}

func say(w http.ResponseWriter, status int, body uploaded) error {
	w.Header().Set("Content-Type", typeJSON)
	answer(w, status, body)
	return nil
}
