package ui

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/chart"
	"descent/ui/language"
)

// Recording is how a script was recorded.
type Recording struct {
	Length time.Duration
	Frames int // how many screens differ from the one before
}

// RecordCast plays the script of o on a screen of w×h cells that nobody sees, and
// writes it as a recording of a terminal, in the format asciicast v2 of asciinema. The
// waits of the script and the beats of play are its clock: whatever else takes time
// takes none in it. Forks and the pages of a lesson are markers. The error is
// that of the script, with its line, or of writing.
func RecordCast(ctx context.Context, o Options, w, h int, out io.Writer) (Recording, error) {
	r, err := newRecorder(ctx, o, w, h)
	if err != nil {
		return Recording{}, err
	}
	cast := chart.NewCast(out, r.model.appearance.encoder, w, h, "descent")
	if err := r.play(func(s recordedFrame) { cast.Show(s.screen, s.at, s.mark) }); err != nil {
		return Recording{}, err
	}
	return Recording{r.clock, cast.Screens()}, cast.End(r.clock)
}

// RecordSVG is RecordCast as a moving picture, which begins again at its end. A
// script that does not wait is one picture, as export makes it.
func RecordSVG(ctx context.Context, o Options, w, h int, out io.Writer) (Recording, error) {
	r, err := newRecorder(ctx, o, w, h)
	if err != nil {
		return Recording{}, err
	}
	var film chart.Film
	if err := r.play(func(s recordedFrame) { film.Show(s.screen, s.at) }); err != nil {
		return Recording{}, err
	}
	m := r.model
	if r.clock == 0 {
		_, err = m.screenPicture().Write(ctx, out)
		return Recording{Frames: 1}, err
	}
	_, err = out.Write(film.SVG(r.clock, m.caption("a recording", m.buildMains()...)))
	return Recording{r.clock, film.Screens()}, err
}

// recordedFrame is the screen at a time of a recording.
type recordedFrame struct {
	at     time.Duration
	screen *chart.Grid
	mark   string // what begins here: a fork or a page; empty for nothing
}

// recorder is the program on a screen of its own, with a clock of its own.
type recorder struct {
	model  Model
	clock  time.Duration
	timers []timer // the next first
	ended  bool
	run    int    // the run that was shown last
	page   string // the page of a lesson that was shown last
}

// timer is a message that comes at a time.
type timer struct {
	at  time.Duration
	msg tea.Msg
}

func newRecorder(ctx context.Context, o Options, w, h int) (*recorder, error) {
	m, err := New(ctx, o)
	if err != nil {
		return nil, err
	}
	r := &recorder{model: m}
	r.model.schedule = func(wait time.Duration, msg tea.Msg) {
		r.timers = append(r.timers, timer{r.clock + wait, msg})
		slices.SortStableFunc(r.timers, func(a, b timer) int { return cmp.Compare(a.at, b.at) })
	}
	r.run = m.state().Run.Present.ID()
	r.model.width, r.model.height = w, h // before anything is done, for it may depend on that
	r.runCmd(m.Init())
	r.update(tea.WindowSizeMsg{Width: w, Height: h})
	return r, nil
}

// update gives the program a message, and does all that it asks for.
func (r *recorder) update(msg tea.Msg) {
	model, cmd := r.model.Update(msg)
	if m, ok := model.(Model); ok {
		r.model = m
	}
	r.runCmd(cmd)
}

func (r *recorder) runCmd(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			r.runCmd(c)
		}
	case tea.QuitMsg:
		r.ended = true
	case appMsg:
		r.update(msg)
	}
}

// play shows the screen whenever time is to pass, until the script has ended.
func (r *recorder) play(show func(recordedFrame)) error {
	defer r.model.worker.Close()
	for {
		if err := r.model.script.err; err != nil {
			return err
		}
		if err := r.model.ctx.Err(); err != nil {
			return err
		}
		over := r.ended || len(r.model.script.Lines) == 0 || len(r.timers) == 0
		if over || r.timers[0].at > r.clock {
			show(recordedFrame{r.clock, r.model.draw(), r.markText()})
		}
		if over {
			return nil
		}
		next := r.timers[0]
		r.timers = r.timers[1:]
		r.clock = next.at
		r.update(next.msg)
	}
}

// markText says what has begun since the last shot.
func (r *recorder) markText() string {
	st := r.model.state()
	var marks []string
	if run := st.Run.Present; run.ID() != r.run {
		if r.run = run.ID(); run.From() > 0 {
			marks = append(marks, fmt.Sprintf("fork at k %d, alpha %s", run.From(), language.FormatNumber(run.HyperAt(run.From()).Alpha)))
		}
	}
	page := ""
	if l := st.Lesson; l != nil && l.CurrentPage() != nil {
		page = l.CurrentPage().Title
	}
	if page != r.page {
		if r.page = page; page != "" {
			marks = append(marks, page)
		}
	}
	return strings.Join(marks, "; ")
}
