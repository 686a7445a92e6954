package delivery

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics/packs"
)

// Hook is a webhook: an address that is told of each pack.
type Hook struct {
	URL    string
	Secret []byte // signs what is sent; empty = nothing does
	Base   string // where the server is reached; empty = what is sent has no links
	Client *http.Client
	Now    func() time.Time
}

// Way is Webhook.
func (*Hook) Way() packs.Way { return packs.Webhook }

// To is the address.
func (h *Hook) To() string { return h.URL }

// notice is what a webhook is told.
type notice struct {
	ID          string       `json:"id"` // the same for every attempt
	Event       string       `json:"event"`
	Pack        string       `json:"pack"`
	Why         packs.Why    `json:"why"`
	Made        time.Time    `json:"made"`
	Title       string       `json:"title"`
	Lead        string       `json:"lead"`
	Source      string       `json:"source"`
	Notices     []string     `json:"notices"`
	Period      noticePeriod `json:"period"`
	DataVersion int64        `json:"dataVersion"`
	Lang        string       `json:"lang"`
	Page        string       `json:"page,omitempty"`
	Files       []noticeFile `json:"files"`
}

type noticePeriod struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type noticeFile struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	URL    string `json:"url,omitempty"`
}

func (h *Hook) notice(p packs.Pack) notice {
	n := notice{ID: key(p, h), Event: "pack", Pack: p.ID, Why: p.Why, Made: p.Made, Title: p.Title, Lead: p.Lead, Source: p.Source, Notices: append([]string{}, p.Notices...),
		Period: noticePeriod{p.Period.From.String(), p.Period.To.String()}, DataVersion: p.Version, Lang: string(p.Lang), Files: []noticeFile{}}
	if h.Base != "" {
		n.Page = h.Base + pagePath(p)
	}
	for _, f := range p.Files {
		file := noticeFile{Name: f.Name, Type: f.Type, Size: f.Size, SHA256: f.SHA256}
		if h.Base != "" {
			file.URL = h.Base + "/briefing/packs/" + p.ID + "/" + url.PathEscape(f.Name)
		}
		n.Files = append(n.Files, file)
	}
	return n
}

func pagePath(p packs.Pack) string { return "/briefing?" + strings.TrimPrefix(p.Query, "?") }

// Send tells the webhook of a pack. Every answer 2xx is success; 408, 429 and 5xx may be tried again.
func (h *Hook) Send(ctx context.Context, p packs.Pack, _ [][]byte) error {
	body, err := json.Marshal(h.notice(p))
	if err != nil {
		return &Failure{Final: true, Err: err}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return &Failure{Final: true, Err: bare(err)}
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "giaoban")
	request.Header.Set("Idempotency-Key", key(p, h))
	if len(h.Secret) > 0 {
		request.Header.Set("X-Hub-Signature-256", "sha256="+sign(h.Secret, body))
	}
	client := *h.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // what is signed for one address goes to no other
	response, err := client.Do(request)
	if err != nil {
		return bare(err)
	}
	const enough = 64 << 10
	_, _ = io.CopyN(io.Discard, response.Body, enough) // so that the connection can be used again
	_ = response.Body.Close()
	status := response.StatusCode
	if status >= 200 && status < 300 {
		return nil
	}
	return &Failure{Final: status < 500 && status != http.StatusRequestTimeout && status != http.StatusTooManyRequests,
		After: h.retryAfter(response.Header.Get("Retry-After")), Err: fmt.Errorf("HTTP %s", response.Status)}
}

// sign is the signature of a body, as GitHub's webhooks have it.
func sign(secret, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

// retryAfter reads how long a server wants to be left alone: seconds, or a moment.
func (h *Hook) retryAfter(text string) time.Duration {
	if seconds, err := strconv.ParseUint(text, 10, 24); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, at.Sub(h.Now()))
	}
	return 0
}

// bare is an error without the address, which may hold a secret.
func bare(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}
