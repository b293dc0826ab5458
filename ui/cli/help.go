package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpFunc writes help for our own commands from the table of flags, and leaves
// the one that cobra adds (completion) to cobra's own.
func helpFunc(cobraHelp func(*cobra.Command, []string)) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, args []string) {
		for c := cmd; c.HasParent(); c = c.Parent() {
			if c.Name() == completionName {
				cobraHelp(cmd, args)
				return
			}
		}
		_, _ = io.WriteString(cmd.OutOrStdout(), helpText(cmd)) // errWriter keeps the error
	}
}

const (
	completionName = "completion"
	datasetsName   = "datasets"
	helpName       = "help"
)

// commandNames is the subcommands in the order of help.
func commandNames() []string {
	return []string{"run", "trace", "step", learnName, lookName, checkName, labName, sheetName, recordName, datasetsName, configName, completionName, helpName}
}

func helpText(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", cmd.Long)
	if cmd.HasParent() {
		fmt.Fprintf(&b, "Usage:\n  descent %s\n", cmd.Use)
	} else {
		usage(&b, cmd)
	}
	if text := dataText(cmd); text != "" {
		fmt.Fprintf(&b, "\n%s\n", text)
	}
	section := ""
	for _, spec := range shownFlags(cmd) {
		if spec.section != section {
			section = spec.section
			fmt.Fprintf(&b, "\n%s:\n", section)
		}
		helpRow(&b, spec.typed(), spec.help+spec.defaultText())
	}
	b.WriteString("\nOther:\n")
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if isCobras(f) {
			helpRow(&b, fmt.Sprintf("-%s, --%s", f.Shorthand, f.Name), f.Usage)
		}
	})
	return b.String()
}

// isCobras reports whether a flag is one of cobra's own two.
func isCobras(f *pflag.Flag) bool {
	_, ours := f.Value.(*flagValue)
	return !ours && f.Shorthand != ""
}

// typed is a flag as it is typed.
func (f flagSpec) typed() string {
	name := "--" + f.name
	if f.short != "" {
		name = "-" + f.short + ", " + name
	}
	return strings.TrimSpace(name + " " + f.argument())
}

// shownFlags is the flags of a command that its help names, in the order of the
// table.
func shownFlags(cmd *cobra.Command) []flagSpec {
	var shown []flagSpec
	for _, spec := range flagTable() {
		f := cmd.Flags().Lookup(spec.name)
		if f == nil || f.Hidden {
			continue
		}
		if v, ok := f.Value.(*flagValue); ok && v.spec.on != spec.on {
			continue // a flag of that name with other values, of other commands
		}
		shown = append(shown, spec)
	}
	return shown
}

// dataText says what stands for the data on the command line: look is for files
// alone, and step hears its commands on standard input.
func dataText(cmd *cobra.Command) string {
	const data = "DATA is a name from the catalogue (" + defaultData + " if it is left out)"
	switch cmd.Name() {
	case lookName:
		return "FILE is a CSV file, or - for standard input."
	case datasetsName, configName, helpName, labName:
		return ""
	case checkName:
		return "FILE is the CSV of another program, a folder of such files, or - for standard\ninput. " + data + ",\nor a CSV file."
	case recordName:
		return "SCRIPT is a file with a line of the prompt a row, or - for standard input. It\nbegins with " + defaultData + "; a line like data moons opens others."
	case learnName:
		return "NAME is one of the lessons; FILE is a lesson of your own, a Markdown file."
	case stepName:
		return data + " or a CSV file."
	}
	return data + ", a CSV file, or - for\nstandard input."
}

func usage(b *strings.Builder, root *cobra.Command) {
	b.WriteString("Usage:\n")
	helpRow(b, root.Use, "interactive")
	for _, name := range commandNames() {
		for _, c := range root.Commands() {
			if c.Name() == name {
				helpRow(b, "descent "+c.Use, c.Short)
			}
		}
	}
}

// defaultText says what holds without the flag.
func (f flagSpec) defaultText() string {
	switch {
	case f.preset != "":
		return fmt.Sprintf(" (default %s)", f.preset)
	case f.absent != "":
		return fmt.Sprintf(" (default: %s)", f.absent)
	}
	return ""
}

// helpWidth is the narrowest terminal that the program is made for.
const helpWidth = 80

// helpRow writes a name and, beside it, its meaning, which goes on under itself. A name that reaches
// into it has a line of its own.
func helpRow(b *strings.Builder, name, meaning string) {
	const column = 33 // where meanings begin
	if len(name) > column-3 {
		fmt.Fprintf(b, "  %s\n", name)
		name = ""
	}
	for i, text := range wrap(meaning, helpWidth-column) {
		if i > 0 {
			name = ""
		}
		fmt.Fprintf(b, "  %-*s%s\n", column-2, name, text)
	}
}
