package sample

import "time"

// An event brings messages on top of the habit: none before from, most on
// top, none after to, evenly rising and falling between.
type event struct {
	topic         string
	from, top, to string
	peak          int    // messages on the day of the peak
	unit          string // where they come from, empty for everywhere
}

var events = []event{
	// Congresses of 2015 and of 2020, the election of 22 May 2016.
	{"dai-hoi-dang", "2015-03-01", "2015-08-20", "2015-11-10", 3, ""},
	{"dai-hoi-dang", "2019-11-01", "2020-06-20", "2020-10-31", 4, ""},
	{"bau-cu", "2016-01-10", "2016-05-22", "2016-07-10", 7, ""},

	// Trouble in one place or in the whole city.
	{"nuoc-sach", "2015-06-20", "2015-07-04", "2015-08-01", 9, "vinh-bao"},
	{"moi-truong", "2016-04-20", "2016-05-04", "2016-07-05", 9, ""},
	{"an-toan-thuc-pham", "2016-04-25", "2016-05-10", "2016-06-30", 6, ""},
	{"dat-dai", "2016-09-05", "2016-09-26", "2016-11-05", 8, "hai-an"},
	{"rac-thai", "2017-07-10", "2017-07-28", "2017-09-05", 12, "hai-an"},
	{"giao-thong", "2017-08-10", "2017-09-01", "2017-12-20", 9, ""},
	{"dat-dai", "2018-03-05", "2018-04-02", "2018-05-20", 19, "thuy-nguyen"},
	{"nuoc-sach", "2018-06-01", "2018-06-19", "2018-07-25", 24, "an-duong"},
	{"an-ninh", "2018-06-04", "2018-06-11", "2018-07-08", 16, ""},
	{"giao-duc", "2018-07-12", "2018-07-20", "2018-08-25", 9, ""},
	{"khong-khi", "2019-09-16", "2019-10-01", "2019-10-31", 14, ""},
	{"bien-dao", "2019-07-10", "2019-07-28", "2019-09-30", 11, ""},
	{"bien-dao", "2020-04-01", "2020-04-20", "2020-06-10", 4, ""},
	{"van-hoa", "2017-05-01", "2017-05-13", "2017-05-31", 8, ""},
	{"xay-dung-dang", "2018-11-01", "2018-11-20", "2018-12-31", 5, ""},

	// African swine fever, and the price of pork after it.
	{"dich-ta-lon", "2019-02-22", "2019-03-14", "2019-05-05", 18, "thuy-nguyen"},
	{"dich-ta-lon", "2019-02-25", "2019-05-12", "2019-09-10", 21, ""},
	{"dich-ta-lon", "2019-09-01", "2019-09-20", "2020-05-20", 3, ""},
	{"gia-ca", "2019-11-01", "2019-12-20", "2020-03-10", 11, ""},

	// Covid-19: masks first, then quarantine, distancing in April, relief.
	{"khau-trang", "2020-02-01", "2020-02-11", "2020-04-25", 9, ""},
	{"cach-ly", "2020-02-02", "2020-04-04", "2020-05-30", 16, ""},
	{"covid-19", "2020-02-01", "2020-04-08", "2020-06-10", 22, ""},
	{"ho-tro-dich", "2020-04-01", "2020-04-26", "2020-06-08", 25, ""},
}

// on says how many messages the event brings on a day, in millionths.
func (e event) on(day time.Time) int {
	from, top, to := date(e.from), date(e.top), date(e.to)
	switch {
	case day.Before(from), day.After(to):
		return 0
	case day.Before(top):
		return e.peak * million * (span(from, day) + 1) / (span(from, top) + 1)
	default:
		return e.peak * million * (span(day, to) + 1) / (span(top, to) + 1)
	}
}

func span(from, to time.Time) int { return int(to.Sub(from) / (24 * time.Hour)) }
