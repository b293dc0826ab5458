package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
	"github.com/spf13/cobra"

	"descent/ui"
	"descent/ui/language"
	"descent/ui/worker"
)

const recordName = "record"

// recordOptions are where a recording goes, and how large its screen is.
type recordOptions struct {
	file          string
	width, height int
	overwrite     bool
}

// The sides of a screen that can be recorded: the least that the program needs, and
// more than any picture of it needs.
const (
	minScreenColumns, maxScreenColumns = 80, 300
	minScreenRows, maxScreenRows       = 24, 120
)

func recordFlags() []flagSpec {
	const section = "Recording"
	return []flagSpec{
		{name: "output", short: "o", value: "FILE", section: section, on: onRecord,
			help: ".cast for asciinema, or .svg for a moving picture",
			set:  func(o *options, s string) (err error) { o.output.record.file, err = language.FlagText(s); return err }},
		{name: "overwrite", section: section, on: onRecord,
			help: "the file, if it exists",
			set: func(o *options, s string) (err error) {
				o.output.record.overwrite, err = language.FlagSwitch(s)
				return err
			}},
		{name: "screen", value: "W×H", section: section, on: onRecord,
			help: "columns and rows of the screen, written 80x24", preset: "120x36",
			set: setRecordedScreen},
	}
}

// setRecordedScreen reads the size of the screen.
func setRecordedScreen(o *options, s string) error {
	across, down, _ := strings.Cut(strings.ReplaceAll(s, "×", "x"), "x")
	w, wrongWidth := strconv.Atoi(across)
	h, wrongHeight := strconv.Atoi(down)
	if wrongWidth != nil || wrongHeight != nil || w < minScreenColumns || w > maxScreenColumns || h < minScreenRows || h > maxScreenRows {
		return fmt.Errorf("%q is no size: write columns and rows like 120x36, from %dx%d to %dx%d", s, minScreenColumns, minScreenRows, maxScreenColumns, maxScreenRows)
	}
	o.output.record.width, o.output.record.height = w, h
	return nil
}

func newRecord(c Console) *cobra.Command {
	o := newOptions()
	cmd := &cobra.Command{
		Use:   recordName + " SCRIPT -o FILE [flags]",
		Short: "a script as a moving picture or for asciinema",
		Long: "descent record plays a script on a screen that nobody sees, and writes what it\n" +
			"shows: FILE.cast plays in asciinema, FILE.svg moves on a web page. Its clock is\n" +
			"the script's: wait 0.5 lets half a second pass, and play on makes its steps\n" +
			"while the script waits. A script that does not wait is one still picture.\n" +
			"The terminal it is typed in does not count: auto is dark here, and glyphs are\n" +
			"plain with --ascii alone.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%q needs a script, a file with lines of the prompt, or - for standard input", cmd.CommandPath())
			}
			return atMostOne("script")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return recordScript(cmd.Context(), c, cmd.OutOrStdout(), o, args[0])
		},
	}
	register(cmd, o, onRecord)
	cmd.ValidArgsFunction = completeOne(nil)
	return cmd
}

// recorders are the formats of recordings, by the endings of their names.
func recorders() map[string]func(context.Context, ui.Options, int, int, io.Writer) (ui.Recording, error) {
	return map[string]func(context.Context, ui.Options, int, int, io.Writer) (ui.Recording, error){".cast": ui.RecordCast, ".svg": ui.RecordSVG}
}

// recordScript records a script, all of it before the file is there.
func recordScript(ctx context.Context, c Console, out io.Writer, o *options, script string) error {
	recordTo, known := recorders()[strings.ToLower(filepath.Ext(o.output.record.file))]
	switch {
	case o.output.record.file == "":
		return errors.New("where to? -o FILE.cast is for asciinema, -o FILE.svg a moving picture")
	case !known:
		return fmt.Errorf("-o %s: a recording ends in .cast, for asciinema, or in .svg, a moving picture", o.output.record.file)
	}
	o.script = script
	lines, err := o.readScript(c, defaultData)
	if err != nil {
		return err
	}
	file, err := o.createRecording()
	if err != nil {
		return &dataError{err}
	}
	defer file.Discard()
	o.learn.lessons = lessonsOf(c)
	o.learn.lessons.StateDir = "" // what a recording learns is nobody's progress
	experiment, err := o.openExperiment(ctx, defaultData)
	if err != nil {
		return err
	}
	screen := lipgloss.NewRenderer(io.Discard)
	screen.SetColorProfile(termenv.TrueColor)
	screen.SetHasDarkBackground(true)
	var picture bytes.Buffer
	recorded, err := recordTo(ctx, ui.Options{
		Script: lines, Experiment: experiment,
		Theme: o.appearance.theme, Plain: o.appearance.ascii, Projector: o.appearance.projector, Renderer: screen, DescribeTable: o.lookAt,
	}, o.output.record.width, o.output.record.height, &picture)
	if err != nil {
		return &dataError{err}
	}
	if _, err = file.Write(picture.Bytes()); err == nil {
		err = file.Commit()
	}
	if err != nil {
		return &dataError{err}
	}
	return writeLines(out, []string{fmt.Sprintf("Written to %s: %.1f s, %d screens, %d kB.", oneLine(o.output.record.file), recorded.Length.Seconds(), recorded.Frames, (picture.Len()+999)/1000)})
}

// createRecording begins the file, which will be there as a whole or not at all: what is in
// its way is said before anything is recorded.
func (o *options) createRecording() (worker.File, error) {
	file, err := create(o.output.record.file, o.output.record.overwrite)
	var taken *nameTakenError
	if errors.As(err, &taken) {
		return nil, fmt.Errorf("%s exists: --overwrite overwrites it", oneLine(taken.name))
	}
	return file, err
}
