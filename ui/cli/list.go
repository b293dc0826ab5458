package cli

import (
	"fmt"
	"io"
	"strconv"

	"descent/datasets"
)

// listDatasets writes the catalogue: for each entry a line that begins with its
// name, and what it teaches, indented; a blank line between the groups.
func listDatasets(out io.Writer) error {
	var group datasets.Group
	for i, entry := range datasets.Catalogue() {
		if i > 0 && entry.Group != group {
			if _, err := fmt.Fprintln(out); err != nil {
				return err
			}
		}
		group = entry.Group
		if err := listEntry(out, entry); err != nil {
			return err
		}
	}
	return nil
}

func listEntry(out io.Writer, entry datasets.Entry) error {
	set, err := entry.Load(datasets.Generator{Noise: -1})
	if err != nil {
		return err
	}
	m, n := set.Size()
	alpha := strconv.FormatFloat(entry.Alpha, 'g', -1, 64)
	if _, err := fmt.Fprintf(out, "%-14s m %-5d n %-4d α %-7s %s\n", entry.Name, m, n, alpha, entry.Title); err != nil {
		return err
	}
	const indent = "    "
	for _, line := range wrap(entry.About, helpWidth-len(indent)) {
		if _, err := fmt.Fprintf(out, "%s%s\n", indent, line); err != nil {
			return err
		}
	}
	return nil
}
