package cli

import (
	"runtime/debug"
	"testing"
)

func TestVersionSaysWhatItWasBuiltFrom(t *testing.T) {
	t.Parallel()
	const commit = "0123456789abcdef0123456789abcdef01234567"
	built := func(settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.25.0", Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: commit}
	for want, info := range map[string]*debug.BuildInfo{
		version + ", go1.25.0":                               built(),
		version + ", commit 0123456789ab, go1.25.0":          built(revision, debug.BuildSetting{Key: "vcs.modified", Value: "false"}),
		version + ", commit 0123456789ab, changed, go1.25.0": built(revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}),
		version + ", commit 01, go1.25.0":                    built(debug.BuildSetting{Key: "vcs.revision", Value: "01"}),
	} {
		if got := versionOf(info, true); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if got := versionOf(nil, false); got != version {
		t.Errorf("%q, not %q", got, version)
	}
}
