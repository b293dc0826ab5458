package ui

import (
	"strings"
	"testing"
)

// In the smallest window the bar of a practice begins with whole sentences: what is
// known, what is worked out, how to type it. Behind the second hint it says that the
// next one is the number.
func TestPracticeBeginsInWholeSentences(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"notes", "iris", "xor", "hours"} {
		for _, set := range []string{"loop", "graph", "update"} {
			for _, plain := range []string{"off", "on"} {
				for _, k := range []string{"0", "12"} {
					d := drive(t)
					d.resize(80, 24)
					d.command("data " + data)
					d.command("ascii " + plain)
					d.command(k)
					d.command("practice " + set)
					lines := strings.Split(d.screen(), "\n")
					bar := strings.Join(lines[len(lines)-6:], "\n")
					if strings.Contains(bar, "…") || strings.Contains(bar, "..") || !strings.Contains(bar, "twice: show") {
						t.Errorf("%s, %s, k %s, ascii %s begins with\n%s", data, set, k, plain, bar)
					}
					d.press("!")
					d.tells("! hint")
					d.press("!")
					d.tells("! show it")
				}
			}
		}
	}
}
