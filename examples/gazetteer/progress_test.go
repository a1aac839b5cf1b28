package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestLine(t *testing.T) {
	for _, c := range []struct {
		s    snapshot
		want string
	}{
		{snapshot{}, "0 B  0 entries"},
		{snapshot{total: 100}, "[>                       ]   0%  0 entries"},
		{snapshot{total: 100, elapsed: time.Minute}, "[>                       ]   0%  0 entries  0/s"},
		{snapshot{total: 1000, read: 250, entries: 1234, elapsed: 500 * time.Millisecond}, "[======>                 ]  25%  1,234 entries"},
		{snapshot{total: 1000, read: 250, entries: 1234, elapsed: 10 * time.Second}, "[======>                 ]  25%  1,234 entries  123/s  30s left"},
		{snapshot{total: 1000, read: 999, entries: 9, elapsed: 90 * time.Second}, "[=======================>]  99%  9 entries  0/s  0s left"},
		{snapshot{total: 1000, read: 1000, entries: 5000000, elapsed: 5 * time.Second}, "[========================] 100%  5,000,000 entries  1,000,000/s  0s left"},
		{snapshot{total: 1000, read: 2000, entries: 1, elapsed: time.Second}, "[========================] 100%  1 entries  1/s  0s left"},
		{snapshot{total: 1 << 40, read: 1 << 38, entries: 7200, elapsed: 2 * time.Hour}, "[======>                 ]  25%  7,200 entries  1/s  6h00m left"},
		{snapshot{total: 1 << 60, read: 1, entries: 1, elapsed: time.Hour}, "[>                       ]   0%  1 entries  0/s"},
		{snapshot{total: -1, read: 3 << 20, entries: 30000, elapsed: 3 * time.Second}, "3.0 MB  30,000 entries  10,000/s"},
		{snapshot{total: 10, read: 10, entries: 30000, elapsed: 65 * time.Second, writing: true}, "sorting and writing 30,000 entries, 1m05s"},
	} {
		assert.Equal(t, c.want, c.s.line())
	}
}

func TestLineFitsATerminal(t *testing.T) {
	worst := snapshot{total: 1 << 50, read: 1 << 49, entries: 999999999, elapsed: 999*time.Hour + 59*time.Minute}
	assert.Less(t, utf8.RuneCountInString(worst.line()), 80)
	worst.elapsed = 100 * time.Second
	assert.Less(t, utf8.RuneCountInString(worst.line()), 80)
}

func TestClock(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"0s": 400 * time.Millisecond, "59s": 59 * time.Second, "1m00s": 59*time.Second + 700*time.Millisecond, "59m59s": time.Hour - time.Second, "100h05m": 100*time.Hour + 5*time.Minute,
	} {
		assert.Equal(t, want, clock(d))
	}
}

func TestGrouped(t *testing.T) {
	for want, n := range map[string]int64{"0": 0, "999": 999, "1,000": 1000, "12,345,678": 12345678} {
		assert.Equal(t, want, grouped(n))
	}
}

// A line that is said stands where the bar was, and the bar below it.
func TestConsole(t *testing.T) {
	var b bytes.Buffer
	c := &console{w: &b}
	c.say("one")
	c.draw("[=>]")
	c.say("two %d", 2)
	c.draw("[==>]")
	c.close()
	c.say("late")
	c.draw("late")
	c.close()
	assert.Equal(t, "one\n\r[=>]\x1b[K\r\x1b[Ktwo 2\n\r[==>]\x1b[K\r\x1b[K", b.String())
}

// lockedBuffer may be looked at while somebody writes.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestFollow(t *testing.T) {
	var b lockedBuffer
	c := &console{w: &b, terminal: true}
	m := &meter{start: time.Now()}
	m.entries.Store(3)
	start := time.Now()
	stop := c.follow(m)
	assert.Eventually(t, func() bool { return strings.Contains(b.String(), "\r0 B  3 entries") }, 10*time.Second, time.Millisecond)
	stop()
	stop()
	drawn := strings.Count(b.String(), "\r")
	assert.LessOrEqual(t, drawn, int(time.Since(start)/drawEvery)+1)
	time.Sleep(2 * drawEvery)
	assert.Equal(t, drawn, strings.Count(b.String(), "\r"), "nothing is drawn behind stop")

	var silent bytes.Buffer
	c = newConsole(&silent)
	c.follow(m)()
	assert.Empty(t, silent.String(), "no terminal, no bar")
}
