package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Page is a manual page in the language of man(7).
type Page struct {
	File string // descent-run.1
	Text string
}

// Manual is the manual: a page for descent and one for each of its commands,
// from the tables that make the help. day is the date in their foot, empty for
// none.
func Manual(day string) []Page {
	silent := Console{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}
	root := newRoot(silent, io.Discard)
	root.InitDefaultHelpCmd()
	pages := []Page{{"descent.1", manualPage(root, root, day)}}
	for _, name := range commandNames() {
		if cmd, _, err := root.Find([]string{name}); err == nil && name != helpName {
			pages = append(pages, Page{"descent-" + name + ".1", manualPage(root, cmd, day)})
		}
	}
	return pages
}

func manualPage(root, cmd *cobra.Command, day string) string {
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 %q \"descent %s\" \"descent\"\n", strings.ToUpper(name), day, version)
	manualSection(&b, "NAME", name+" \\- "+roff(cmd.Short))
	synopsis := cmd.UseLine()
	if !cmd.HasParent() {
		synopsis = cmd.Use + "\n.br\ndescent COMMAND"
	}
	manualSection(&b, "SYNOPSIS", synopsis)
	description := cmd.Long
	if text := dataText(cmd); text != "" && cmd.Name() != completionName {
		description += "\n\n" + text
	}
	manualSection(&b, "DESCRIPTION", paragraphs(description))
	if cmd == root {
		manualCommands(&b, root)
	}
	manualOptions(&b, cmd)
	manualSection(&b, "EXIT STATUS", exitStatus(cmd))
	if cmd != root {
		manualSection(&b, "SEE ALSO", ".BR descent (1)")
	}
	return b.String()
}

// exitStatus is what the exit statuses of a command mean.
func exitStatus(cmd *cobra.Command) string {
	const others = "3: the program itself is at fault; 128 and the number of a signal that ended it."
	if cmd.Name() == checkName {
		return "0: all is right; 1: something differs; 2: the command line is at fault, or a file cannot be read; " + others
	}
	return "0: done; 1: the data or a file is at fault; 2: the command line is; " + others
}

func manualCommands(b *strings.Builder, root *cobra.Command) {
	manualSection(b, "COMMANDS", "")
	for _, name := range commandNames() {
		if cmd, _, err := root.Find([]string{name}); err == nil {
			manualEntry(b, cmd.Use, cmd.Short)
		}
	}
}

func manualOptions(b *strings.Builder, cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	manualSection(b, "OPTIONS", "")
	section := ""
	for _, spec := range shownFlags(cmd) {
		if spec.section != section {
			section = spec.section
			fmt.Fprintf(b, ".SS %s\n", roff(section))
		}
		manualEntry(b, spec.typed(), spec.help+spec.defaultText())
	}
	if section != "" {
		b.WriteString(".SS Other\n")
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if isCobras(f) {
			manualEntry(b, fmt.Sprintf("-%s, --%s", f.Shorthand, f.Name), f.Usage)
		}
	})
}

func manualSection(b *strings.Builder, title, text string) {
	fmt.Fprintf(b, ".SH %s\n", title)
	if text != "" {
		fmt.Fprintln(b, text)
	}
}

// manualEntry is what a word means, under a paragraph of its own.
func manualEntry(b *strings.Builder, word, meaning string) {
	fmt.Fprintf(b, ".TP\n\\fB%s\\fR\n%s\n", roff(word), roff(meaning))
}

// paragraphs is text whose lines are filled anew, but for those that are
// indented: they stay as they are.
func paragraphs(text string) string {
	var out []string
	indented := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if is := strings.HasPrefix(line, " "); is != indented {
			out = append(out, map[bool]string{true: ".nf", false: ".fi"}[is])
			indented = is
		}
		if line == "" {
			line = ".PP"
		} else {
			line = roff(line)
		}
		out = append(out, line)
	}
	if indented {
		out = append(out, ".fi")
	}
	return strings.Join(out, "\n")
}

// roff is text as man(7) reads it: a backslash, a hyphen that is to be copied,
// and a point or an apostrophe at the beginning of a line mean themselves.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
