package engine_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"giaoban/analytics/engine"
	"giaoban/analytics/enginetest"
)

// parentEnv names a data directory: then this process only starts an engine there and waits to be killed.
const parentEnv = "GIAOBAN_TEST_PARENT"

func TestMain(m *testing.M) {
	engine.RunIfChild()
	if dir := os.Getenv(parentEnv); dir != "" {
		os.Exit(parent(dir))
	}
	enginetest.Main(m)
}

// parent prints the engine's process id and keeps it busy until somebody kills this process.
func parent(dir string) int {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel() // no orphan where the test itself dies
	e, err := engine.Start(ctx, engine.Config{Dir: dir})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println(e.PID())
	err = e.Writer().Exec(ctx, slowQuery)
	fmt.Fprintln(os.Stderr, "the slow query ended:", err)
	return 1
}

// slowQuery runs for hours.
const slowQuery = "SELECT sum(sipHash64(number)) FROM numbers(10000000000000)"
