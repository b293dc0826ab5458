package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"descent/ui/cli"
)

// script gives one line with each Read, and writes it down among the answers.
type script struct {
	lines []string
	talk  *bytes.Buffer
}

func (s *script) Read(p []byte) (int, error) {
	if len(s.lines) == 0 {
		return 0, io.EOF
	}
	line := s.lines[0]
	s.lines = s.lines[1:]
	fmt.Fprintln(s.talk, strings.TrimSpace("> "+line))
	return copy(p, line+"\n"), nil
}

// converse plays the lines of a transcript that begin with > again, after the
// command line that it begins with, and returns the transcript of that.
func converse(t *testing.T, text string) string {
	t.Helper()
	var talk bytes.Buffer
	s := &script{talk: &talk}
	first, rest, _ := strings.Cut(text, "\n")
	for line := range strings.Lines(rest) {
		if line, ok := strings.CutPrefix(line, ">"); ok {
			s.lines = append(s.lines, strings.TrimSpace(line))
		}
	}
	fmt.Fprintln(&talk, first)
	status := cli.Main(strings.Fields(strings.TrimPrefix(first, "$ descent ")), cli.Console{
		In: s, Out: &talk, Err: &talk, Getenv: func(string) string { return "" },
	})
	fmt.Fprintf(&talk, "status %d\n", status)
	return talk.String()
}

// Every conversation in testdata/step goes as it is written there, in plain
// text: no escape sequence, nothing but ASCII.
func TestConversations(t *testing.T) {
	files, err := filepath.Glob("testdata/step/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Chdir(t.TempDir())
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := converse(t, string(text))
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(text) {
				t.Errorf("it goes otherwise:\n%s", got)
			}
			ascii(t, got)
		})
	}
}

// ascii fails for what is not plain text of ASCII.
func ascii(t *testing.T, text string) {
	t.Helper()
	for i, r := range text {
		if r != '\n' && (r < ' ' || r > '~') {
			t.Errorf("%q at %q", r, text[max(0, i-30):min(len(text), i+10)])
		}
	}
}

// The lesson of the README in a conversation: at every k the numbers are those
// that run prints, to the digits that are said.
func TestConversationAgreesWithRun(t *testing.T) {
	out := fine(t, strings.Repeat("\n", 20), "step", "iris", "--alpha", "0.1")
	rows := strings.Split(strings.TrimSpace(fine(t, "", "run", "iris", "--iterations", "20", "--alpha", "0.1")), "\n")[1:]
	var said []string
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "k ") {
			said = append(said, line)
		}
	}
	if len(said) != 21 || len(rows) != 21 {
		t.Fatalf("%d moments for %d rows:\n%s", len(said), len(rows), out)
	}
	for k, row := range rows {
		fields := strings.Split(row, ",")
		fixed := func(i int) string {
			v, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				t.Fatal(err)
			}
			return strconv.FormatFloat(v, 'f', 6, 64)
		}
		want := fmt.Sprintf("k %s  J %s  alpha 0.1  w1 %s  w2 %s  b %s\n", fields[0], fixed(1), fixed(2), fixed(3), fixed(4))
		if said[k] != want {
			t.Errorf("k %d is said as %q, want %q", k, said[k], want)
		}
	}
}

// What is exported is what run prints.
func TestConversationExports(t *testing.T) {
	t.Chdir(t.TempDir())
	fine(t, "60\nexport run.csv\nexport run.jsonl\n", "step", "iris", "--alpha", "1")
	for _, format := range []string{"csv", "jsonl"} {
		got, err := os.ReadFile("run." + format)
		if err != nil {
			t.Fatal(err)
		}
		want := fine(t, "", "run", "iris", "--alpha", "1", "--iterations", "60", "--format", format)
		if strings.ReplaceAll(want, "limit", "running") != string(got) {
			t.Errorf("%s: %s", format, got)
		}
	}
}

// Lines may end as on any system, the last need not, and a byte order mark is
// none of the text.
func TestConversationReads(t *testing.T) {
	want := fine(t, "step 3\nback\n", "step", "and")
	for _, input := range []string{"step 3\r\nback\r\n", "step 3\nback", "\ufeffstep 3\nback\r", "  step 3  \n:back", "#\n# x\x1b\nSTEP 3\nback\n#"} {
		if got := fine(t, input, "step", "and"); got != want {
			t.Errorf("%q is answered by\n%s", input, got)
		}
	}
	if out := fine(t, "", "step", "and"); strings.Count(out, "\n") != 4 {
		t.Errorf("nothing is answered by\n%s", out)
	}
}

// What is no command ends a conversation with a pipe: one harmless line, the
// number of the line at fault, and nothing after it.
func TestConversationRefuses(t *testing.T) {
	for _, c := range []struct {
		input  string
		status int
		says   string
	}{
		{"step\nstep -1\nstep\n", 2, `standard input:2: "-1" is no count`},
		{"step\x00\n", 2, `"\x00" is no count`},
		{"\x1b[31mstep\n", 2, "standard input:1: a command begins with a letter"},
		{"data \x1b]0;x\a\n", 1, `\x1b]0;x\a`},
		{"st\xffep\n", 2, "not UTF-8"},
		{strings.Repeat("x", 8<<20) + "\nstep\n", 2, "standard input:1: the line is longer than 4096 bytes"},
		{strings.Repeat("1", 3000), 2, "is no iteration"},
		{"\n\nfeatures 7\n", 1, "standard input:3:"},
		{"scale std\n", 2, "did you mean standard?"},
		{"compare\n", 2, "compare what?"},
		{"compare 0\n", 2, "alpha must be a number above 0"},
		{"compare ;\n", 2, "names no alpha"},
		{"compare 1 2 3 4 5\n", 2, "1 to 4 different alpha"},
		{"speed 5\n", 2, "speed is for the screen"},
		{"data -\n", 1, "standard input"},
	} {
		r := descent(t, c.input, "step", "and")
		if r.status != c.status {
			t.Errorf("%.40q: status %d, want %d", c.input, r.status, c.status)
		}
		complaint(t, []string{"step"}, r.err, []string{c.says})
		ascii(t, r.out+r.err)
	}
	for _, args := range [][]string{{"step", "-"}, {"step", "--theme=dark"}, {"step", "--iterations=0"}, {"step", "--every=2"}, {"step", "a", "b"}, {"step", "--w=1"}} {
		if r := descent(t, "", args...); r.status != 2 || r.out != "" {
			t.Errorf("%q: status %d, %q", args, r.status, r.out)
		}
	}
}

// What a file leaves out is said, and its names cannot do anything to a
// terminal.
func TestConversationAboutAFile(t *testing.T) {
	out := fine(t, "step\n", "step", writeLines(t, "students.csv", students), "--alpha=0.2")
	if !strings.Contains(out, "label \"passed\": no is y = 0, yes is y = 1; left out because they hold text: name\n") {
		t.Errorf("it says\n%s", out)
	}
	file := writeLines(t, "a.csv", "a\x1b[1m,y\n1,n\x1b[31mo\n2,yes\n")
	r := descent(t, "show\nexample 1\n", "step", file)
	safe(t, "the conversation", r.out+r.err)
}

// The line that takes a column in, as reading the file says it, does so.
func TestStepTakesAColumnIn(t *testing.T) {
	file := writeLines(t, "people.csv", "User ID,age,sex,passed\n1511,42,m,1\n1522,25,f,0\n1533,32,f,0\n1599,31,m,1\n")
	out := fine(t, "", "step", file)
	const line = "features 1-2"
	if !strings.Contains(out, "("+line+" takes it in)") || strings.Contains(out, "x2") {
		t.Errorf("%s", out)
	}
	if out = fine(t, line+"\n", "step", file); !strings.Contains(out, "x1 User ID, x2 age") {
		t.Errorf("%s", out)
	}
	if out = fine(t, line+"\nfeatures -User ID\n", "step", file); !strings.Contains(out, "\n"+"people.csv: 4 examples, x1 age;") {
		t.Errorf("%s", out)
	}
}
