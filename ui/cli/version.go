package cli

import (
	"runtime/debug"
	"strings"
)

// version is raised by hand with each release.
const version = "0.1.0"

// versionOf is what --version prints: the version, the commit it was built from
// as far as that is known, and the Go that built it. A program built from a
// changed work tree says so.
func versionOf(built *debug.BuildInfo, known bool) string {
	if !known {
		return version
	}
	said := []string{version}
	settings := map[string]string{}
	for _, s := range built.Settings {
		settings[s.Key] = s.Value
	}
	const digits = 12 // of a commit, as git itself shortens it at most
	if commit := settings["vcs.revision"]; commit != "" {
		commit = "commit " + commit[:min(digits, len(commit))]
		if settings["vcs.modified"] == "true" {
			commit += ", changed"
		}
		said = append(said, commit)
	}
	return strings.Join(append(said, built.GoVersion), ", ")
}
