package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// An answer can be a table: by Accept, or by format=csv in the address, because neither a browser nor Excel nor Power BI
// can be told to send a header. Then a failure has the status of its error, and a body of GraphQL's form.

// paramFormat is the parameter of an address that names the format of the answer: csv, xlsx, parquet or json.
const paramFormat = "format"

// headerNextCursor tells where the next page begins: give it as after. It is missing on the last page.
const headerNextCursor = "X-Next-Cursor"

// maxTable is how many cells the table of one answer may have. Lists of different lengths can make it far larger than the
// answer.
const maxTable = 1_000_000

// tableFormat is the format that a media type stands for; empty where it is none of a table.
func tableFormat(mediaType string) export.Format {
	for _, f := range export.Formats() {
		if f.MediaType() == mediaType {
			return f
		}
	}
	return ""
}

// mediaType chooses the type of the answer: by the address, else by the header Accept; empty where neither can be met.
func mediaType(r *http.Request) string {
	query := r.URL.Query()
	switch name := query.Get(paramFormat); {
	case !query.Has(paramFormat):
		return negotiate(r.Header.Values("Accept"))
	case name == "json":
		return typeJSON
	default:
		format, _ := export.ParseFormat(name)
		return format.MediaType()
	}
}

// errorType is the type of an answer that says why there is no other.
func errorType(mediaType string) string {
	if mediaType == "" || tableFormat(mediaType) != "" {
		return typeJSON
	}
	return mediaType
}

// asTable prepares an operation to be answered with a table.
func asTable(ctx context.Context, op *graphql.OperationContext, params *graphql.RawParams) (*Sheet, error) {
	sheet, err := NewSheet(params.Query, params.OperationName, params.Variables, langOf(ctx))
	if err != nil {
		return nil, err
	}
	op.Doc, op.Operation = sheet.op.Doc, sheet.op.Operation // it asks for more than the client did
	return sheet, nil
}

// table answers with the table of a response that has no errors.
func (h *handler) table(ctx context.Context, w http.ResponseWriter, format export.Format, sheet *Sheet, response *graphql.Response) {
	err := func() error {
		next, err := sheet.Add(response.Data)
		if err != nil {
			return err
		}
		table, err := sheet.Table(maxTable)
		if err != nil {
			return err
		}
		if next != "" {
			w.Header().Set(headerNextCursor, next)
		}
		return export.Serve(w, format, *table)
	}()
	if err != nil {
		w.Header().Del(headerNextCursor)
		failed(w, gqlerror.List{h.present(ctx, err)})
	}
}

var formatUnknown = badRequest(http.StatusBadRequest, words.FormatOfAnswer)
