package cli

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
)

// What is typed, and pastes that fit, pass unchanged; of a longer one the
// beginning and its end mark are left, wherever the reads were split.
func TestPastesAreCut(t *testing.T) {
	long := strings.Repeat("é\x1b[201x", mostPasted)
	for _, c := range [][2]string{
		{"jjj\x1b[A\x1b", "jjj\x1b[A\x1b"},
		{pasteBegin + "short" + pasteEnd + "k", pasteBegin + "short" + pasteEnd + "k"},
		{pasteEnd + "k" + pasteBegin + pasteEnd, pasteEnd + "k" + pasteBegin + pasteEnd},
		{"a" + pasteBegin + long + pasteEnd + "b", "a" + pasteBegin + long[:mostPasted] + pasteEnd + "b"},
		{"\x1b" + pasteBegin + long + "\x1b[20" + pasteEnd + "\x1b[B", "\x1b" + pasteBegin + long[:mostPasted] + pasteEnd + "\x1b[B"},
	} {
		for _, size := range []int{1, 2, 5, 256, 1 << 20} {
			var cutter pasteCutter
			var got []byte
			for rest := []byte(c[0]); len(rest) > 0; {
				n := min(size, len(rest))
				out := cutter.through(rest[:n])
				if len(out) > n+len(pasteEnd) {
					t.Fatalf("%d bytes become %d", n, len(out))
				}
				got, rest = append(got, out...), rest[n:]
			}
			if string(got) != c[1] {
				t.Errorf("in pieces of %d: %d bytes, %.30q … %q; want %d", size, len(got), got, got[max(0, len(got)-20):], len(c[1]))
			}
		}
	}
}

// A mark that the limit cuts in two comes out whole.
func TestEndAtTheLimit(t *testing.T) {
	for before := range 2 * len(pasteEnd) {
		text := strings.Repeat("x", mostPasted-before)
		var cutter pasteCutter
		got := string(cutter.through([]byte(pasteBegin + text + pasteEnd + "k")))
		if want := pasteBegin + text + pasteEnd + "k"; got != want {
			t.Errorf("%d before the limit it ends with %q", before, got[len(got)-10:])
		}
	}
}

func TestKeyboard(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	go func() {
		defer w.Close()
		_, _ = io.WriteString(w, "abc"+pasteBegin+strings.Repeat("z", 8<<20)+pasteEnd+"q")
	}()
	in := keyboardOf(r)
	if _, ok := in.(interface{ Fd() uintptr }); !ok {
		t.Error("the terminal is not to be seen any more")
	}
	first := make([]byte, 3) // too little room for a mark
	if n, err := in.Read(first); err != nil || string(first[:n]) != "abc"[:n] {
		t.Errorf("%q, %v", first[:n], err)
	}
	rest, err := io.ReadAll(in)
	if err != nil || len(rest) > mostPasted+20 || !bytes.HasSuffix(rest, []byte(pasteEnd+"q")) {
		t.Errorf("%d bytes, %v", len(rest), err)
	}
	if in := keyboardOf(strings.NewReader("q")); in == nil {
		t.Error("another reader is lost")
	}
}
