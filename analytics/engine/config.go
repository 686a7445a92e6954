package engine

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"os"
	"path/filepath"
	"text/template"

	"github.com/google/renameio/v2"
)

// private is the mode of files that only their owner can read.
const private = 0o600

//go:embed config.xml users.xml
var configFiles embed.FS

// layout is where the embedded engine keeps its things, all below one directory.
type layout struct {
	root, data, config string
	backups            string // where ClickHouse may write and read backups
	foreign            bool   // backups is not ours: the engine may only read it
}

// layoutBelow is the layout of a data directory; restoreFrom is empty or a directory of backups to read.
func layoutBelow(dir, restoreFrom string) layout {
	root := filepath.Join(dir, "engine")
	l := layout{root: root, data: filepath.Join(root, "data"), config: filepath.Join(root, "config"), backups: filepath.Join(root, "backups")}
	if restoreFrom != "" {
		l.backups, l.foreign = restoreFrom, true
	}
	return l
}

func (l layout) configFile() string { return filepath.Join(l.config, "config.xml") }

// login is an account of the engine.
type login struct {
	user, password string
}

// logins are the accounts of an embedded engine.
type logins [accounts]login

// newLogins makes passwords that nobody else knows and that end with this process.
func newLogins() logins {
	return logins{asWriter: {"writer", rand.Text()}, asReader: {"reader", rand.Text()}, asKeeper: {"keeper", rand.Text()}}
}

// systemDatabase makes "system" a database on disk. Without it the database lives in memory and
// query_log is lost, and broken, after a restart.
const systemDatabase = "ATTACH DATABASE _ UUID '5a1e0000-0000-4000-8000-000000000001'\nENGINE = Atomic\n"

// prepare makes the directories and writes the configuration. The caller holds the directory's lock:
// a running engine reads its users.xml again when it changes.
func (l layout) prepare(accounts logins, prefix string) error {
	metadata := filepath.Join(l.data, "metadata")
	dirs := []string{metadata, l.config}
	if !l.foreign {
		if err := os.RemoveAll(l.backups); err != nil { // what backups that died have left
			return err
		}
		dirs = append(dirs, l.backups)
	}
	for _, dir := range dirs {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	system := filepath.Join(metadata, "system.sql")
	if _, err := os.Stat(system); errors.Is(err, os.ErrNotExist) {
		if err := renameio.WriteFile(system, []byte(systemDatabase), private); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	users := filepath.Join(l.config, "users.xml")
	values := map[string]string{
		"Users":      users,
		"Prefix":     prefix,
		"Backups":    l.backups,
		"WriterHash": hash(accounts[asWriter].password),
		"ReaderHash": hash(accounts[asReader].password),
		"KeeperHash": hash(accounts[asKeeper].password),
	}
	for name, path := range map[string]string{"config.xml": l.configFile(), "users.xml": users} {
		body, err := fillXML(name, values)
		if err != nil {
			return err
		}
		if err := renameio.WriteFile(path, body, private); err != nil {
			return err
		}
	}
	return nil
}

// fillXML fills a template with values made safe for XML text, whatever a directory is called.
func fillXML(name string, values map[string]string) ([]byte, error) {
	page, err := template.New(name).Option("missingkey=error").ParseFS(configFiles, name)
	if err != nil {
		return nil, err
	}
	safe := make(map[string]string, len(values))
	for key, value := range values {
		var b bytes.Buffer
		if err := xml.EscapeText(&b, []byte(value)); err != nil {
			return nil, err
		}
		safe[key] = b.String()
	}
	var body bytes.Buffer
	err = page.Execute(&body, safe)
	return body.Bytes(), err
}

func hash(password string) string {
	sum := sha256.Sum256([]byte(password))
	return hex.EncodeToString(sum[:])
}
