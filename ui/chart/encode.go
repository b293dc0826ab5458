package chart

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"descent/ui/theme"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// maxStyles bounds the cache of an Encoder. One screen needs some hundreds.
const maxStyles = 4096

// Encoder turns a Grid into what the terminal is sent. To render a large screen cell
// by cell with lipgloss takes longer than a frame, so lipgloss is asked only once
// for the escape sequence of each style, and neighbours that look the same go out
// as one run.
//
// It keeps what it learned between frames; it is for one goroutine.
type Encoder struct {
	renderer      *lipgloss.Renderer
	exact         bool // the terminal takes 24-bit colours
	openSequences map[theme.Style]string
	reset         string // empty where the profile has no styles at all
	buf           []byte
}

// NewEncoder returns an encoder for the terminal behind r, with the colour
// profile (truecolour, 256, 16, none) that r has now; for a nil r it writes plain
// text.
func NewEncoder(r *lipgloss.Renderer) *Encoder {
	e := &Encoder{renderer: r, openSequences: make(map[theme.Style]string)}
	if r != nil {
		e.exact = r.ColorProfile() == termenv.TrueColor
		_, e.reset = sgrPair(r.NewStyle().Bold(true))
	}
	return e
}

// Encode returns the rows of g joined by line feeds. Each is exactly as wide as
// g, starts without any style and ends reset, so that an unchanged row is an
// unchanged string.
func (e *Encoder) Encode(g *Grid) string {
	e.buf = e.buf[:0]
	for y := range g.h {
		if y > 0 {
			e.buf = append(e.buf, '\n')
		}
		e.line(g.cells[y*g.w : (y+1)*g.w])
	}
	return string(e.buf)
}

func (e *Encoder) line(row []cell) {
	var now theme.Style // what the terminal is set to
	for i := range row {
		c := &row[i]
		if c.rune == 0 {
			continue // the wide rune before it has filled this cell
		}
		want := c.style
		if c.rune == ' ' && !want.Reverse && !now.Reverse {
			// A blank shows its background only: no need to change the rest.
			want.FG, want.Bold = now.FG, now.Bold
		}
		if want != now {
			e.transition(now, want)
			now = want
		}
		if c.rune < utf8.RuneSelf {
			e.buf = append(e.buf, byte(c.rune)) //nolint:gosec // below 0x80, checked
		} else {
			e.buf = utf8.AppendRune(e.buf, c.rune)
		}
	}
	if now != (theme.Style{}) {
		e.buf = append(e.buf, e.reset...)
	}
}

// transition writes the shortest way from one style to another: only what differs,
// after a reset if something has to be switched off.
func (e *Encoder) transition(from, to theme.Style) {
	if from.Bold && !to.Bold || from.Reverse && !to.Reverse ||
		from.FG.IsSet() && !to.FG.IsSet() || from.BG.IsSet() && !to.BG.IsSet() {
		e.buf = append(e.buf, e.reset...)
		from = theme.Style{}
	}
	if to.FG == from.FG {
		to.FG = 0
	}
	if to.BG == from.BG {
		to.BG = 0
	}
	to.Bold = to.Bold && !from.Bold
	to.Reverse = to.Reverse && !from.Reverse
	if to != (theme.Style{}) {
		e.buf = append(e.buf, e.sequence(to)...)
	}
}

// sequence returns the escape sequence that switches st on.
func (e *Encoder) sequence(st theme.Style) string {
	if e.renderer == nil {
		return ""
	}
	s, ok := e.openSequences[st]
	if ok {
		return s
	}
	if len(e.openSequences) >= maxStyles {
		clear(e.openSequences)
	}
	if e.exact {
		s = sgr(st)
	} else {
		s, _ = sgrPair(e.lipgloss(st))
	}
	e.openSequences[st] = s
	return s
}

// sgr writes 24-bit colours itself: on its way through termenv every tenth
// channel value loses one (33 becomes 32), and the palette is not what it says.
func sgr(st theme.Style) string {
	var codes []string
	if st.Bold {
		codes = append(codes, "1")
	}
	if st.Reverse {
		codes = append(codes, "7")
	}
	if st.FG.IsSet() {
		codes = append(codes, "38;2;"+sgrColour(st.FG))
	}
	if st.BG.IsSet() {
		codes = append(codes, "48;2;"+sgrColour(st.BG))
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

func sgrColour(c theme.Color) string {
	r, g, b := c.Bytes()
	return fmt.Sprintf("%d;%d;%d", r, g, b)
}

func (e *Encoder) lipgloss(st theme.Style) lipgloss.Style {
	s := e.renderer.NewStyle()
	if st.FG.IsSet() {
		s = s.Foreground(hex(st.FG))
	}
	if st.BG.IsSet() {
		s = s.Background(hex(st.BG))
	}
	if st.Bold {
		s = s.Bold(true)
	}
	if st.Reverse {
		s = s.Reverse(true)
	}
	return s
}

func hex(c theme.Color) lipgloss.Color {
	r, g, b := c.Bytes()
	return lipgloss.Color(fmt.Sprintf("#%02x%02x%02x", r, g, b))
}

// sgrPair returns what lipgloss writes before and after a text of style s.
func sgrPair(s lipgloss.Style) (open, end string) {
	const text = "."
	open, end, _ = strings.Cut(s.Render(text), text)
	return open, end
}
