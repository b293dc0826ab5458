package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"descent/datasets"
	"descent/trainer/lab"
	"descent/ui/language"
)

const labName = "lab"

func newLab(c Console) *cobra.Command {
	return &cobra.Command{
		Use:   labName + " [NAME|FILE]",
		Short: "published exercises, their numbers beside descent's",
		Long: "descent lab lists published exercises that can be done here. With a name it shows\n" +
			"the numbers that are published for one of them beside descent's own, and says what\n" +
			"differs and why. Two of them need a table that only its owners may pass on: name\n" +
			"the file, and it is recognised by its numbers, whatever it is called.",
		Args: atMostOne("exercise"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listLabs(cmd.Context(), cmd.OutOrStdout())
			}
			return showLab(cmd.Context(), c.In, cmd.OutOrStdout(), args[0])
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var found []cobra.Completion
			for _, l := range lab.All() {
				if len(args) == 0 && strings.HasPrefix(l.Name, typed) {
					found = append(found, cobra.CompletionWithDesc(l.Name, l.Title))
				}
			}
			return found, cobra.ShellCompDirectiveDefault
		},
	}
}

// listLabs lists the exercises, and the files of this folder that some of them need.
func listLabs(ctx context.Context, out io.Writer) error {
	here := labTables(ctx, ".")
	var lines []string
	for _, l := range lab.All() {
		lines = append(lines, fmt.Sprintf("%-14s%s", l.Name, l.Title))
		lines = append(lines, indented(l.Source)...)
		switch table, ok := here[l.Checksum]; {
		case l.NeedsTable() && ok:
			lines = append(lines, "  here: descent lab "+language.ShellWord(table.file))
		case l.NeedsTable():
			lines = append(lines, "  not in this folder: descent lab FILE, where the table is")
		}
	}
	return writeLines(out, lines)
}

// largestLab is the size in bytes of the largest file that is looked at: the tables have a few thousand.
const largestLab = 1 << 16

// labTable is a table that an exercise may need.
type labTable struct {
	file string
	set  datasets.Set
}

// labTables is the tables of a folder, by the checksum of their numbers.
func labTables(ctx context.Context, folder string) map[string]labTable {
	found := map[string]labTable{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return found
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || info.Size() > largestLab || !hasTableExtension(e.Name()) {
			continue
		}
		if set, err := datasets.Open(ctx, filepath.Join(folder, e.Name()), datasets.CSVOptions{}, nil); err == nil {
			found[set.Checksum()] = labTable{e.Name(), set}
		}
	}
	return found
}

// showLab works out the exercise of a name, or the one that a file is for.
func showLab(ctx context.Context, in io.Reader, out io.Writer, name string) error {
	l, named := lab.Find(name)
	table := labTable{file: name}
	var err error
	switch {
	case named && l.NeedsTable():
		var ok bool
		if table, ok = labTables(ctx, ".")[l.Checksum]; !ok {
			return &dataError{fmt.Errorf("%s needs a table that is not in this folder; name it: descent %s FILE", l.Name, labName)}
		}
	case !named:
		if table.set, l, err = labOf(ctx, in, name); err != nil {
			return err
		}
	}
	parts, err := labNumbers(ctx, l, table.set)
	if err != nil {
		return &dataError{fmt.Errorf("%s: %w", table.file, err)}
	}
	return writeLines(out, labLines(l, table.file, parts))
}

// labNumbers works an exercise out on the set that it needs, if it needs one.
func labNumbers(ctx context.Context, l lab.Lab, set datasets.Set) ([]lab.Part, error) {
	if l.Degree > 0 {
		var err error
		if set, err = set.Preprocess(datasets.Preprocessing{Degree: l.Degree}); err != nil {
			return nil, err
		}
	}
	return l.Numbers(ctx, set.Problem())
}

// labOf opens a file and finds the exercise that it is for.
func labOf(ctx context.Context, in io.Reader, name string) (datasets.Set, lab.Lab, error) {
	set, err := readTable(ctx, name, in, datasets.CSVOptions{}, nil, unknownLab)
	if err != nil {
		return set, lab.Lab{}, err
	}
	sum := set.Checksum()
	for _, l := range lab.All() {
		if l.NeedsTable() && l.Checksum == sum {
			return set, l, nil
		}
	}
	return set, lab.Lab{}, &dataError{fmt.Errorf("%s is the table of no exercise that is known here; %q lists them", oneLine(name), "descent "+labName)}
}

func unknownLab(name string) error {
	var names []string
	for _, l := range lab.All() {
		names = append(names, l.Name)
	}
	if near := language.Nearest(name, names); near != "" {
		return fmt.Errorf("unknown exercise %q, and no file has that name; did you mean %q?", name, near)
	}
	return errors.New("unknown exercise " + strconv.Quote(name) + `, and no file has that name; "descent lab" lists them`)
}

// labLines is one exercise: its numbers, the published beside descent's, and what differs.
func labLines(l lab.Lab, file string, parts []lab.Part) []string {
	lines := wrap(l.Name+": "+l.Title, helpWidth)
	lines = append(lines, wrap(l.Source, helpWidth)...)
	for _, part := range parts {
		lines = append(lines, "", part.About+":", fmt.Sprintf("  %8s  %-5s %22s %22s", "k", "", "published", "descent"))
		for _, row := range part.Rows {
			ours, says := asPrinted(row.Ours, row.Published), "same"
			switch {
			case !row.Agrees:
				says = "differs"
			case ours != row.Published.Text:
				says = "to 12 digits"
			}
			lines = append(lines, fmt.Sprintf("  %8d  %-5s %22s %22s  %s", row.K, row.Quantity, row.Published.Text, ours, says))
		}
	}
	lines = append(lines, "", "What differs:")
	for _, note := range l.Notes {
		lines = append(lines, indented(note)...)
	}
	if command := labCommand(l, file, parts); command != "" {
		lines = append(lines, "", "On the screen:", "  "+command)
	}
	return lines
}

// labCommand is the line that opens the last run of an exercise; empty where it takes what no flag says.
func labCommand(l lab.Lab, file string, parts []lab.Part) string {
	part := parts[len(parts)-1]
	if l.NeedsTable() {
		part = parts[0]
	}
	if part.Hyper.Lambda != 0 || l.Degree > 0 {
		return ""
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	command, data := "", language.ShellWord(file)
	if !l.NeedsTable() {
		p := l.Data()
		var csv strings.Builder
		csv.WriteString(`x1,x2,y\n`)
		for i, x := range p.X {
			fmt.Fprintf(&csv, `%s,%s,%s\n`, number(x[0]), number(x[1]), number(p.Y[i]))
		}
		command, data = "printf '"+csv.String()+"' | ", "-"
	}
	command += "descent " + data
	if part.Start.B != 0 {
		weights := make([]string, len(part.Start.W))
		for j, w := range part.Start.W {
			weights[j] = number(w)
		}
		command += " --w=" + strings.Join(weights, ",") + " --b=" + number(part.Start.B)
	}
	return command + " --alpha " + number(part.Hyper.Alpha)
}
