package engine

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"os"
	"time"
)

const dialTimeout = 2 * time.Second

// lostFunc turns the system's error of a connection into one that a person understands.
type lostFunc func(cause error) error

// dialTCP connects and makes every later break of the connection the same kind of error as a failed
// dial, so that callers need to know one way in which an engine is gone.
func dialTCP(ctx context.Context, address string, lost lostFunc) (*conn, error) {
	dialer := net.Dialer{Timeout: dialTimeout}
	c, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx) // the caller gave up; that says nothing about the engine
		}
		return nil, lost(err)
	}
	return &conn{TCPConn: c.(*net.TCPConn), lost: lost}, nil
}

// dialTLS is dialTCP with TLS on top. The TLS lies outside, where clickhouse-go looks for it.
func dialTLS(ctx context.Context, address string, config *tls.Config, lost lostFunc) (net.Conn, error) {
	raw, err := dialTCP(ctx, address, lost)
	if err != nil {
		return nil, err
	}
	if config.ServerName == "" {
		host, _, err := net.SplitHostPort(address)
		if err != nil {
			return nil, lost(errors.Join(err, raw.Close()))
		}
		config = config.Clone()
		config.ServerName = host
	}
	secured := tls.Client(raw, config)
	if err := secured.HandshakeContext(ctx); err != nil {
		return nil, lost(errors.Join(err, raw.Close()))
	}
	return secured, nil
}

// conn is a TCP connection whose breaks are reported through lost. It embeds the concrete type because
// clickhouse-go looks at the socket below to find dead connections in its pool.
type conn struct {
	*net.TCPConn
	lost   lostFunc
	closed func() // told of Close; may be nil
}

// Close implements net.Conn.
func (c *conn) Close() error {
	if c.closed != nil {
		c.closed()
	}
	return c.TCPConn.Close()
}

// Read implements net.Conn.
func (c *conn) Read(p []byte) (int, error) {
	n, err := c.TCPConn.Read(p)
	return n, c.explain("read", err)
}

// Write implements net.Conn.
func (c *conn) Write(p []byte) (int, error) {
	n, err := c.TCPConn.Write(p)
	return n, c.explain("write", err)
}

func (c *conn) explain(op string, err error) error {
	// A deadline is the caller's own, and a closed connection was closed by the pool.
	if err == nil || errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, net.ErrClosed) {
		return err
	}
	if _, ok := errors.AsType[*net.OpError](err); !ok { // a bare io.EOF
		err = &net.OpError{Op: op, Net: "tcp", Addr: c.RemoteAddr(), Err: err}
	}
	return c.lost(err)
}
