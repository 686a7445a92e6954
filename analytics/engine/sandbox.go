package engine

import (
	"errors"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Landlock's rights by what they are for. IOCTL_DEV is left out: the terminal needs it.
const (
	fileRead  = unix.LANDLOCK_ACCESS_FS_READ_FILE
	treeRead  = fileRead | unix.LANDLOCK_ACCESS_FS_READ_DIR
	fileWrite = fileRead | unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_TRUNCATE
	treeWrite = fileWrite | treeRead | unix.LANDLOCK_ACCESS_FS_REMOVE_DIR | unix.LANDLOCK_ACCESS_FS_REMOVE_FILE |
		unix.LANDLOCK_ACCESS_FS_MAKE_DIR | unix.LANDLOCK_ACCESS_FS_MAKE_REG | unix.LANDLOCK_ACCESS_FS_MAKE_SYM |
		unix.LANDLOCK_ACCESS_FS_REFER
	everyFileRight = treeWrite | unix.LANDLOCK_ACCESS_FS_EXECUTE | unix.LANDLOCK_ACCESS_FS_MAKE_CHAR |
		unix.LANDLOCK_ACCESS_FS_MAKE_BLOCK | unix.LANDLOCK_ACCESS_FS_MAKE_FIFO | unix.LANDLOCK_ACCESS_FS_MAKE_SOCK
	everyNetRight = unix.LANDLOCK_ACCESS_NET_BIND_TCP | unix.LANDLOCK_ACCESS_NET_CONNECT_TCP

	rulePath = unix.LANDLOCK_RULE_PATH_BENEATH
	rulePort = 2 // LANDLOCK_RULE_NET_PORT, which x/sys lacks

	abiTruncate = 3 // Linux 6.2: TRUNCATE, and REFER before it
	abiNetwork  = 4 // Linux 6.7
)

var errNoSandbox = errors.New("this kernel has no Landlock, or one older than Linux 6.2")

// confine takes from the calling thread, and from every thread it starts, the files outside root and
// all TCP but listening on one port. Outside root it may read below readable, unless that is empty. It is
// needed because ClickHouse's local mode skips the check of rights in the scalar function file():
// SELECT file('/etc/passwd') works for every account. The caller has locked the goroutine to its thread
// and loaded the library before.
func confine(root, readable string, port int) error {
	version, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if errno != 0 || version < abiTruncate {
		return errNoSandbox
	}
	attr := struct{ fs, net uint64 }{fs: everyFileRight}
	if version >= abiNetwork {
		attr.net = everyNetRight
	}
	fd, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&attr)), unsafe.Sizeof(attr), 0)
	if errno != 0 {
		return fmt.Errorf("create the Landlock rules: %w", errno)
	}
	rules := os.NewFile(fd, "landlock")
	err := errors.Join(
		allowPath(rules, root, treeWrite),
		allowPath(rules, "/proc", treeRead), // memory and processors; other processes' secrets stay closed
		allowPath(rules, "/sys", treeRead),
		allowPath(rules, "/dev/null", fileWrite),
		allowPath(rules, "/dev/urandom", fileRead),
	)
	if readable != "" {
		err = errors.Join(err, allowPath(rules, readable, treeRead))
	}
	if version >= abiNetwork {
		err = errors.Join(err, allowListen(rules, port))
	}
	if err == nil {
		err = restrictThread(rules)
	}
	return errors.Join(err, rules.Close())
}

func allowPath(rules *os.File, path string, rights uint64) error {
	fd, err := unix.Open(path, unix.O_PATH|unix.O_CLOEXEC, 0)
	if errors.Is(err, unix.ENOENT) {
		return nil // nothing there to allow
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	rule := unix.LandlockPathBeneathAttr{Allowed_access: rights, Parent_fd: int32(fd)}
	_, _, errno := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, rules.Fd(), rulePath, uintptr(unsafe.Pointer(&rule)), 0, 0, 0)
	if errno != 0 {
		err = fmt.Errorf("allow %s: %w", path, errno)
	}
	return errors.Join(err, unix.Close(fd))
}

func allowListen(rules *os.File, port int) error {
	rule := struct{ rights, port uint64 }{unix.LANDLOCK_ACCESS_NET_BIND_TCP, uint64(port)}
	_, _, errno := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, rules.Fd(), rulePort, uintptr(unsafe.Pointer(&rule)), 0, 0, 0)
	if errno != 0 {
		return fmt.Errorf("allow port %d: %w", port, errno)
	}
	return nil
}

func restrictThread(rules *os.File) error {
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("no new privileges: %w", err)
	}
	if _, _, errno := unix.Syscall(unix.SYS_LANDLOCK_RESTRICT_SELF, rules.Fd(), 0, 0); errno != 0 {
		return fmt.Errorf("apply the Landlock rules: %w", errno)
	}
	return nil
}
