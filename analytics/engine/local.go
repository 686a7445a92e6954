package engine

import (
	"errors"
	"runtime"
)

// Local runs clickhouse-local with the arguments in this process, to its end. It is the floor that imports are
// measured against: the same library without anything that giaoban adds. A process can do it once.
func Local(library string, args ...string) error {
	runtime.LockOSThread()
	cmdline, resultError, err := load(library)
	if err != nil {
		return err
	}
	if message := call(cmdline, resultError, args); message != "" {
		return errors.New(message)
	}
	return nil
}
