package dashboards

import (
	"html"
	"log/slog"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// talliesStore holds published totals alone: of two months for the city, of single months for messages and their topics,
// with a month between that has none.
func talliesStore(t *testing.T, o intake.Options) *analytics.Store {
	t.Helper()
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "registry.csv", []byte(`registry,code,name_vi,parent
topic,covid,Phòng chống dịch Covid-19,
topic,mask,Khẩu trang,covid
topic,traffic,Giao thông,
topic,land,"Đất đai, giải phóng mặt bằng",
topic,water,Nước sạch,
`), o)
	intaketest.Import(t, store, "tallies.csv", []byte(`measure,from,to,topic,value,status,source,url,published
WRITTEN_REPORTS,2020-04,2020-05,,46,,"Giao ban công tác dư luận xã hội tháng 4, 5",https://example.vn/giao-ban,2020-05-26
SYNTHESES,2020-04,2020-05,,15,,"Giao ban công tác dư luận xã hội tháng 4, 5",https://example.vn/giao-ban,2020-05-26
THEMATIC_SYNTHESES,2020-04,2020-05,,12,,"Giao ban công tác dư luận xã hội tháng 4, 5",https://example.vn/giao-ban,2020-05-26
ISSUES,2020-04,2020-05,,25,,"Giao ban công tác dư luận xã hội tháng 4, 5",https://example.vn/giao-ban,2020-05-26
MESSAGES,2020-01,,,2774,,Bản tin tháng 1,,
MESSAGES,2020-02,,,2327,,Bản tin tháng 2,,
MESSAGES,2020-04,,,1900,APPROXIMATE,Bản tin tháng 4,,2020-05-05
MESSAGES,2020-05,,,3000,AT_LEAST,Bản tin tháng 5,,2020-06-01
MESSAGES,2020-04,,covid,900,APPROXIMATE,Bản tin tháng 4,,2020-05-05
MESSAGES,2020-05,,covid,1000,AT_LEAST,Bản tin tháng 5,,2020-06-01
MESSAGES,2020-04,,traffic,420,,Bản tin tháng 4,,2020-05-05
MESSAGES,2020-05,,traffic,512,,Bản tin tháng 5,,2020-06-01
MESSAGES,2020-05,,land,300,APPROXIMATE,Bản tin tháng 5,,2020-06-01
MESSAGES,2020-05,,water,,NOT_REPORTED,Bản tin tháng 5,,2020-06-01
`), o)
	return store
}

// Page, chart and CSV say of published totals what the store says, and where they come from.
func TestTallies(t *testing.T) {
	store := talliesStore(t, intake.Options{Sample: true}) // the CSV must say so in every line
	h := New(store, slog.New(slog.DiscardHandler))
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"measure=messages&from=2020-05&to=2020-05&vs=previous", "measure=messages&from=2020-04&to=2020-05&vs=2020-01..2020-02",
		"measure=messages&from=2020-03&to=2020-03", "measure=written-reports"} {
		t.Run(query, func(t *testing.T) { sameNumbers(t, h, snap, query) })
	}
	says(t, get(t, h, "/?measure=messages&from=2020-05&to=2020-05&vs=previous").Body.String(),
		"từ 3.000 trở lên", "khoảng 1.900", "Cột gạch chéo", "Nguồn số liệu tổng hợp:", "Bản tin tháng 5 (1/6/2020)")
	says(t, get(t, h, "/charts/topics.json?measure=messages&from=2020-05&to=2020-05&vs=previous").Body.String(), "≥\u00a01.000", "≈\u00a0900")
	says(t, get(t, h, "/charts/trends.json?measure=messages&from=2020-05&to=2020-05").Body.String(), "≥\u00a01.000", "≈\u00a0900")
	// The totals of two months are there, and their months and topics are not.
	says(t, get(t, h, "/").Body.String(), ">46<", ">25<", "Chỉ có số tổng đã công bố", "https://example.vn/giao-ban")

	intaketest.Import(t, store, "reports.csv", []byte("id,received,kind\nw1,2020-04-05,WRITTEN\n"), intake.Options{})
	says(t, get(t, h, "/").Body.String(), "khác số đã công bố", "ở đây dùng số đếm. Nguồn: Giao ban công tác dư luận xã hội tháng 4, 5 (26/5/2020)")
}

func says(t *testing.T, body string, texts ...string) {
	t.Helper()
	body = html.UnescapeString(body)
	for _, text := range texts {
		if !strings.Contains(body, text) {
			t.Errorf("%q is not there", text)
		}
	}
}
