package engine

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"
	"unsafe"

	"github.com/ebitengine/purego"
)

const (
	// childMarker is argv[1] of the engine child; an argument, because unlike an environment variable it
	// is not inherited by accident and can be seen in a process list.
	childMarker = "giaoban-engine-child"

	// What the child prints, followed by the reason, when it fails before ClickHouse runs.
	sayTerminal  = "giaoban-engine: terminal: "
	sayLibrary   = "giaoban-engine: library: "
	saySandbox   = "giaoban-engine: sandbox: "
	sayNoSandbox = "giaoban-engine: no sandbox: "
	sayResult    = "giaoban-engine: result: "

	exitFailed = 1
	exitForced = 99
)

// RunIfChild runs the engine and never returns where this process was started as the engine child;
// elsewhere it does nothing. It must be the first statement of main and of TestMain.
func RunIfChild() {
	if len(os.Args) < 2 || os.Args[1] != childMarker {
		return
	}
	if len(os.Args) < 6 {
		fmt.Println("giaoban-engine: " + childMarker + " is for giaoban's own use")
		os.Exit(exitFailed)
	}
	port, err := strconv.Atoi(os.Args[4])
	if err != nil {
		fmt.Println("giaoban-engine: " + err.Error())
		os.Exit(exitFailed)
	}
	os.Exit(runChild(os.Args[2], os.Args[3], os.Args[5], port, os.Args[6:]))
}

// runChild is the whole engine process: libchdb on a pseudo-terminal, nothing else.
func runChild(library, root, readable string, port int, args []string) int {
	runtime.LockOSThread() // ClickHouse's main function lives on this thread for the life of the process
	// Ctrl-C and a service manager's signal to the whole group are the parent's business: it finishes
	// its requests first and then closes our input. A vanished parent must not kill us with SIGPIPE
	// before we have ended cleanly.
	signal.Ignore(syscall.SIGINT, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGPIPE)

	terminal, parent, err := terminalStdin()
	if err != nil {
		fmt.Println(sayTerminal + err.Error())
		return exitFailed // never without it, see terminalStdin
	}
	go stopWithParent(terminal, parent)
	go discard(terminal) // what the terminal echoes; unread it would fill up and block

	cmdline, resultError, err := load(library)
	if err != nil {
		fmt.Println(sayLibrary + err.Error())
		return exitFailed
	}
	switch err := confine(root, readable, port); {
	case errors.Is(err, errNoSandbox):
		fmt.Println(sayNoSandbox + err.Error()) // the parent warns; an older kernel is no reason not to work
	case err != nil:
		fmt.Println(saySandbox + err.Error())
		return exitFailed // halfway confined it would only fail later and stranger
	}
	if message := call(cmdline, resultError, args); message != "" {
		fmt.Println(sayResult + message)
		return exitFailed
	}
	return 0
}

// stopWithParent waits until the parent closes the pipe (on purpose or by dying in any way) and then
// types "exit" at the prompt until the process is gone.
//
// PR_SET_PDEATHSIG would be a second way, but the kernel ties it to the thread that started us, not to
// the process, and Go ends threads when it likes.
func stopWithParent(terminal io.Writer, parent io.Reader) {
	discard(parent)
	// Idle it ends at once; client connections that are still open hold it for about 5 seconds.
	for range 40 {
		if _, err := io.WriteString(terminal, "\nexit\n"); err != nil {
			break
		}
		time.Sleep(250 * time.Millisecond)
	}
	os.Exit(exitForced) // MergeTree survives this: acknowledged parts are in place already
}

// discard reads to the end. Why reading ended does not matter: the other side is gone either way.
func discard(r io.Reader) { _, _ = io.Copy(io.Discard, r) }

type (
	cmdlineFunc = func(argc int32, argv unsafe.Pointer) unsafe.Pointer
	errorFunc   = func(result unsafe.Pointer) string
)

// load opens the library and finds the two functions in use.
func load(library string) (cmdlineFunc, errorFunc, error) {
	handle, err := purego.Dlopen(library, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, nil, err
	}
	cmdlineAt, err := purego.Dlsym(handle, "chdb_query_cmdline")
	errorAt, err2 := purego.Dlsym(handle, "chdb_result_error")
	if err := errors.Join(err, err2); err != nil {
		return nil, nil, err
	}
	var cmdline cmdlineFunc
	var resultError errorFunc
	purego.RegisterFunc(&cmdline, cmdlineAt)
	purego.RegisterFunc(&resultError, errorAt)
	return cmdline, resultError, nil
}

// call runs clickhouse-local with the arguments until it ends and returns its error message.
func call(cmdline cmdlineFunc, resultError errorFunc, args []string) string {
	var pin runtime.Pinner
	defer pin.Unpin()
	argv := make([]*byte, 0, len(args)+2)
	for _, a := range append([]string{"clickhouse-local"}, args...) {
		b := append([]byte(a), 0)
		pin.Pin(&b[0])
		argv = append(argv, &b[0])
	}
	argc := int32(len(argv))
	argv = append(argv, nil)
	pin.Pin(&argv[0])
	result := cmdline(argc, unsafe.Pointer(&argv[0]))
	if result == nil {
		return ""
	}
	return resultError(result)
}
