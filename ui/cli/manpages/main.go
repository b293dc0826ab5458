// Manpages writes the manual pages of descent into a directory: descent.1, and
// one for each of its commands. It is for those who make packages; its date is
// SOURCE_DATE_EPOCH, and none where that is not set.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"descent/ui/cli"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./ui/cli/manpages DIRECTORY")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "manpages:", err)
		os.Exit(1)
	}
}

func write(directory string) error {
	day := ""
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		day = time.Unix(seconds, 0).UTC().Format(time.DateOnly)
	}
	root, err := os.OpenRoot(directory)
	if err != nil {
		return err
	}
	for _, page := range cli.Manual(day) {
		if err := root.WriteFile(page.File, []byte(page.Text), 0o644); err != nil {
			return err
		}
	}
	return root.Close()
}
