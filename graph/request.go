package graph

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// refused is a request that is wrong as HTTP.
type refused struct {
	status int
	code   string
	phrase words.Phrase
	args   []any
}

func badRequest(status int, phrase words.Phrase, args ...any) *refused {
	return &refused{status, codes[analytics.Invalid], phrase, args}
}

// read takes the GraphQL request out of an HTTP request.
func (h *handler) read(w http.ResponseWriter, r *http.Request, mediaType string) (*graphql.RawParams, *refused) {
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return nil, badRequest(http.StatusMethodNotAllowed, words.MethodRefused)
	}
	if h.origin.Check(r) != nil || fromOtherSite(r) {
		return nil, &refused{http.StatusForbidden, codes[analytics.Forbidden], words.CrossOrigin, nil}
	}
	if mediaType == "" && r.URL.Query().Has(paramFormat) {
		return nil, formatUnknown
	}
	if mediaType == "" {
		return nil, badRequest(http.StatusNotAcceptable, words.NotAcceptable)
	}
	params := &graphql.RawParams{Headers: r.Header}
	params.ReadTime.Start = graphql.Now()
	read := fromAddress
	if r.Method == http.MethodPost {
		read = fromBody
	}
	id, wrong := read(w, r, params)
	if wrong == nil {
		wrong = h.document(params, id)
	}
	if wrong != nil {
		return nil, wrong
	}
	params.ReadTime.End = graphql.Now()
	return params, nil
}

// fromOtherSite tells whether a page of another site makes a browser send a GET. It could not read the answer, but it
// could keep the engine busy; http.CrossOriginProtection lets every GET pass.
func fromOtherSite(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "cross-site" || site == "same-site"
}

// fromBody reads the body of a POST; id is that of a persisted operation.
func fromBody(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) (id string, wrong *refused) {
	mediaType, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := cmp.Or(options["charset"], "utf-8")
	if err != nil || mediaType != typeJSON || !strings.EqualFold(charset, "utf-8") {
		return "", badRequest(http.StatusUnsupportedMediaType, words.NotJSON)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return "", &refused{http.StatusRequestEntityTooLarge, codeQueryTooLarge, words.BodyTooLarge, []any{maxBody}}
	}
	var request struct { // not graphql.RawParams itself, which would let a client set the headers
		Query         string         `json:"query"`
		DocumentID    string         `json:"documentId"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	if err != nil || unmarshal(string(body), &request) != nil {
		return "", badRequest(http.StatusBadRequest, words.BodyUnreadable)
	}
	params.Query, params.OperationName = request.Query, request.OperationName
	params.Variables, params.Extensions = request.Variables, request.Extensions
	return request.DocumentID, nil
}

func fromAddress(_ http.ResponseWriter, r *http.Request, params *graphql.RawParams) (id string, wrong *refused) {
	if len(r.URL.RawQuery) > maxAddress {
		return "", &refused{http.StatusRequestURITooLong, codeQueryTooLarge, words.AddressTooLong, []any{maxAddress}}
	}
	query := r.URL.Query()
	params.Query, params.OperationName = query.Get("query"), query.Get("operationName")
	for name, object := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := query.Get(name); text != "" && unmarshal(text, object) != nil {
			return "", badRequest(http.StatusBadRequest, words.ParameterNotObject, name)
		}
	}
	return query.Get("documentId"), nil
}

// unmarshal reads one JSON value and nothing behind it. Numbers stay as they are written: a float64 would change the
// last digits of a Long.
func unmarshal(text string, into any) error {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one JSON value")
	}
	return nil
}

// negotiate chooses the media type of the answer: the one that the client weighs highest, application/json where it
// does not care; empty where it accepts neither.
func negotiate(accept []string) string {
	if len(accept) == 0 {
		return typeJSON
	}
	chosen, best := "", 0.0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		mediaType, options, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		weight := 1.0
		if q, given := options["q"]; given {
			if weight, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		if mediaType == "*/*" || mediaType == "application/*" {
			mediaType = typeJSON
		}
		if (mediaType == typeJSON || mediaType == typeGraphQL || tableFormat(mediaType) != "") && weight > best {
			chosen, best = mediaType, weight
		}
	}
	return chosen
}
