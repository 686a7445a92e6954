package graph

import (
	"context"
	"sync"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

// upload finds an uploaded file.
func (r *reading) upload(id string) (*intake.Upload, error) {
	if err := r.access.MayChange(); err != nil {
		return nil, err
	}
	if r.uploads == nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Path: "upload", Phrase: words.UploadUnknown, Args: []any{id}}
	}
	return r.uploads.Find(id)
}

// importFile takes an uploaded file in.
func (r *reading) importFile(ctx context.Context, id, yaml, allowRejects string, o intake.Options) (_ *intake.Result, err error) {
	upload, err := r.upload(id)
	if err != nil {
		return nil, err
	}
	if yaml != "" {
		if o.Map, err = intake.ParseMap([]byte(yaml)); err != nil {
			return nil, err
		}
	}
	if o.AllowRejects, err = intake.ParseAllowance(allowRejects); err != nil {
		return nil, err
	}
	defer r.renew() // what follows is to see the change
	return upload.Import(ctx, r.store, r.access, o)
}

// renew makes the fields that follow a change read the newest data version again. The fields of a mutation run one
// after the other, each with all that is asked of its answer.
func (r *reading) renew() { r.once = sync.Once{} }

// rejectsURL is where the rejected rows of a result are, empty where there are none.
func rejectsURL(result *intake.Result) *string {
	if result.Upload == nil || result.Rows.Rejected == 0 || !result.Upload.State().Rejects {
		return nil
	}
	url := uploadPath(result.Upload) + "/rejects.csv"
	return &url
}
