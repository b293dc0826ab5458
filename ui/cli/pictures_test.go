package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The pictures of the README are what their scripts show now, and none is
// larger than a page should carry.
func TestPicturesAreOfThisScreen(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob(filepath.Join(root, ".github/pictures/*.descent"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	if pictures, _ := filepath.Glob(filepath.Join(root, ".github/pictures/*.svg")); len(pictures) != len(scripts) {
		t.Errorf("%d pictures of %d scripts", len(pictures), len(scripts))
	}
	for _, script := range scripts {
		picture := strings.TrimSuffix(script, ".descent") + ".svg"
		now := filepath.Join(t.TempDir(), "now.svg")
		if out, err := exec.Command(binary, "record", script, "-o", now).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
			continue
		}
		want, err := os.ReadFile(now)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := os.ReadFile(picture)
		if string(got) != string(want) {
			t.Errorf("%s is older than the screen it shows: run .github/pictures/make, and look at it", filepath.Base(picture))
		}
		const most = 400_000
		if len(want) > most {
			t.Errorf("%s has %d bytes, more than %d", filepath.Base(picture), len(want), most)
		}
		if name := ".github/pictures/" + filepath.Base(picture); !strings.Contains(string(readme), "]("+name+")") {
			t.Errorf("the README does not show %s", name)
		}
	}
}
