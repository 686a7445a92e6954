package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/engine"
)

// asLocal makes the test binary clickhouse-local.
const asLocal = "GIAOBAN_TEST_AS_LOCAL"

func runLocal() {
	library, err := engine.FindLibrary()
	if err == nil {
		err = engine.Local(library, os.Args[1:]...)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// floorTable has the columns of the file and the key of the log; floorInsert reads the file as it is.
const (
	floorTable = `CREATE TABLE floor (id String, received DateTime, kind LowCardinality(String), type LowCardinality(String),
		unit LowCardinality(String), channel LowCardinality(String), topics String, issues String)
		ENGINE = MergeTree ORDER BY (toYYYYMM(received), id)`
	floorInsert = "INSERT INTO floor FROM INFILE '%s' FORMAT CSVWithNames"
)

// TestBigFile takes in a file of GIAOBAN_BIG bytes, and says how fast beside ClickHouse's own INSERT … FORMAT CSV of the
// same file. The memory of giaoban, beside the engine's, must stay under 512 MB whatever the size of the file.
func TestBigFile(t *testing.T) {
	size, err := strconv.ParseInt(os.Getenv("GIAOBAN_BIG"), 10, 64)
	if err != nil {
		t.Skip("takes minutes and gigabytes of disk; run it with make big")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "reports.csv")
	rows := writeBig(t, file, size)

	begun := time.Now()
	floor := command(t.Context(), "--path", filepath.Join(dir, "floor"), "--query", floorTable+"; "+fmt.Sprintf(floorInsert, file))
	floor.Env = append(os.Environ(), asLocal+"=1")
	if out, err := floor.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	bare := time.Since(begun)

	begun = time.Now()
	cmd := command(t.Context(), "import", "--data", filepath.Join(dir, "data"), "--on-unknown", "add", file)
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	most := watchMemory(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, &out)
	}
	taken := time.Since(begun)
	memory := most()
	t.Logf("%s", &out)
	t.Logf("%d rows, %d MB: import %.1f s (%.0f rows/s), bare INSERT %.1f s (%.0f rows/s), %.1f x; memory of giaoban at most %d MB",
		rows, size>>20, taken.Seconds(), float64(rows)/taken.Seconds(), bare.Seconds(), float64(rows)/bare.Seconds(), taken.Seconds()/bare.Seconds(), memory>>20)
	if memory > 512<<20 {
		t.Errorf("giaoban took %d MB of memory", memory>>20)
	}
	if want := fmt.Sprintf("taken %s,", grouped(rows)); !strings.Contains(out.String(), want) {
		t.Errorf("%q is not in the output", want)
	}
}

func grouped(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// writeBig makes a file of so many bytes: ten years of messages, every id once, in no order.
func writeBig(t *testing.T, name string, size int64) (rows int) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriterSize(file, 1<<20)
	rnd := rand.New(rand.NewPCG(7, 8))
	n, err := fmt.Fprintln(out, "id,received,kind,type,unit,channel,topics,issues")
	for written := int64(n); written < size && err == nil; rows++ {
		day := time.Date(2015, 1, 1, 0, 0, rnd.IntN(86400), 0, time.UTC).AddDate(0, 0, rnd.IntN(3650))
		n, err = fmt.Fprintf(out, "MSG-%012x,%s,MESSAGE,,quan-%02d,kenh-%d,linh-vuc-%d;linh-vuc-%d,\n", uint64(rows)*0x9E3779B97F4A7C15>>16,
			day.Format("2006-01-02 15:04:05"), rnd.IntN(40), rnd.IntN(6), rnd.IntN(25), rnd.IntN(25))
		written += int64(n)
	}
	if err == nil {
		err = out.Flush()
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// watchMemory reads the high-water mark of a process's memory until it has ended.
func watchMemory(pid int) (most func() int64) {
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan int64, 1)
	go func() {
		var high int64
		for ctx.Err() == nil {
			text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			if err != nil {
				break
			}
			for line := range strings.Lines(string(text)) {
				if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
					kb, _ := strconv.ParseInt(strings.Fields(value)[0], 10, 64) // the kernel writes a number
					high = max(high, kb<<10)
				}
			}
			time.Sleep(100 * time.Millisecond)
		}
		result <- high
	}()
	return func() int64 { cancel(); return <-result }
}
