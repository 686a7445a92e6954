package engine_test

import (
	"net/url"
	"strings"
	"testing"

	"giaoban/analytics/engine"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/words"
)

// serverDSN shows the shared engine as if it were an office's own server.
func serverDSN(t *testing.T, password, database string) string {
	t.Helper()
	address, err := enginetest.Engine(t).Address()
	must(t, err)
	u := url.URL{Scheme: "clickhouse", User: url.UserPassword("writer", password), Host: address, Path: "/" + database}
	return u.String()
}

func TestServer(t *testing.T) {
	t.Parallel()
	e, err := engine.Start(t.Context(), engine.Config{DSN: serverDSN(t, enginetest.Engine(t).WriterPassword(), "giaoban_server")})
	must(t, err)
	if e.Embedded() || e.PID() != 0 || e.DatabaseName() != "giaoban_server" {
		t.Errorf("embedded %v, pid %d, database %q", e.Embedded(), e.PID(), e.DatabaseName())
	}
	must(t, e.Ready())
	must(t, e.Writer().Exec(t.Context(), "CREATE TABLE own (n UInt64) ENGINE = MergeTree ORDER BY n"))
	must(t, e.Writer().Exec(t.Context(), "INSERT INTO own VALUES (1)"))
	if n := value(t, e.Reader(), "SELECT count() FROM own"); n != 1 {
		t.Errorf("%d rows", n)
	}
	refused(t, "reader", e.Reader(), "INSERT INTO own VALUES (2)")
	refused(t, "reader", e.Reader(), "DROP TABLE own")
	refused(t, "reader", e.Reader(), "SET readonly = 0")
	must(t, e.Writer().Exec(t.Context(), "DROP DATABASE giaoban_server SYNC"))
	must(t, e.Close())
	if err := e.Ready(); err == nil {
		t.Error("a closed engine says it is ready")
	}
}

func TestServerErrors(t *testing.T) {
	t.Parallel()
	password := enginetest.Engine(t).WriterPassword()
	host := strings.Split(serverDSN(t, "", ""), "@")[1]
	for name, c := range map[string]struct {
		dsn    string
		phrase words.Phrase
	}{
		"wrong password":   {serverDSN(t, "top-secret", "giaoban"), words.EngineServerLoginRefused},
		"foreign":          {serverDSN(t, password, "other"), words.EngineServerDatabaseDenied},
		"nobody there":     {"clickhouse://writer:top-secret@127.0.0.1:1/giaoban", words.EngineServerUnreachable},
		"no TLS there":     {"clickhouse://writer:top-secret@" + host + "?secure=true", words.EngineServerUnreachable},
		"http":             {"http://writer:top-secret@127.0.0.1:1/giaoban", words.EngineAddressBad},
		"not an address":   {"top-secret", words.EngineAddressBad},
		"broken":           {"clickhouse://writer:top-secret/x@127.0.0.1:1", words.EngineAddressBad},
		"broken parameter": {"clickhouse://writer:top-secret@127.0.0.1:1/giaoban?dial_timeout=soon", words.EngineAddressBad},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			startFails(t, engine.Config{DSN: c.dsn}, c.phrase)
			_, err := engine.Start(t.Context(), engine.Config{DSN: c.dsn})
			if err == nil || strings.Contains(err.Error(), "top-secret") || strings.Contains(err.Error(), password) {
				t.Errorf("the error gives the password away: %v", err)
			}
		})
	}
}
