package text_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"descent/ui/text"
)

// A lesson of a teacher is checked as those of the program are: what is wrong
// with it has a line.
func TestCheckLesson(t *testing.T) {
	file := filepath.Join(t.TempDir(), "week3.md")
	for body, want := range map[string]string{
		"## A\n```descent\ndata and\n```\n```task\nuntil k>=2\nway step\n```":                                           `3: page "A": its way does not bring it about: k ≥ 2, now k is 1`,
		"## A\n```descent\ndata and\n```\n```task\nuntil k>=0\nway step\n```":                                           `3: page "A": k ≥ 0 holds before anything is done`,
		"## A\n```descent\ndata and\nexample 9\n```":                                                                    `3: page "A": there is no example 9: give a number from 1 to 4; next goes there by the lesson's own way.`,
		"## A\n```descent\ndata and\n```\n```task\nuntil w3>1\nway step\n```":                                           `3: page "A": its way does not bring it about: w3 > 1, these data have no such thing`,
		"## A\n```descent\ndata and\n```\n```ask\nwhat?\n= w3\n```":                                                     `3: page "A": what it asks for cannot be found here`,
		"## A\n```descent\ndata and\n```\n```ask\nask pull db\n```":                                                     `3: page "A": its answer is never there`,
		"## A\n```descent\ndata and\n```\n```task\nuntil J<0.5\nnever k>2\nway step 50\n```":                            `3: page "A": its way does not bring it about: J < 0.5, k > 2 at k 3 is not allowed here: back takes steps back`,
		"## A\n```descent\ndata nowhere\n```":                                                                           `3: page "A": there is no nowhere; next goes there by the lesson's own way.`,
		"## A\nFine.\n## B\n```ask\nq\n* a\n- b\n```\n## C\n```ask\nask next b\n```\n## D\n```ask\n= 0.25\nhint x\n```": "",
	} {
		if want == "" {
			body = strings.Replace(body, "ask\n= 0.25", "ask\nq?\n= 0.25", 1)
		}
		if err := os.WriteFile(file, []byte("# T\n\n"+body+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		e := iris(t)
		e.Lessons.Read = func(path string) (string, error) {
			b, err := os.ReadFile(path)
			return string(b), err
		}
		faults, err := text.CheckLesson(context.Background(), e, file)
		got := ""
		for _, f := range faults {
			got += strings.TrimPrefix(f.String(""), ":")
		}
		if err != nil || got != want {
			t.Errorf("%s\n%v\n%s\nnot\n%s", body, err, got, want)
		}
	}
}

// A lesson begins with its own data, however those before were scaled or read.
func TestLessonDataAreItsOwn(t *testing.T) {
	c := learning(t, "")
	ask(t, c, "data iris --features 1 --scale standard")
	ask(t, c, "learn stop")
	ask(t, c, "data iris")
	if ask(t, c, "learn alpha"); c.State().Data.Scale.String() != "none" {
		t.Errorf("the data of the lesson are scaled: %v", c.State().Data.Scale)
	}
}
