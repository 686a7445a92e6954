package render

import (
	"context"
	"fmt"
	"time"

	"modernc.org/quickjs"
)

const (
	machineMemory = 96 << 20         // bytes that one JavaScript engine may take; a chart of 60 topics needs a third of it
	drawTime      = 10 * time.Second // that one chart may take; the largest of the pages takes one second
)

// machine is a JavaScript engine with the charts' script in it. It is used by one goroutine at a time.
type machine struct {
	vm   *quickjs.VM
	uses int // charts drawn
}

// compile makes the script ready, so that each machine starts quickly.
func compile(script string) ([]byte, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("pictures: %w", err)
	}
	defer func() { _ = vm.Close() }() // it holds nothing but memory
	code, err := vm.Compile(script, quickjs.EvalGlobal)
	if err != nil {
		return nil, fmt.Errorf("pictures.js: %w", err)
	}
	return code, nil
}

func newMachine(k *kit, patience time.Duration) (*machine, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("pictures: %w", err)
	}
	vm.SetMemoryLimit(machineMemory)
	m := &machine{vm: vm}
	err = vm.RegisterHostFunc("widthOf", func(args []any) (any, error) {
		text, _ := args[0].(string)
		font, _ := args[1].(string)
		return k.letters.widthOf(text, font), nil
	})
	if err == nil {
		err = vm.RegisterHostFunc("setTimeout", func([]any) (any, error) { return 0, nil }) // nothing moves in a picture
	}
	if err == nil {
		_, err = vm.EvalBytecode(k.code)
	}
	if err == nil {
		err = vm.SetEvalTimeout(patience)
	}
	if err != nil {
		m.close()
		return nil, fmt.Errorf("pictures.js: %w", err)
	}
	return m, nil
}

// draw gives the SVG of an option in JSON, as ECharts writes it. After an error the machine is not to be used again.
func (m *machine) draw(ctx context.Context, option string, width, height int) (string, error) {
	stop := context.AfterFunc(ctx, m.vm.Interrupt)
	defer stop()
	result, err := m.vm.Call("draw", option, width, height)
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err != nil {
		return "", fmt.Errorf("draw: %w", err)
	}
	text, isText := result.(string)
	if !isText {
		return "", fmt.Errorf("draw gave %T and no SVG", result)
	}
	return text, nil
}

func (m *machine) close() { _ = m.vm.Close() } // it holds nothing but memory
