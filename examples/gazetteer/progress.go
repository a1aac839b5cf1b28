package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

// drawEvery is how often the bar is drawn at most.
const drawEvery = 100 * time.Millisecond

// A meter counts how far the work is. One goroutine works while another draws.
type meter struct {
	total   atomic.Int64 // bytes of all inputs; less than 0 when nobody knows
	read    atomic.Int64
	entries atomic.Int64
	writing atomic.Bool
	start   time.Time
}

// A snapshot is how far the work is at one moment.
type snapshot struct {
	total, read, entries int64
	writing              bool
	elapsed              time.Duration
}

func (m *meter) snapshot() snapshot {
	return snapshot{m.total.Load(), m.read.Load(), m.entries.Load(), m.writing.Load(), time.Since(m.start)}
}

// settled is when enough is known for telling rates and times.
const settled = time.Second

// barWidth is the inner width of the bar: with all that stands behind it a line stays below 80 columns.
const barWidth = 24

// line draws the bar: the share of the bytes that is read, entries, their rate, and the time left.
func (s snapshot) line() string {
	entries := grouped(s.entries) + " entries"
	if s.writing {
		return fmt.Sprintf("sorting and writing %s, %s", entries, clock(s.elapsed))
	}
	var parts []string
	if s.total > 0 {
		share := s.share()
		parts = append(parts, fmt.Sprintf("%s %3d%%", bar(share), int(share*100)))
	} else {
		parts = append(parts, size(s.read).rounded())
	}
	parts = append(parts, entries)
	if s.elapsed >= settled {
		parts = append(parts, grouped(int64(float64(s.entries)/s.elapsed.Seconds()))+"/s")
		if left, ok := s.left(); ok {
			parts = append(parts, clock(left)+" left")
		}
	}
	return strings.Join(parts, "  ")
}

// share is how much of the input is read. Files may grow meanwhile.
func (s snapshot) share() float64 { return min(float64(s.read)/float64(s.total), 1) }

// left guesses the time that reading will still take, if it goes on as it did.
func (s snapshot) left() (time.Duration, bool) {
	if s.total <= 0 || s.read <= 0 {
		return 0, false
	}
	share := s.share()
	seconds := s.elapsed.Seconds() * (1 - share) / share
	if seconds > 1000*3600 {
		return 0, false // nothing is known yet
	}
	return time.Duration(seconds * float64(time.Second)), true
}

// bar draws a share.
func bar(share float64) string {
	full := int(share * barWidth)
	if full >= barWidth {
		return "[" + strings.Repeat("=", barWidth) + "]"
	}
	return "[" + strings.Repeat("=", full) + ">" + strings.Repeat(" ", barWidth-full-1) + "]"
}

// clock writes a time in the two units that matter.
func clock(d time.Duration) string {
	seconds := int64(d.Round(time.Second) / time.Second)
	switch {
	case seconds < 60:
		return fmt.Sprintf("%ds", seconds)
	case seconds < 3600:
		return fmt.Sprintf("%dm%02ds", seconds/60, seconds%60)
	}
	return fmt.Sprintf("%dh%02dm", seconds/3600, seconds%3600/60)
}

// A console writes lines and, on a terminal, the bar below them. It serves several goroutines.
type console struct {
	mu       sync.Mutex
	w        io.Writer
	terminal bool
	drawn    bool
	closed   bool
}

func newConsole(w io.Writer) *console { return &console{w: w, terminal: cli.Terminal(w)} }

// toLineStart goes to the beginning of the line, and clearRight empties what is right of it.
const (
	toLineStart = "\r"
	clearRight  = "\x1b[K"
)

// say writes a line.
func (c *console) say(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
	if !c.closed {
		fmt.Fprintf(c.w, format+"\n", args...)
	}
}

// draw puts a bar in the place of the one before.
func (c *console) draw(bar string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closed {
		fmt.Fprint(c.w, toLineStart, bar, clearRight)
		c.drawn = true
	}
}

func (c *console) clear() {
	if c.drawn {
		fmt.Fprint(c.w, toLineStart, clearRight)
		c.drawn = false
	}
}

// close takes the bar away, and whatever comes later is not written.
func (c *console) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
	c.closed = true
}

// follow draws a meter until stop is called, if the console is a terminal.
func (c *console) follow(m *meter) (stop func()) {
	if !c.terminal {
		return func() {}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(drawEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				c.draw(m.snapshot().line())
			case <-done:
				return
			}
		}
	}()
	return sync.OnceFunc(func() { close(done); <-ended })
}
