package cli

import (
	"bytes"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// pieces is a terminal whose every read is one piece.
type pieces struct {
	reassembler inputReassembler
	rest        [][]byte
	now         time.Time
	over        bool
}

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		return 0, io.EOF
	}
	if len(p.rest) == 1 && !p.over { // nothing follows for a while
		p.over, p.now = true, p.now.Add(2*pieceTimeout)
		return copy(b, p.reassembler.flushPending()), nil
	}
	p.now = p.now.Add(time.Millisecond)
	mended := p.reassembler.reassemble(p.rest[0], p.now)
	p.rest = p.rest[1:]
	return copy(b, mended), nil
}

// keyRecorder keeps the names of the keys, until it hears the last.
type keyRecorder struct{ keys *[]string }

const lastKey = "ű" // nothing else here holds it

func (keyRecorder) Init() tea.Cmd { return nil }
func (keyRecorder) View() string  { return "" }
func (h keyRecorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := withoutAltEsc(msg).(type) {
	case tea.KeyMsg:
		if msg.String() == lastKey {
			return h, tea.Quit
		}
		if msg.Type == tea.KeyRunes && !msg.Paste && !msg.Alt { // how many come at once is chance
			for _, r := range msg.Runes {
				*h.keys = append(*h.keys, string(r))
			}
			return h, nil
		}
		*h.keys = append(*h.keys, msg.String())
	case tea.MouseMsg:
		*h.keys = append(*h.keys, msg.String())
	}
	return h, nil
}

// keysOf is what Bubble Tea makes of pieces of input.
func keysOf(t interface{ Fatalf(string, ...any) }, in ...[]byte) []string {
	var keys []string
	_, err := tea.NewProgram(keyRecorder{&keys}, tea.WithInput(&pieces{rest: append(in, []byte(lastKey)), now: time.Now()}),
		tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithoutSignalHandler()).Run()
	if err != nil {
		t.Fatalf("%v", err)
	}
	return keys
}

// sequences is what terminals send for one key, one turn of the wheel or one
// paste.
func sequences() []string {
	return []string{
		"\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1bOA", "\x1bOD", "\x1b[H", "\x1b[F", "\x1bOH", "\x1b[1~", "\x1b[4~", "\x1b[7~", "\x1b[Z",
		"\x1b[5~", "\x1b[6~", "\x1b[1;2A", "\x1b[1;2C", "\x1b[1;5D", "\x1b[a", "\x1bOc", "\x1b[7$",
		"\x1bOP", "\x1b[[A", "\x1b[11~", "\x1b[15~", "\x1b[24;2~", "\x1b[3;5~", "\x1b[<0;60;20M", "\x1b[<0;60;20m", "\x1b[<64;1;1M",
		"\x1b[<65;223;99M", "\x1b[M !!", "\x1b[M`\xff\xfe", "\x1b[200~J<0.1 q\x1b[201~", "\x1b[200~\x1b[201~", "\x1b[200~\x1b[A q\x1b[201~", "\x1b[I", "\x1b[O",
		"é", "ŷ", "→", "α", "𝛼", "q", "\r", "\x03", "\x7f", "[", "O", "P", "\\",
		"\x1b", "\x1b\x1b", "\x1bq", "\x1bd", "\x1b ", "\x1b\x7f", "\x1b\r", "\x1b\x1b[A", "\x1b\x1bOA", "\x1bŷ", "\x1b\x1bq",
	}
}

// unanswered is what terminals send that is no key: answers to questions of
// another program, and what they send of things this one never asked for.
func unanswered() []string {
	return []string{
		"\x1b]11;rgb:1616/1818/1d1d\x1b\\", "\x1b]11;rgb:1616/1818/1d1d\a", "\x1bP>|XTerm(388)\x1b\\", "\x1bP1+r544e=787465726d\x1b\\",
		"\x1b_Gi=31;OK\x1b\\", "\x1b^private\x1b\\", "\x1bXstart\x1b\\", "\x1b_q\a", "\x1b]52;c;" + strings.Repeat("cXF", 500) + "\x1b\\",
		"\x1b[12;40R", "\x1b[?62;4;22c", "\x1b[>41;388;0c", "\x1b[?2026;2$y", "\x1b[99;99u", "\x1b[8;36;120t",
	}
}

// A sequence means the same wherever it is split.
func TestSplitSequences(t *testing.T) {
	for _, s := range append(sequences(), unanswered()...) {
		whole := keysOf(t, []byte(s))
		single := make([][]byte, 0, len(s))
		for i := range len(s) {
			single = append(single, []byte(s[i:i+1]))
			if i == 0 || i > 2*maxSequenceBytes {
				continue
			}
			if got := keysOf(t, []byte(s[:i]), []byte(s[i:])); !slices.Equal(got, whole) {
				t.Errorf("%q and %q: %q, whole it is %q", s[:i], s[i:], got, whole)
			}
		}
		if got := keysOf(t, single...); !slices.Equal(got, whole) {
			t.Errorf("byte by byte, %q is %q, whole %q", s, got, whole)
		}
	}
	for _, s := range unanswered() {
		if got := keysOf(t, []byte(s)); len(got) > 0 {
			t.Errorf("%q is %q", s, got)
		}
	}
}

// What Esc and what follows it are, in one read: each Esc is one.
func TestEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b": "esc", "\x1b\x1b": "esc esc", "\x1b\x1b\x1b": "esc esc esc", "\x1b\x1b[A": "esc up", "\x1b\x1bOD": "esc left",
		"\x1bq": "alt+q", "\x1b\x1bq": "esc alt+q", "q\x1b": "q esc", "\x1b[A\x1b": "up esc", "\x1b[1;3A": "alt+up", "\x1bOH": "home", "\x1bOF": "end", "\x1bOM": "", "\x1b\xff": "esc",
		"\x1b[": "esc [", "\x1bO": "esc O", "\x1bP": "esc P", "\x1b_": "esc _", "\x1b\x1b[": "esc esc [", "\x1b]11;rgb\x03": "ctrl+c",
		"\x1b_unfinished\x1b": "esc", "\x1b_unfinished\x1b[A": "up", "\x1bXunfinished": "",
	} {
		if got := strings.Join(keysOf(t, []byte(in)), " "); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// Any keys, cut anywhere, are the same keys.
func TestCutAnywhere(t *testing.T) {
	all := append(sequences(), unanswered()...)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(all), 1, 20).Draw(t, "keys"), "")
		whole := keysOf(t, []byte(text))
		var cut [][]byte
		for rest := []byte(text); len(rest) > 0; {
			n := rapid.IntRange(1, min(len(rest), 30)).Draw(t, "cut")
			cut = append(cut, rest[:n])
			rest = rest[n:]
		}
		if got := keysOf(t, cut...); !slices.Equal(got, whole) {
			t.Fatalf("%q is %q, in one piece %q", cut, got, whole)
		}
	})
}

// What was begun and not ended does not change a key that comes later.
func TestAbandonedPieces(t *testing.T) {
	for _, piece := range []string{"\x1b[1;", "\x1b[<0;1", "\xe2\x86", "\x1b]11;rgb:", "\x1b_G", "\x1b^" + strings.Repeat("p", 1000)} {
		var m inputReassembler
		now := time.Now()
		m.reassemble([]byte(piece), now)
		if m.pendingMayBeKeys() {
			t.Errorf("%q may be keys", piece)
		}
		if got := m.reassemble([]byte("q"), now.Add(pieceTimeout+1)); string(got) != "q" {
			t.Errorf("q long after %q: %q", piece, got)
		}
	}
}

// A paste whose end was lost ends with the next key that a person presses, and
// at once with Ctrl+C.
func TestUnfinishedPaste(t *testing.T) {
	for _, c := range []struct {
		key   string
		after time.Duration
		ends  bool
	}{
		{"q", pieceTimeout + 1, true}, {"\x1b[A", pieceTimeout + 1, true}, {"\x1b", pieceTimeout + 1, true},
		{interrupt, time.Millisecond, true}, {"q", time.Millisecond, false}, {"the paste goes on", pieceTimeout + 1, false},
	} {
		var m inputReassembler
		now := time.Now()
		begin := string(m.reassemble([]byte(pasteBegin+"0.5"), now))
		next := string(m.reassemble([]byte(c.key), now.Add(c.after))) + string(m.flushPending())
		want := pasteEnd + strings.TrimSuffix(c.key, "\x1b")
		if c.key == "\x1b" {
			want += loneEsc
		}
		if begin != pasteBegin+"0.5" || (next == want) != c.ends {
			t.Errorf("%q after %v: %q, then %q", c.key, c.after, begin, next)
		}
	}
}

// Of a huge paste the beginning is passed on, and its end.
func TestHugePaste(t *testing.T) {
	var m inputReassembler
	var passed []byte
	now := time.Now()
	paste := []byte(pasteBegin + strings.Repeat("0.123456789 ", 8<<20/12) + pasteEnd + "q")
	for b := range slices.Chunk(paste, 185) {
		passed = append(passed, m.reassemble(b, now)...)
	}
	if len(passed) != len(pasteBegin)+maxPasteBytes+len(pasteEnd)+1 || !bytes.HasSuffix(passed, []byte(pasteEnd+"q")) {
		t.Errorf("%d bytes are passed on", len(passed))
	}
}

// Whatever arrives, little is held back, and nothing is made up but what
// parts an Esc from what follows, and the end of a paste.
func FuzzReassembler(f *testing.F) {
	for _, s := range append(sequences(), unanswered()...) {
		f.Add([]byte(s), uint64(len(s)))
	}
	f.Fuzz(func(t *testing.T, in []byte, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 0))
		var m inputReassembler
		now := time.Now()
		got, more := 0, 0
		for rest := in; len(rest) > 0; {
			n := 1 + random.IntN(min(len(rest), 200))
			now = now.Add(time.Duration(random.IntN(3)) * pieceTimeout)
			got += len(m.reassemble(rest[:n], now))
			if random.IntN(2) == 0 {
				got += len(m.flushPending())
			}
			more += n*(len(loneEsc)-1) + len(pasteEnd)
			rest = rest[n:]
			if len(m.pending) > maxSequenceBytes {
				t.Fatalf("%d bytes are held back", len(m.pending))
			}
		}
		if got > len(in)+more {
			t.Fatalf("%d bytes became %d", len(in), got)
		}
	})
}
