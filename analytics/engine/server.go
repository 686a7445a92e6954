package engine

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics/words"
)

// readerSeconds is the reader's time limit for a query whose context has no deadline of its own; the
// embedded engine has the same one in users.xml.
const readerSeconds = 30

// server is a ClickHouse that the office runs.
type server struct {
	dsn      *clickhouse.Options
	readonly clickhouse.Settings // of the reader; empty where the server refuses them
}

// connectServer reads the address of a server. It returns the database that the address names, too.
func connectServer(dsn string) (*server, string, error) {
	o, err := clickhouse.ParseDSN(dsn)
	if err != nil {
		return nil, "", fail(err, words.EngineAddressBad) // ParseDSN leaves the password out of its errors
	}
	if o.Protocol != clickhouse.Native {
		return nil, "", fail(nil, words.EngineAddressBad)
	}
	if o.Auth.Username == "" {
		o.Auth.Username = "default" // clickhouse-go's own choice, named here for the error messages
	}
	s := &server{dsn: o, readonly: clickhouse.Settings{"readonly": 2, "max_execution_time": readerSeconds}}
	return s, o.Auth.Database, nil
}

func (s *server) options(a account) *clickhouse.Options {
	o := *s.dsn
	o.Settings = maps.Clone(s.dsn.Settings)
	if a == asReader {
		maps.Copy(o.Settings, s.readonly)
	}
	o.DialContext = s.dial
	if o.DialTimeout == 0 {
		o.DialTimeout = poolWait
	}
	return &o
}

func (s *server) dial(ctx context.Context, address string) (net.Conn, error) {
	if s.dsn.TLS != nil {
		return dialTLS(ctx, address, s.dsn.TLS, s.lost)
	}
	c, err := dialTCP(ctx, address, s.lost)
	if err != nil {
		return nil, err // not c: a nil *conn is no nil net.Conn
	}
	return c, nil
}

func (s *server) lost(cause error) error {
	return fail(cause, words.EngineServerUnreachable, s.address())
}

func (s *server) address() string { return strings.Join(s.dsn.Addr, ", ") }

// explain tells a person which of address, login and rights is wrong.
func (s *server) explain(err error, database string) error {
	if _, ok := errors.AsType[*Error](err); ok {
		return err
	}
	user := s.dsn.Auth.Username
	switch code(err) {
	case 0: // no answer of a ClickHouse at all
		return s.lost(err)
	case 192, 193, 194, 195, 516: // unknown user, wrong or missing password, address not allowed
		return fail(err, words.EngineServerLoginRefused, s.address(), user)
	default:
		return fail(err, words.EngineServerDatabaseDenied, s.address(), user, database, database)
	}
}

// checkReadonly finds out whether the account may take rights away from itself. Where it may not, the
// reader works with the writer's rights: all its questions are giaoban's own SQL.
func (s *server) checkReadonly(ctx context.Context, database string, log *slog.Logger) (err error) {
	c, err := openPool(s, asReader, database, 1)
	if err != nil {
		return err
	}
	defer func(c driver.Conn) { err = errors.Join(err, c.Close()) }(c)
	err = c.Exec(ctx, probe)
	switch code(err) {
	case codeReadonly, codeConstraint, codeDenied:
		log.Warn("the ClickHouse server does not let its account read only; questions run with full rights", "cause", err)
		s.readonly = nil
		return nil
	}
	if err != nil && ctx.Err() == nil {
		return s.explain(err, database)
	}
	return err
}
