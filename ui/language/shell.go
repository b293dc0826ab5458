package language

import (
	"slices"
	"strings"

	"descent/ui/session"
)

// MomentReader reads the flags of a moment from a shell, one after the other.
type MomentReader struct{ moment map[string][]session.Action }

// Set reads the value of a flag of [MomentFlags].
func (r *MomentReader) Set(name, value string) error {
	if r.moment == nil {
		r.moment = map[string][]session.Action{}
	}
	sub := &reader{name: "--" + name, example: "--" + name, line: value, flag: true, end: len(value)}
	var f *LineError
	if sub.ws, f = splitWords(value, true); f != nil {
		return f.Err()
	}
	f = flagReader{moment: r.moment}.readFlag(name, word{}, sub)
	if f != nil {
		f.What = strings.TrimPrefix(f.What, "--"+name+": ")
	}
	return f.Err()
}

// Unset forgets the values of a flag.
func (r *MomentReader) Unset(name string) { delete(r.moment, name) }

// Actions is what was read, in the one order.
func (r *MomentReader) Actions() []session.Action { return flagReader{moment: r.moment}.ordered() }

// CommandLine is the line for a shell that opens data at their moment. What the
// screen would take for a command of its own it names as a file.
func CommandLine(d session.Data, commands []string) string {
	name := d.Name
	if strings.HasPrefix(name, "-") && name != "-" || slices.Contains(commands, name) {
		name = "./" + name
	}
	words := []string{"descent", ShellWord(name)}
	for _, f := range FlagsOf(d) {
		value := f.Value
		if f.Name == doFlag || value != "" && !slices.ContainsFunc(Flags(), func(o Flag) bool { return o.Name == f.Name && o.list }) {
			value = unquoted(value)
		}
		if value == "" {
			words = append(words, "--"+f.Name)
			continue
		}
		words = append(words, ShellFlag(f.Name, value))
	}
	return strings.Join(words, " ")
}

// ShellFlag is a flag with its value as a POSIX shell takes it. A value that begins like a flag stands behind =, and so
// does that of a flag that needs none.
func ShellFlag(name, value string) string {
	if strings.HasPrefix(value, "-") || switchFlags()[name] {
		return "--" + name + "=" + ShellWord(value)
	}
	return "--" + name + " " + ShellWord(value)
}

// ShellWord is a text as a POSIX shell takes it.
func ShellWord(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,=@+%^~"
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
