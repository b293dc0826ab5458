package worker

import (
	"encoding/json"
	"fmt"
	"strings"
)

// The notebook format 4.5, as nbformat describes it.
type (
	notebook struct {
		Cells       []cell         `json:"cells"`
		Metadata    map[string]any `json:"metadata"`
		Format      int            `json:"nbformat"`
		FormatMinor int            `json:"nbformat_minor"`
	}
	cell struct {
		Type     string         `json:"cell_type"`
		ID       string         `json:"id"`
		Metadata map[string]any `json:"metadata"`
		Source   []string       `json:"source"`
		*execution
	}
	// execution is what a cell of code has besides: it has not run.
	execution struct {
		Outputs []any `json:"outputs"`
		Count   *int  `json:"execution_count"`
	}
)

// notebookProgram is the run without a loop over the examples, a cell a part, and
// the curve.
func notebookProgram(s *programData) string {
	n := notebook{Format: 4, FormatMinor: 5, Metadata: map[string]any{
		"kernelspec":    map[string]any{"name": "python3", "display_name": "Python 3", "language": "python"},
		"language_info": map[string]any{"name": "python"},
	}}
	add := func(kind, text string) {
		c := cell{Type: kind, ID: fmt.Sprintf("cell-%d", len(n.Cells)+1), Metadata: map[string]any{}}
		c.Source = strings.SplitAfter(strings.Trim(text, "\n"), "\n")
		if kind == "code" {
			c.execution = &execution{Outputs: []any{}}
		}
		n.Cells = append(n.Cells, c)
	}
	about := append(append(s.dataComment(), ""), s.checkedTo()...)
	add("markdown", "# A run of descent\n\n```sh\n"+s.commandLine+"\n```\n\n"+escapedMarkdown(strings.Join(about, "\n"))+"\n\nIt needs numpy, and matplotlib for the curve.")
	for _, part := range append(numpySections(s), programSection{"The curve", s.curve()}) {
		add("markdown", "## "+part.title)
		add("code", part.code)
	}
	text, err := json.MarshalIndent(n, "", " ")
	if err != nil {
		panic(err) // nothing but texts
	}
	return string(text) + "\n"
}

// escapedMarkdown is a text whose marks mean themselves: names of data hold any.
func escapedMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "&", "&amp;", "[", `\[`, "$", `\$`).Replace(text)
}

// curve draws J; without matplotlib it says so.
func (s *programData) curve() string {
	return `try:
    import matplotlib.pyplot as plt
except ImportError:
    print("matplotlib is not here, so there is no curve: pip install matplotlib")
else:
    plt.plot(range(last + 1), costs)
    plt.axvline(max(descent), linestyle=":", color="grey")
    plt.xlabel("k")
    plt.ylabel("J")
    plt.title(f"J, checked up to the dotted line at k {max(descent)}")
    plt.show()
`
}
