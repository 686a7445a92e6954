package engine

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// terminalStdin makes the standard input of this process a pseudo-terminal and returns its other end
// and the former standard input.
//
// Two reasons. ClickHouse's local mode ends the process on the first network error (one wrong
// password, one port scan) unless it is interactive, and interactive means that standard input is a
// terminal. And its prompt, waiting for a line, is what keeps the engine running: it is no query that
// anybody could kill.
func terminalStdin() (terminal, former *os.File, err error) {
	keep, err := unix.FcntlInt(0, unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		return nil, nil, fmt.Errorf("standard input: %w", err)
	}
	master, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("/dev/ptmx: %w", err), unix.Close(keep))
	}
	if err := attachSlave(master); err != nil {
		return nil, nil, errors.Join(err, unix.Close(master), unix.Close(keep))
	}
	return os.NewFile(uintptr(master), "/dev/ptmx"), os.NewFile(uintptr(keep), "parent"), nil
}

// attachSlave opens the other end of the terminal as file descriptor 0.
func attachSlave(master int) error {
	if err := unix.IoctlSetPointerInt(master, unix.TIOCSPTLCK, 0); err != nil {
		return fmt.Errorf("unlock the pseudo-terminal: %w", err)
	}
	n, err := unix.IoctlGetInt(master, unix.TIOCGPTN)
	if err != nil {
		return fmt.Errorf("number of the pseudo-terminal: %w", err)
	}
	name := fmt.Sprintf("/dev/pts/%d", n)
	slave, err := unix.Open(name, unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := unix.Dup3(slave, 0, 0); err != nil {
		return errors.Join(fmt.Errorf("%s as standard input: %w", name, err), unix.Close(slave))
	}
	return unix.Close(slave)
}
