package cli

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer/mistake"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

var renewReadme = flag.Bool("readme", false, "renew the generated parts of the README")

const readme = "../../README.md"

// The README's tables come from the tables of the program.
func TestREADMEIsUpToDate(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	want := string(text)
	for _, part := range []struct{ name, text string }{
		{"keys", keysTable()}, {"data", dataTable()}, {"commands", commandsTable()}, {"conditions", conditionsList()},
		{"settings", settingsTable()},
		{"help", "```\n" + output(t, "--help") + "```"},
	} {
		want = replaced(t, want, part.name, part.text)
	}
	if *renewReadme {
		if err := os.WriteFile(readme, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(text) {
		t.Error("README.md is stale: go test ./ui/cli -run README -readme")
	}
}

// What the README claims has a test of that name.
func TestREADMEClaimsWhatIsTested(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, claims, found := strings.Cut(string(text), "## It survives a classroom\n")
	claims, _, closed := strings.Cut(claims, "\n## ")
	if !found || !closed {
		t.Fatal("the claims are not there")
	}
	tests := testNames(t)
	for i, claim := range strings.Split(claims, "\n- ")[1:] {
		_, names, _ := strings.Cut(claim, "<!--")
		names, _, _ = strings.Cut(names, "-->")
		if len(strings.Fields(names)) == 0 {
			t.Errorf("claim %d names no test: %s", i+1, claim)
		}
		for name := range strings.FieldsSeq(names) {
			if !tests[name] || !strings.HasPrefix(name, "Test") && !strings.HasPrefix(name, "Fuzz") {
				t.Errorf("claim %d: there is no %s", i+1, name)
			}
		}
	}
}

// testNames is the tests and benchmarks of the whole house, by the names in its
// source.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				names[f.Name.Name] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func replaced(t *testing.T, text, name, part string) string {
	t.Helper()
	open, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	from, to := strings.Index(text, open), strings.Index(text, end)
	if from < 0 || to < from {
		t.Fatalf("README.md has no part %q", name)
	}
	return text[:from+len(open)] + strings.TrimSpace(part) + "\n" + text[to:]
}

// The lecture names every main pane with the key that chooses it.
func TestREADMENamesPanes(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	for i, main := range pane.Mains() {
		if want := fmt.Sprintf("- **%s** (`%d`)", main.Name, i+1); strings.Count(string(text), want) != 1 {
			t.Errorf("README.md does not have %q once", want)
		}
	}
}

func keysTable() string {
	var b strings.Builder
	b.WriteString("| keys | do |\n| --- | --- |\n")
	for _, group := range language.Groups() {
		fmt.Fprintf(&b, "| **%s** | |\n", group)
		for _, row := range language.Lines(true) {
			if row.Group == group {
				keys := "`" + row.Keys + "`"
				if row.Also != "" {
					keys += ", `" + row.Also + "`"
				}
				fmt.Fprintf(&b, "| %s | %s |\n", keys, row.Text)
			}
		}
	}
	return b.String()
}

// commandsTable is every row, with the keys that do the same and with where it
// can be had, if that is not everywhere.
func commandsTable() string {
	var b strings.Builder
	b.WriteString("| type | to | |\n| --- | --- | --- |\n")
	for _, r := range language.Table() {
		usage := r.Usage()
		for _, also := range r.Also {
			usage += "`, `" + strings.TrimSpace(map[bool]string{true: r.Name + " "}[r.Verb != ""]+also)
		}
		for _, s := range r.Short {
			usage += "`, `" + s.Name
		}
		where := map[language.Availability]string{language.Screen: " screen", language.Text: " `descent step`"}[r.Availability]
		fmt.Fprintf(&b, "| `%s` | %s |%s |\n", usage, r.About, where)
	}
	return b.String()
}

// settingsTable is the flags that the file of settings can have.
func settingsTable() string {
	var b strings.Builder
	b.WriteString("| name | value | says | without it |\n| --- | --- | --- | --- |\n")
	for _, f := range flagTable() {
		if !f.setting {
			continue
		}
		value := cmp.Or(strings.Join(f.choices, "`, `"), f.value, "on`, `off")
		fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s |\n", f.name, value, f.help, cmp.Or(f.preset, f.absent, "off"))
	}
	return b.String()
}

// conditionsList is the quantities by what they can be compared with; those that
// until cannot wait for are marked.
func conditionsList() string {
	heads := map[session.QuantityKind]string{
		session.ComputedKind: "computed, with `<` `<=` `>` `>=`", session.ExactKind: "exact, with `=` and `!=` too", session.WordKind: "words, with `=` and `!=`",
	}
	var b strings.Builder
	for _, kind := range []session.QuantityKind{session.ComputedKind, session.ExactKind, session.WordKind} {
		var all []string
		for _, q := range session.Quantities() {
			if q.Kind != kind {
				continue
			}
			star := "*"
			if q.ChangesWithSteps {
				star = ""
			}
			all = append(all, fmt.Sprintf("`%s`%s %s", q.Name, star, q.About))
		}
		fmt.Fprintf(&b, "- %s: %s\n", heads[kind], strings.Join(all, " · "))
	}
	return b.String()
}

func dataTable() string {
	var b strings.Builder
	b.WriteString("| name | m | n | α | what it teaches |\n| --- | --- | --- | --- | --- |\n")
	for _, e := range datasets.Catalogue() {
		set, err := e.Load(datasets.Generator{Noise: -1, Seed: 1})
		if err != nil {
			return err.Error()
		}
		m, n := set.Size()
		alpha := strings.ReplaceAll(strconv.FormatFloat(e.Alpha, 'g', -1, 64), "-", "−")
		fmt.Fprintf(&b, "| `%s` | %d | %d | %s | %s |\n", e.Name, m, n, alpha, e.About)
	}
	return b.String()
}

func output(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := Main(args, Console{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}); status != 0 {
		t.Fatalf("descent %v: status %d, %s", args, status, errs.String())
	}
	return out.String()
}

// The example of run in the README: the same up to the last bits, which may
// differ between machines.
func TestREADMEShowsRun(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, shown, found := strings.Cut(string(text), "$ descent run notes --iterations 3\n")
	shown, _, closed := strings.Cut(shown, "```")
	if !found || !closed {
		t.Fatal("the example is not there")
	}
	got := strings.FieldsFunc(output(t, "run", "notes", "--iterations", "3"), isCSVSpace)
	want := strings.FieldsFunc(shown, isCSVSpace)
	if len(got) != len(want) {
		t.Fatalf("run prints %d fields, the README shows %d", len(got), len(want))
	}
	for i := range got {
		a, aErr := strconv.ParseFloat(got[i], 64)
		b, bErr := strconv.ParseFloat(want[i], 64)
		if aErr != nil || bErr != nil {
			if got[i] != want[i] {
				t.Errorf("run prints %q, the README shows %q", got[i], want[i])
			}
			continue
		}
		if math.Abs(a-b) > 1e-12 {
			t.Errorf("run prints %v, the README shows %v", a, b)
		}
	}
}

// The example of step in the README, word for word.
func TestREADMEShowsStep(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, shown, found := strings.Cut(string(text), "$ printf '")
	input, rest, ended := strings.Cut(shown, "' | descent step iris\n")
	want, _, closed := strings.Cut(rest, "```")
	if !found || !ended || !closed {
		t.Fatal("the example is not there")
	}
	var out, errs bytes.Buffer
	in := strings.NewReader(strings.ReplaceAll(input, `\n`, "\n"))
	status := Main([]string{"step", "iris"}, Console{In: in, Out: &out, Err: &errs, Getenv: func(string) string { return "" }})
	if status != 0 || out.String() != want {
		t.Errorf("status %d, %q, step says\n%s", status, errs.String(), out.String())
	}
}

func isCSVSpace(r rune) bool { return r == ',' || r == '\n' }

// What the README installs is of this version, and has the names that
// .github/release gives.
func TestREADMEInstallsThisVersion(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(text), "\n## Install\n")
	part, _, found := strings.Cut(part, "\n## ")
	files := regexp.MustCompile(`descent[_-]\d\S*`).FindAllString(part, -1)
	if !found || len(files) == 0 {
		t.Fatal("the README installs nothing")
	}
	made := []string{
		"descent_" + version + "_amd64.deb", "descent-" + version + "-1.x86_64.rpm",
		"descent_" + version + "_linux_amd64.tar.gz", "descent_" + version + "_linux_amd64",
	}
	for _, file := range files {
		if !slices.Contains(made, file) {
			t.Errorf("the README installs %s; a release has %q", file, made)
		}
	}
}

// The numbers of the README's prose are those of the program.
func TestREADMECounts(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	columns := func(line string) []string { return strings.Split(line, ",") }
	run := strings.Split(strings.TrimSpace(output(t, "run", "iris", "--iterations", "20")), "\n")
	cost := func(line string) string {
		j, err := strconv.ParseFloat(columns(line)[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		return strconv.FormatFloat(j, 'f', 4, 64)
	}
	for _, says := range []string{
		fmt.Sprintf("one of %d that students really make", len(mistake.All())),
		fmt.Sprintf("press `space` twenty times. The boundary walks into the data and J falls from %s to %s.", cost(run[1]), cost(run[len(run)-1])),
	} {
		if !strings.Contains(string(text), says) {
			t.Errorf("the README does not say: %s", says)
		}
	}
}
