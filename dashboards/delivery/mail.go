package delivery

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"net/mail"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics/packs"
	"giaoban/analytics/words"

	gomail "github.com/wneessen/go-mail"
)

// Server is a mail server that takes what is sent.
type Server struct {
	Host           string
	Port           int
	User, Password string // empty = it asks for none
	Implicit       bool   // TLS from the first byte on; else STARTTLS
	Plain          bool   // without any TLS
	TLS            *tls.Config
}

// Mailbox is somebody who gets packs by mail.
type Mailbox struct {
	Server  Server
	From    mail.Address
	Address mail.Address
	Base    string // where the server of the pages is reached; empty = the mail has no link
}

// Way is Mail.
func (*Mailbox) Way() packs.Way { return packs.Mail }

// To is the address without the name.
func (m *Mailbox) To() string { return m.Address.Address }

// Send sends a pack as a mail with its files. An answer 5xx to the message is final; one to the login is not, because somebody may
// set the password right.
func (m *Mailbox) Send(ctx context.Context, p packs.Pack, contents [][]byte) error {
	message, err := m.message(p, contents)
	if err != nil {
		return &Failure{Final: true, Err: err}
	}
	client, err := m.client()
	if err != nil {
		return &Failure{Final: true, Err: err}
	}
	sent := make(chan error, 1)
	go func() { sent <- send(ctx, client, message) }()
	select {
	case err = <-sent:
		return err
	case <-ctx.Done(): // the library does not look after ctx once it is connected; it ends with its own limit of time
		return ctx.Err()
	}
}

func send(ctx context.Context, client *gomail.Client, message *gomail.Msg) error {
	if err := client.DialWithContext(ctx); err != nil {
		return err
	}
	err := client.Send(message)
	_ = client.Close() // what was taken was taken, however the server says goodbye
	var refused *gomail.SendError
	switch {
	case message.IsDelivered(), err == nil:
		return nil
	case errors.As(err, &refused) && refused.ErrorCode() >= 500:
		return &Failure{Final: true, Err: err}
	}
	return err
}

func (m *Mailbox) client() (*gomail.Client, error) {
	options := []gomail.Option{gomail.WithPort(m.Server.Port), gomail.WithTimeout(sendWithin - 30*time.Second), gomail.WithTLSPolicy(gomail.TLSMandatory)}
	switch {
	case m.Server.Implicit:
		options = append(options, gomail.WithSSL())
	case m.Server.Plain:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	}
	if m.Server.TLS != nil {
		options = append(options, gomail.WithTLSConfig(m.Server.TLS.Clone()))
	}
	if m.Server.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(m.Server.User), gomail.WithPassword(m.Server.Password))
	}
	return gomail.NewClient(m.Server.Host, options...)
}

// message is the mail of a pack, the same for every attempt.
func (m *Mailbox) message(p packs.Pack, contents [][]byte) (*gomail.Msg, error) {
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	message.FromMailAddress(&m.From)
	message.ToMailAddress(&m.Address)
	message.Subject(p.Title)
	message.SetDateWithValue(p.Made)
	_, domain, _ := strings.Cut(m.From.Address, "@")
	message.SetMessageIDWithValue(key(p, m) + "@" + domain)
	message.SetGenHeader("Auto-Submitted", "auto-generated") // so that nobody's absence answers
	message.SetGenHeader("Content-Language", string(p.Lang))
	message.SetBodyString(gomail.TypeTextPlain, m.text(p))
	for i, f := range p.Files {
		if err := message.AttachReader(f.Name, bytes.NewReader(contents[i]), gomail.WithFileContentType(gomail.ContentType(f.Type))); err != nil {
			return nil, err
		}
	}
	return message, nil
}

// text is what the mail says.
func (m *Mailbox) text(p packs.Pack) string {
	parts := []string{p.Title, p.Lead}
	parts = append(parts, p.Notices...)
	parts = append(parts, p.Source)
	if m.Base != "" {
		parts = append(parts, words.PackMailPage.In(p.Lang, m.Base+pagePath(p)))
	}
	parts = append(parts, words.PackMailEnd.In(p.Lang, words.PackWhys[string(p.Why)], strconv.FormatInt(p.Version, 10)))
	return strings.Join(parts, "\r\n\r\n") + "\r\n"
}
