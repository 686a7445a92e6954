package main

import (
	"bytes"
	"crypto/tls"
	"encoding/pem"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// postOffice is a real SMTP server with STARTTLS and a login, which hands on what it gets. It is busy at first.
type postOffice struct {
	got  chan []byte
	busy int
}

func (o *postOffice) start(t *testing.T) (address string) {
	t.Helper()
	certified := httptest.NewTLSServer(nil) // for its certificate, of 127.0.0.1
	certified.Close()
	roots := filepath.Join(t.TempDir(), "roots.pem")
	if err := os.WriteFile(roots, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certified.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SSL_CERT_FILE", roots)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &counter{office: o}, nil }))
	s.TLSConfig, s.ErrorLog = &tls.Config{Certificates: certified.TLS.Certificates}, slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo)
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(listener) }()
	t.Cleanup(func() { _, _ = s.Close(), <-ended })
	return listener.Addr().String()
}

// counter is where one connection is served.
type counter struct {
	office   *postOffice
	loggedIn bool
}

func (*counter) AuthMechanisms() []string { return []string{sasl.Plain} }

func (c *counter) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if c.loggedIn = user == "giaoban" && password == "mật khẩu"; !c.loggedIn {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (c *counter) Mail(string, *smtp.MailOptions) error {
	switch {
	case !c.loggedIn:
		return smtp.ErrAuthRequired
	case c.office.busy > 0:
		c.office.busy--
		return &smtp.SMTPError{Code: 421, Message: "too busy"}
	}
	return nil
}

func (*counter) Rcpt(string, *smtp.RcptOptions) error { return nil }

func (c *counter) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	c.office.got <- text
	return err
}

func (*counter) Reset() {}

func (*counter) Logout() error { return nil }

// reportsOf is a file with a report of each day of a month.
func reportsOf(t *testing.T, month time.Month) (path, through string) {
	t.Helper()
	var csv strings.Builder
	csv.WriteString("id,received,kind\n")
	day := time.Date(2020, month, 1, 0, 0, 0, 0, time.UTC)
	for ; day.Month() == month; day = day.AddDate(0, 0, 1) {
		fmt.Fprintf(&csv, "r%s,%s,WRITTEN\n", day.Format("0102"), day.Format(time.DateOnly))
	}
	path = filepath.Join(t.TempDir(), "reports.csv")
	if err := os.WriteFile(path, []byte(csv.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, day.AddDate(0, 0, -1).Format(time.DateOnly)
}

// receive waits for something that a server of the test gets.
func receive[T any](t *testing.T, from <-chan T) T {
	t.Helper()
	select {
	case got := <-from:
		return got
	case <-time.After(time.Minute):
		t.Fatal("nothing came within a minute")
		panic("unreachable")
	}
}

var madePack = regexp.MustCompile(`(?m)^[0-9]{8}-[0-9a-f]{8}`)

// An import that completes a month makes a pack: it is kept, on the page, told to a webhook and sent by mail in the end.
func TestSchedule(t *testing.T) {
	office := &postOffice{got: make(chan []byte, 9), busy: 1}
	address := office.start(t)
	t.Setenv(smtpPassword, "mật khẩu")
	told := make(chan []byte, 9)
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		told <- body
	}))
	defer hook.Close()
	dir := t.TempDir()
	flags := []string{"--pack-when", "month-complete,day:5", "--pack-query", "measure=written-reports&focus=none", "--pack-forms", "md,xlsx", "--pack-lang", "en", "--pack-mail-to", "Bà Ý <y@example.vn>",
		"--pack-mail-from", "Văn phòng <giaoban@example.vn>", "--smtp", "smtp://giaoban@" + address, "--pack-webhook", hook.URL + "/secret", "--base-url", "https://giaoban.example.vn"}
	s := startServer(t, dir, flags...)
	imported := func(month time.Month) {
		t.Helper()
		path, through := reportsOf(t, month)
		if status, out := giaoban(t, "", "import", "--data", dir, "--through", through, path); status != exitDone {
			t.Fatal(out)
		}
	}
	imported(time.May)
	if body := string(receive(t, told)); !strings.Contains(body, `"from":"2020-05","to":"2020-05"`) || !strings.Contains(body, "https://giaoban.example.vn/briefing/packs/") {
		t.Error(body)
	}
	status, out := giaoban(t, "", "packs", "--data", dir)
	wants(t, status, out, exitDone, "a month was completed", "May 2020", "data version 1", ".md", ".xlsx", "Webhook, "+hook.URL+": ", "E-mail, y@example.vn: ")
	if strings.Contains(out, "/secret") || madePack.FindString(out) == "" {
		t.Error(out)
	}
	id := madePack.FindString(out)
	name := "giaoban-briefing-written-reports-2020-05-v1.md"
	_, page := s.get(t, "/briefing?lang=en", "", nil)
	if !strings.Contains(page, "/briefing/packs/"+id+"/"+name) {
		t.Error("the page does not have the pack")
	}
	_, file := s.get(t, "/briefing/packs/"+id+"/"+name, "", nil)
	if kept, err := os.ReadFile(filepath.Join(dir, "packs", id, name)); err != nil || string(kept) != file || !strings.Contains(file, "May 2020") {
		t.Errorf("%v %.200s", err, file)
	}
	status, out = giaoban(t, "", "versions", "--data", dir)
	wants(t, status, out, exitDone, "· "+id)
	// The mail server was busy. A person need not wait; nor does a restart forget it.
	s.stop(t, syscall.SIGTERM)
	s = startServer(t, dir, flags...)
	status, out = giaoban(t, "", "packs", "deliver", "--data", dir, id)
	wants(t, status, out, exitDone, "delivered, attempt 2")
	if mail := receive(t, office.got); !bytes.Contains(mail, []byte("Message-ID: <"+id)) || !bytes.Contains(mail, []byte("filename=\""+name+"\"")) {
		t.Errorf("%.2000s", mail)
	}
	// By hand, through the server: kept, and not delivered unless that is wanted.
	status, out = giaoban(t, "", "packs", "make", "--data", dir, "--query", "from=2020-05&to=2020-05", "--forms", "docx", "--in", "vi")
	wants(t, status, out, exitDone, "made by hand", ".docx")
	if strings.Contains(out, "E-mail") {
		t.Error(out)
	}
	imported(time.June)
	if body := string(receive(t, told)); !strings.Contains(body, `"from":"2020-05","to":"2020-06"`) {
		t.Error(body)
	}
	receive(t, office.got)
	s.stop(t, syscall.SIGTERM)
	// Without a server, in this process.
	status, out = giaoban(t, "", "packs", "make", "--data", dir, "--forms", "md", "--deliver", "--pack-webhook", hook.URL)
	wants(t, status, out, exitDone, "made by hand", "Webhook, "+hook.URL+": delivered")
	receive(t, told)
	status, out = giaoban(t, "", "packs", "--data", dir)
	wants(t, status, out, exitDone, id, "a month was completed", "data version 2")
	if len(madePack.FindAllString(out, -1)) != 4 {
		t.Error(out)
	}
	// A server that keeps few removes the others, and the names of their data versions.
	s = startServer(t, dir, "--pack-keep", "2")
	status, out = giaoban(t, "", "packs", "make", "--data", dir, "--forms", "md")
	wants(t, status, out, exitDone, "made by hand")
	status, out = giaoban(t, "", "packs", "--data", dir)
	wants(t, status, out, exitDone, "made by hand", "data version 2")
	if strings.Contains(out, id) || len(madePack.FindAllString(out, -1)) != 2 {
		t.Error(out)
	}
	if status, out = giaoban(t, "", "versions", "--data", dir); strings.Contains(out, id) {
		t.Errorf("the name of a version outlived its pack: %d %s", status, out)
	}
	for _, args := range [][]string{{"deliver", "20200101-00000000"}, {"make", "--query", "topic=nowhere"}, {"make", "--query", "from=x"}, {"make", "--forms", "pdf"}} {
		if status, out := giaoban(t, "", append([]string{"packs", args[0], "--data", dir}, args[1:]...)...); status != exitRefused {
			t.Error(args, status, out)
		}
	}
	if strings.Contains(s.log.String(), "mật khẩu") || strings.Contains(s.log.String(), "/secret") {
		t.Errorf("the log tells secrets: %s", s.log)
	}
}

// What cannot work is told before anything is started.
func TestPackFlags(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	open, blank := filepath.Join(dir, "open"), filepath.Join(dir, "blank")
	if err := os.WriteFile(open, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o622); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(blank, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	mail := []string{"--pack-mail-to", "a@example.vn", "--pack-mail-from", "b@example.vn", "--smtp"}
	for want, args := range map[string][]string{
		"write month-complete":       {"--pack-when", "day:31"},
		"names no from":              {"--pack-query", "from=2020-04&to=2020-05"},
		"measure":                    {"--pack-query", "measure=x"},
		"there are pptx":             {"--pack-forms", "pdf"},
		"0 or more":                  {"--pack-keep=-1"},
		"needs --pack-mail-from":     {"--pack-mail-to", "a@example.vn"},
		"holds no password":          append(mail, "smtp://u:p@mail.example.vn"),
		"there is no password":       append(mail, "smtp://u@mail.example.vn"),
		"without TLS":                append(mail, "smtp://u@mail.example.vn?tls=none"),
		"write it like smtp":         append(mail, "http://mail.example.vn"),
		"no mail address":            {"--pack-mail-to", "nobody", "--pack-mail-from", "b@example.vn", "--smtp", "smtp://localhost"},
		"write an address":           {"--pack-webhook", "ftp://example.vn"},
		"chmod 600":                  {"--pack-webhook", "https://example.vn", "--pack-webhook-secret-file", open},
		"is empty":                   append(mail, "smtp://u@mail.example.vn", "--smtp-password-file", blank),
		"name the directory of pack": {"--clickhouse", "clickhouse://localhost/x", "--tokens", filepath.Join(dir, "t.json"), "--embeds", filepath.Join(dir, "e.json"), "--pack-when", "day:5"},
	} {
		status, out := giaoban(t, "", append([]string{"serve", "--addr", "127.0.0.1:0", "--data", filepath.Join(dir, "data")}, args...)...)
		wants(t, status, out, exitRefused, want)
	}
}
