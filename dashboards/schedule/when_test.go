package schedule

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
)

func TestParseWhen(t *testing.T) {
	for text, want := range map[string]string{"never": "{false []}", "month-complete": "{true []}", "day:5": "{false [5]}", "day:28,month-complete,day:1,day:28": "{true [1 28]}"} {
		if w, err := ParseWhen(strings.Split(text, ",")); err != nil || fmt.Sprint(w) != want {
			t.Errorf("%s: %v %v", text, w, err)
		}
	}
	if w, err := ParseWhen(nil); err != nil || !w.Never() {
		t.Error(w, err)
	}
	for _, text := range []string{"day:0", "day:29", "day:", "day", "monthly", "never,day:5", "day:5x", ""} {
		if _, err := ParseWhen(strings.Split(text, ",")); analytics.KindOf(err) != analytics.Invalid {
			t.Errorf("%q is taken: %v", text, err)
		}
	}
}

func TestCheck(t *testing.T) {
	for query, fine := range map[string]bool{"": true, "measure=messages&focus=none": true, "?lang=en": true, "from=2020-04&to=2020-05": false, "version=2": false, "measure=x": false, "no=1": false, "%zz": false} {
		if err := Check(query); (err == nil) != fine {
			t.Errorf("%q: %v", query, err)
		}
	}
}

func TestLastDue(t *testing.T) {
	for _, c := range []struct {
		days       []int
		now        string
		last, next string
	}{
		{[]int{5}, "2020-06-05 06:59", "2020-05-05", "2020-06-05 07:00"},
		{[]int{5}, "2020-06-05 07:00", "2020-06-05", "2020-07-05 07:00"},
		{[]int{5}, "2020-01-01 00:30", "2019-12-05", "2020-01-05 07:00"},
		{[]int{28}, "2020-02-28 08:00", "2020-02-28", "2020-03-28 07:00"},
		{[]int{28}, "2020-02-29 23:59", "2020-02-28", "2020-03-28 07:00"},
		{[]int{28}, "2021-03-01 07:00", "2021-02-28", "2021-03-28 07:00"},
		{[]int{28}, "2020-12-31 23:00", "2020-12-28", "2021-01-28 07:00"},
		{[]int{1, 15}, "2020-06-14 12:00", "2020-06-01", "2020-06-15 07:00"},
		{[]int{1, 15}, "2020-06-30 12:00", "2020-06-15", "2020-07-01 07:00"},
	} {
		now := at(c.now)
		for _, clock := range []time.Time{now, now.UTC()} { // wherever the machine stands
			last, next := When{Days: c.days}.lastDue(hanoi, clock)
			if last.String() != c.last || !next.Equal(at(c.next)) {
				t.Errorf("%v at %s: %s, then %s", c.days, c.now, last, next)
			}
		}
	}
}

func TestCompleted(t *testing.T) {
	for _, c := range []struct {
		cutoff  int
		through string
		to      analytics.Month // of what is covered, from 2019-01 on
		want    analytics.Month
	}{
		{1, "2020-05-31", 202005, 202005},
		{1, "2020-05-30", 202005, 202004},
		{1, "2020-02-28", 202002, 202001},
		{1, "2020-02-29", 202002, 202002},
		{1, "2019-02-28", 201902, 201902},
		{1, "2019-12-31", 201912, 201912},
		{1, "2020-01-01", 202001, 201912},
		{26, "2020-05-25", 202005, 202005}, // 26 April to 25 May
		{26, "2020-05-24", 202005, 202004},
		{26, "2020-05-31", 202006, 202005},
		{26, "2020-12-31", 202101, 202012},
		{26, "2021-01-25", 202101, 202101},
		{1, "2020-06-30", 202005, 202005}, // June has no report
		{1, "2019-01-15", 201901, 0},
	} {
		cal, err := analytics.NewCalendar("Asia/Ho_Chi_Minh", c.cutoff)
		if err != nil {
			t.Fatal(err)
		}
		through, err := analytics.ParseDate(c.through)
		if err != nil {
			t.Fatal(err)
		}
		if m := completed(analytics.Settings{CompleteThrough: &through, Covered: &analytics.Range{From: 201901, To: c.to}}, cal); m != c.want {
			t.Errorf("cut-off %d, complete through %s: %d, not %d", c.cutoff, c.through, m, c.want)
		}
	}
	if m := completed(analytics.Settings{}, analytics.Calendar{}); m != 0 {
		t.Error(m)
	}
}
