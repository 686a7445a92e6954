package chartstest

import (
	"fmt"
	"strings"

	"giaoban/analytics"
)

// LongNames have 200 letters, in words as Vietnamese and German have them, and without a single space.
var LongNames = []string{
	letters("Đất đai, bồi thường, giải phóng mặt bằng và tái định cư khi Nhà nước thu hồi đất để phát triển kinh tế – xã hội vì lợi ích quốc gia, công cộng "),
	letters("Ứng dụng công nghệ thông tin và chuyển đổi số trong cải cách thủ tục hành chính nghiêng nguyễn thuyền trưởng "),
	letters("nghiêng"),
	letters("ƯỜNG ĐỘC HẠI ẨM ƯỚT "),
	"Giáo dục",
}

// RightToLeftNames are written from right to left, alone and beside Vietnamese, some with marks that turn the direction.
var RightToLeftNames = []string{
	"שירותי בריאות ורווחה", "الصحة العامة والبيئة", "Môi trường البيئة 2020", "\u202eĐảo ngược\u202c", "\u2067עברית\u2069 và tiếng Việt (46)", "Giáo dục",
}

// HostileNames must come through every page, chart, picture and file as the text that they are.
var HostileNames = []string{
	`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `]]></svg><script>alert(1)</script>`, `__proto__`, `constructor`,
	`__f__alert(1)__f__`, `@fmt:text`, `{a|b} "q" 'q' & <b>`, `&lt;b&gt;&amp;`, `=HYPERLINK("http://example.com")`,
}

// letters repeats a text to 200 letters.
func letters(text string) string {
	const n = 200
	return strings.TrimSpace(string([]rune(strings.Repeat(text, n/len([]rune(text))+1))[:n]))
}

var names = []string{
	"Phòng, chống dịch COVID-19", "Hỗ trợ người dân gặp khó khăn do dịch (gói an sinh)", "Giao thông – trật tự đô thị", "Môi trường",
	"Đất đai, bồi thường, giải phóng mặt bằng", "An ninh – trật tự", "Giáo dục và đào tạo", "Y tế – chăm sóc sức khỏe", "Giá cả thị trường",
	"Lao động – việc làm", "An toàn thực phẩm", "Xây dựng Đảng – công tác cán bộ",
}

var subjects = []string{"Rác thải – vệ sinh môi trường", "Nước sạch", "Ô nhiễm không khí, tiếng ồn"}

var ways = []string{"Zalo", "Facebook", "Đường dây nóng", "Thư điện tử", "Cổng thông tin điện tử", "Tin nhắn SMS", "Ứng dụng công dân số", "Tiếp công dân", "Họp tổ dân phố"}

var districts = []string{
	"Quận Hồng Bàng", "Quận Ngô Quyền", "Quận Lê Chân", "Quận Hải An", "Quận Kiến An", "Quận Đồ Sơn", "Quận Dương Kinh", "Huyện An Dương",
	"Huyện An Lão", "Huyện Kiến Thụy", "Huyện Thủy Nguyên", "Huyện Tiên Lãng", "Huyện Vĩnh Bảo", "Huyện Cát Hải", "Huyện Bạch Long Vĩ",
}

var communes = []string{"Phường Minh Khai", "Phường Phan Bội Châu", "Xã Đại Hợp", "Thị trấn Núi Đèo", "Xã Thủy Triều"}

// numbered makes many names of some.
func numbered(n int, of []string) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("%s %d", of[i%len(of)], i+1)
	}
	return list
}

func entries(registry analytics.Registry, list []string) []*analytics.Entry {
	all := make([]*analytics.Entry, len(list))
	for i, name := range list {
		all[i] = &analytics.Entry{Registry: registry, Code: fmt.Sprintf("%s-%d", strings.ToLower(string(registry)), i), NameVi: name}
	}
	return all
}

func channels(list []string) []*analytics.Entry {
	return append(entries(analytics.Channels, list), nil)
}

func units(list []string) []*analytics.Entry { return append(entries(analytics.Units, list), nil) }

// topics gives the environment topics below it, in a list that has it.
func topics(list []string) []*analytics.Entry {
	all := entries(analytics.Topics, list)
	const parent = 3
	if list[parent] != names[parent] {
		return append(all, nil)
	}
	for _, child := range entries(analytics.Topics, subjects) {
		child.Code, child.Parent = "sub-"+child.Code, all[parent]
		all[parent].Children = append(all[parent].Children, child)
	}
	return append(all, nil)
}
