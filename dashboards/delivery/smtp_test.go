package delivery

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net"
	"net/http/httptest"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// mailServer is a real SMTP server. Each connection takes the next step of what it is told to do; behind the last it accepts.
type mailServer struct {
	mu       sync.Mutex
	steps    []string
	password string // of the user giaoban; empty = it asks for none
	messages []received
	server   Server
}

type received struct {
	to   string
	text []byte
	tls  bool
}

// startMail starts a server with TLS: at once, or by STARTTLS.
func startMail(t *testing.T, implicit bool, password string, steps ...string) *mailServer {
	t.Helper()
	certified := httptest.NewTLSServer(nil) // for its certificate, of example.com and 127.0.0.1
	certified.Close()
	m := &mailServer{steps: steps, password: password}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	roots := certified.Certificate()
	m.server = Server{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Implicit: implicit, TLS: &tls.Config{RootCAs: poolOf(roots), ServerName: "example.com"}}
	if password != "" {
		m.server.User, m.server.Password = "giaoban", password
	}
	s := smtp.NewServer(smtp.BackendFunc(m.session))
	s.Domain, s.ErrorLog = "mail.example.vn", slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo)
	config := &tls.Config{Certificates: certified.TLS.Certificates}
	if implicit {
		listener = tls.NewListener(listener, config)
	} else {
		s.TLSConfig = config
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(listener) }()
	t.Cleanup(func() {
		_, _ = s.Close(), <-ended
	})
	return m
}

func (m *mailServer) session(c *smtp.Conn) (smtp.Session, error) {
	_, encrypted := c.TLSConnectionState()
	return &session{m: m, conn: c, tls: encrypted}, nil
}

func (m *mailServer) step() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.steps) == 0 {
		return "accept"
	}
	next := m.steps[0]
	m.steps = m.steps[1:]
	return next
}

func (m *mailServer) got() []received {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.messages
}

type session struct {
	m        *mailServer
	conn     *smtp.Conn
	tls      bool
	loggedIn bool
	step, to string
}

func (s *session) AuthMechanisms() []string {
	if s.m.password == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "giaoban" || password != s.m.password {
			return smtp.ErrAuthFailed
		}
		s.loggedIn = true
		return nil
	}), nil
}

func (s *session) Mail(string, *smtp.MailOptions) error {
	if s.m.password != "" && !s.loggedIn {
		return smtp.ErrAuthRequired
	}
	switch s.step = s.m.step(); s.step {
	case "cut":
		return s.conn.Conn().Close()
	case "421":
		return &smtp.SMTPError{Code: 421, Message: "too busy"}
	}
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.to = to; s.step == "550" {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	}
	return nil
}

func (s *session) Data(r io.Reader) error {
	if s.step == "cut data" {
		return s.conn.Conn().Close()
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.step == "451" {
		return &smtp.SMTPError{Code: 451, Message: "try again later"}
	}
	s.m.mu.Lock()
	s.m.messages = append(s.m.messages, received{s.to, text, s.tls})
	s.m.mu.Unlock()
	if s.step == "cut after" { // it has the message, and nobody is told
		return s.conn.Conn().Close()
	}
	return nil
}

func (*session) Reset() {}

func (*session) Logout() error { return nil }

// parsed is a mail as its reader sees it.
type parsed struct {
	header      mail.Header
	subject     string
	body        string
	attachments map[string][]byte
	types       map[string]string
}

func parse(t *testing.T, text []byte) parsed {
	t.Helper()
	message, err := mail.ReadMessage(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{header: message.Header, attachments: map[string][]byte{}, types: map[string]string{}}
	if p.subject, err = new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject")); err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/mixed" {
		t.Fatal(kind, err)
	}
	for parts := multipart.NewReader(message.Body, params["boundary"]); ; {
		part, err := parts.NextPart() // which decodes quoted-printable
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatal(err)
		}
		var r io.Reader = part
		if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
			r = base64.NewDecoder(base64.StdEncoding, part)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil {
			t.Fatal(err)
		}
		if part.FileName() == "" {
			if kind != "text/plain" || !strings.EqualFold(params["charset"], "utf-8") {
				t.Error(kind, params)
			}
			p.body = string(content)
			continue
		}
		p.attachments[part.FileName()], p.types[part.FileName()] = content, kind
	}
}

func (m *mailServer) mailbox(to string) *Mailbox {
	return &Mailbox{Server: m.server, From: mail.Address{Name: "Văn phòng", Address: "giaoban@example.vn"}, Address: mail.Address{Name: "Ông Nguyễn Văn Ý", Address: to}, Base: "https://giaoban.example.vn"}
}

// A mail has the pack's files, byte for byte, its words in UTF-8, and an id that is the same for every attempt.
func TestMail(t *testing.T) {
	for name, implicit := range map[string]bool{"STARTTLS": false, "TLS": true} {
		t.Run(name, func(t *testing.T) {
			server := startMail(t, implicit, "bí mật")
			archive, p := kept(t)
			contents := contentsOf(t, archive, p)
			box := server.mailbox("y@example.vn")
			for range 2 {
				if err := box.Send(t.Context(), p, contents); err != nil {
					t.Fatal(err)
				}
			}
			all := server.got()
			if len(all) != 2 || all[0].to != "y@example.vn" || !all[0].tls {
				t.Fatalf("%d mails", len(all))
			}
			first, second := parse(t, all[0].text), parse(t, all[1].text)
			if id := first.header.Get("Message-ID"); id != "<"+key(p, box)+"@example.vn>" || id != second.header.Get("Message-ID") || first.header.Get("Date") != second.header.Get("Date") {
				t.Errorf("the mails are %q and %q", id, second.header.Get("Message-ID"))
			}
			from, err := first.header.AddressList("From")
			if err != nil || from[0].Name != "Văn phòng" {
				t.Error(from, err)
			}
			if to, err := first.header.AddressList("To"); err != nil || to[0].Name != "Ông Nguyễn Văn Ý" {
				t.Error(to, err)
			}
			if first.subject != p.Title || first.header.Get("Auto-Submitted") != "auto-generated" {
				t.Errorf("%q %v", first.subject, first.header)
			}
			for _, want := range append([]string{p.Lead, p.Source, "https://giaoban.example.vn/briefing?from=2020-04", "đủ số liệu của tháng, phiên bản số liệu 2"}, p.Notices...) {
				if !strings.Contains(first.body, want) {
					t.Errorf("%q is not in %q", want, first.body)
				}
			}
			if len(first.attachments) != len(p.Files) {
				t.Error(len(first.attachments))
			}
			for i, f := range p.Files {
				if !bytes.Equal(first.attachments[f.Name], contents[i]) || first.types[f.Name] != strings.Split(f.Type, ";")[0] {
					t.Errorf("%s is another file, or of type %s", f.Name, first.types[f.Name])
				}
			}
		})
	}
}

// What a mail server says is told apart: what may be better later, and what will not.
func TestMailRefused(t *testing.T) {
	archive, p := kept(t)
	contents := contentsOf(t, archive, p)
	for step, final := range map[string]bool{"cut": false, "421": false, "451": false, "cut data": false, "cut after": false, "550": true} {
		server := startMail(t, false, "", step)
		err := server.mailbox("y@example.vn").Send(t.Context(), p, contents)
		if err == nil || isFinal(err) != final {
			t.Errorf("%s: %v", step, err)
		}
	}
	server := startMail(t, false, "right")
	server.server.Password = "wrong"
	if err := server.mailbox("y@example.vn").Send(t.Context(), p, contents); err == nil || isFinal(err) {
		t.Error("a wrong password:", err)
	}
	server.server.TLS = &tls.Config{} // an unknown certificate
	if err := server.mailbox("y@example.vn").Send(t.Context(), p, contents); err == nil || isFinal(err) || len(server.got()) != 0 {
		t.Error(err)
	}
	silent, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		if _, err := silent.Accept(); err != nil {
			t.Error(err)
		}
		cancel()
	}()
	server.server.Port = silent.Addr().(*net.TCPAddr).Port
	if err := server.mailbox("y@example.vn").Send(ctx, p, contents); !errors.Is(err, context.Canceled) {
		t.Error("it does not end with its context:", err)
	}
}

// Over a connection without TLS no mail is sent, unless that is wanted.
func TestMailWithoutTLS(t *testing.T) {
	archive, p := kept(t)
	contents := contentsOf(t, archive, p)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m := &mailServer{server: Server{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port}}
	s := smtp.NewServer(smtp.BackendFunc(m.session))
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(listener) }()
	defer func() { _, _ = s.Close(), <-ended }()
	if err := m.mailbox("y@example.vn").Send(t.Context(), p, contents); err == nil || len(m.got()) != 0 {
		t.Error(err)
	}
	m.server.Plain = true
	if err := m.mailbox("y@example.vn").Send(t.Context(), p, contents); err != nil || len(m.got()) != 1 {
		t.Error(err)
	}
}
