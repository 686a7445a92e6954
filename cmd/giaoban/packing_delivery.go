package main

import (
	"net"
	"net/http"
	"net/mail"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/delivery"
)

// smtpPassword is the name in the environment that holds the password of the mail server. It is no flag: command lines can be read
// by everybody on the machine.
const smtpPassword = "GIAOBAN_SMTP_PASSWORD" //nolint:gosec // the name of a variable

// deliveryFlags say where packs that were made go.
type deliveryFlags struct {
	PackMailTo        []string `help:"Who gets each pack by mail; may be given several times." env:"GIAOBAN_PACK_MAIL_TO" placeholder:"ADDRESS"`
	PackMailFrom      string   `help:"Whom these mails are from, such as \"Văn phòng <giaoban@example.vn>\"." env:"GIAOBAN_PACK_MAIL_FROM" placeholder:"ADDRESS"`
	SMTP              string   `name:"smtp" help:"The mail server that takes them: smtp://user@host:587 (STARTTLS) or smtps://user@host:465; ?tls=none at the end: without TLS, only for a server that asks for no password or on this machine." env:"GIAOBAN_SMTP" placeholder:"URL"`
	SMTPPasswordFile  string   `name:"smtp-password-file" help:"File of the mail server's password, in place of GIAOBAN_SMTP_PASSWORD in the environment." env:"GIAOBAN_SMTP_PASSWORD_FILE" type:"path" placeholder:"FILE"`
	PackWebhook       []string `help:"An address that is told of each pack by a POST of JSON; may be given several times (in the environment: by spaces)." env:"GIAOBAN_PACK_WEBHOOK" sep:" " placeholder:"URL"`
	PackWebhookSecret string   `name:"pack-webhook-secret-file" help:"File of the secret that signs what webhooks are told, in X-Hub-Signature-256." env:"GIAOBAN_PACK_WEBHOOK_SECRET_FILE" type:"path" placeholder:"FILE"`
}

func wrongFlag(flag string, phrase words.Phrase, args ...any) error {
	return &analytics.Error{Kind: analytics.Invalid, Path: flag, Phrase: phrase, Args: args}
}

// everyone is all who get packs.
func (f deliveryFlags) everyone(base string) (all []delivery.Destination, err error) {
	if all, err = f.mailboxes(base); err != nil {
		return nil, err
	}
	var secret []byte
	if f.PackWebhookSecret != "" {
		text, err := readSecret("pack-webhook-secret-file", f.PackWebhookSecret)
		if err != nil {
			return nil, err
		}
		secret = []byte(text)
	}
	client := &http.Client{}
	for _, text := range f.PackWebhook {
		u, err := url.Parse(text)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.Fragment != "" {
			return nil, wrongFlag("pack-webhook", words.PackWebhookWrong, text)
		}
		all = append(all, &delivery.Hook{URL: text, Secret: secret, Base: base, Client: client, Now: time.Now})
	}
	return all, nil
}

func (f deliveryFlags) mailboxes(base string) (all []delivery.Destination, err error) {
	if len(f.PackMailTo) == 0 {
		return nil, nil
	}
	if f.SMTP == "" || f.PackMailFrom == "" {
		return nil, wrongFlag("pack-mail-to", words.PackMailLacks)
	}
	from, err := mail.ParseAddress(f.PackMailFrom)
	if err != nil {
		return nil, wrongFlag("pack-mail-from", words.PackMailWrong, "--pack-mail-from", f.PackMailFrom)
	}
	server, err := f.server()
	if err != nil {
		return nil, err
	}
	for _, text := range f.PackMailTo {
		to, err := mail.ParseAddress(text)
		if err != nil {
			return nil, wrongFlag("pack-mail-to", words.PackMailWrong, "--pack-mail-to", text)
		}
		all = append(all, &delivery.Mailbox{Server: server, From: *from, Address: *to, Base: base})
	}
	return all, nil
}

// server reads the address of the mail server, and its password from where it is kept.
func (f deliveryFlags) server() (s delivery.Server, err error) {
	u, err := url.Parse(f.SMTP)
	if err != nil {
		return s, wrongFlag("smtp", words.SMTPWrong)
	}
	if _, inside := u.User.Password(); inside {
		return s, wrongFlag("smtp", words.SMTPPasswordInside)
	}
	ports := map[string]int{"smtp": 587, "smtps": 465}
	s = delivery.Server{Host: u.Hostname(), Port: ports[u.Scheme], User: u.User.Username(), Implicit: u.Scheme == "smtps", Plain: u.RawQuery == "tls=none"}
	if u.Port() != "" {
		if s.Port, err = strconv.Atoi(u.Port()); err != nil || s.Port < 1 || s.Port > 65535 {
			return s, wrongFlag("smtp", words.SMTPWrong)
		}
	}
	if ports[u.Scheme] == 0 || s.Host == "" || strings.Trim(u.Path, "/") != "" || u.Fragment != "" || (u.RawQuery != "" && !s.Plain) || (s.Plain && s.Implicit) {
		return s, wrongFlag("smtp", words.SMTPWrong)
	}
	if s.User == "" {
		return s, nil
	}
	if ip := net.ParseIP(s.Host); s.Plain && s.Host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return s, wrongFlag("smtp", words.SMTPPlain)
	}
	if f.SMTPPasswordFile != "" {
		s.Password, err = readSecret("smtp-password-file", f.SMTPPasswordFile)
		return s, err
	}
	if s.Password = os.Getenv(smtpPassword); s.Password == "" {
		return s, wrongFlag("smtp-password-file", words.SMTPNoPassword)
	}
	return s, nil
}

// readSecret reads a file of one line that nobody but its owner may change.
func readSecret(flag, path string) (string, error) {
	about, err := os.Stat(path)
	if err == nil && about.Mode().Perm()&0o022 != 0 {
		return "", wrongFlag(flag, words.SecretOpen, path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", wrongFlag(flag, words.FileUnreadable, path, reason(err))
	}
	secret := strings.TrimRight(string(text), "\r\n")
	if secret == "" {
		return "", wrongFlag(flag, words.SecretEmpty, path)
	}
	return secret, nil
}
