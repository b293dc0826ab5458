// Descent trains a logistic regression in the terminal and lets a student look
// inside every number. Everything is in ui/cli; this file only starts it.
package main

import (
	"os"

	"descent/ui/cli"
	_ "descent/ui/cli/background" // must be initialised before Bubble Tea; it says why
	"descent/ui/cli/signals"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Console{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Signals: signals.EndSignals(),
	}))
}
