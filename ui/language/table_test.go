package language_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"descent/ui/language"
	"descent/ui/session"
)

// intentTypes lists the types of package session that a person can ask for, as
// its source has them.
func intentTypes(t *testing.T) map[string]bool {
	t.Helper()
	types := map[string]bool{}
	files, err := filepath.Glob("../session/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.Name == "intent" {
				if id, ok := f.Recv.List[0].Type.(*ast.Ident); ok {
					types[id.Name] = true
				}
			}
		}
	}
	return types
}

// Everything that can be asked for stands in exactly one row; a name alone and a
// step along a list have the row of their name.
func TestEveryIntentHasOneRow(t *testing.T) {
	rows := map[string]int{"CommandName": 1, "Adjust": 1}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, r := range language.Table() {
		rows[reflect.TypeOf(r.Random(rng)).Name()]++
	}
	types := intentTypes(t)
	if len(types) < 40 {
		t.Fatalf("package session has the intents %v only", types)
	}
	for name := range types {
		if rows[name] != 1 {
			t.Errorf("%s stands in %d rows", name, rows[name])
		}
		delete(rows, name)
	}
	for name := range rows {
		t.Errorf("%s has a row and is no intent of package session", name)
	}
}

// Every row has a line to show, which it takes, and says what it does in the 48
// columns that the smallest list has. Names are there once.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range language.Table() {
		i, fault := language.Parse(r.Example)
		if fault != nil || !r.Is(i) {
			t.Errorf("%s: its own example %q is %#v, %v", r.Usage(), r.Example, i, fault)
		}
		if n := utf8.RuneCountInString(r.About); n == 0 || n > 48 {
			t.Errorf("%s: %q takes %d columns", r.Usage(), r.About, n)
		}
		if n := utf8.RuneCountInString(r.Usage()); n > 23 || strings.Contains(r.Usage(), "|") {
			t.Errorf("%q is too wide, or would break the README's table", r.Usage())
		}
		if spoken := language.RowsFor(language.Text); slices.ContainsFunc(spoken, func(r language.CommandRow) bool { return utf8.RuneCountInString(r.About) > 48 }) {
			t.Error("a text for where there is no screen is too long")
		}
		names := append([]string{strings.TrimSpace(r.Name + " " + r.Verb)}, r.Also...)
		for _, s := range r.Short {
			names = append(names, s.Name)
		}
		for _, name := range names {
			if r.Verb != "" && !strings.HasPrefix(name, r.Name+" ") {
				name = r.Name + " " + name
			}
			if seen[name] {
				t.Errorf("%q is there twice", name)
			}
			seen[name] = true
		}
		if (r.Availability&(language.Screen|language.Text) != language.Screen|language.Text) == (r.InsteadText == "") {
			t.Errorf("%s: where it cannot be had something must be said, and nowhere else", r.Usage())
		}
	}
	for _, l := range language.AdjustSpecs() {
		if r, ok := language.RowOf(session.Adjust{Name: l.Name}); l.Name != "walk" && !ok || ok && r.Name != l.Name {
			t.Errorf("the ladder %s has no row", l.Name)
		}
	}
}

// Print writes what Parse reads, for whatever can be made up.
func TestPrintThenParse(t *testing.T) {
	rows := language.Table()
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(rows).Draw(t, "row")
		made := r.Random(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)))
		comesBack(t, made)
	})
	rng := rand.New(rand.NewPCG(3, 4))
	for _, r := range rows {
		for range 60 {
			comesBack(t, r.Random(rng))
		}
		if r.HelpWithoutArguments != "" {
			comesBack(t, session.CommandName{Name: r.Name})
		}
	}
	for _, l := range language.AdjustSpecs() {
		for _, way := range l.Directions {
			comesBack(t, session.Adjust{Name: l.Name, Direction: way, N: 1})
			comesBack(t, session.Adjust{Name: l.Name, Direction: way, N: 7})
		}
	}
	comesBack(t, session.Adjust{Name: "alpha", Direction: "up"})
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func comesBack(t failer, made session.Intent) {
	t.Helper()
	line := language.Print(made)
	got, fault := language.Parse(line)
	if fault != nil || !reflect.DeepEqual(got, made) {
		t.Fatalf("%#v is written %q, which is %#v, %v", made, line, got, fault)
	}
}

// Whatever is typed is refused within the line, or has one written form.
func FuzzParse(f *testing.F) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, r := range language.Table() {
		f.Add(r.Example)
		f.Add(language.Print(r.Random(rng)))
	}
	for _, s := range []string{"", " # x", "alpha=0,3", "until J ≤ 0,1 and k>=1 000 within 10 000", `data "a ""b"".csv" --label 'x y' --features a, "b,c"`, "features \"all\"", "export ==", "α up fine", "hide none"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		i, fault := language.Parse(line)
		if fault != nil {
			if fault.At < 0 || fault.Len < 0 || fault.At+fault.Len > len(line) || fault.What == "" {
				t.Fatalf("%q: %+v lies outside", line, fault)
			}
			return
		}
		if i == nil {
			return
		}
		written := language.Print(i)
		again, fault := language.Parse(written)
		if fault != nil || !reflect.DeepEqual(again, i) || language.Print(again) != written {
			t.Fatalf("%q is %#v, written %q, which is %#v, %v", line, i, written, again, fault)
		}
	})
}

// FuzzCondition does the same for conditions by themselves.
func FuzzCondition(f *testing.F) {
	for _, s := range []string{"J<0.1", "|w| > 3", "status=running", `data="a b" and k!=3`, "w₁ ≥ −2", "converged within 10", "J<1 000", `hidden="j"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		c, fault := language.ParseCondition(s)
		if fault != nil {
			if fault.At < 0 || fault.Len < 0 || fault.At+fault.Len > len(s) {
				t.Fatalf("%q: %+v lies outside", s, fault)
			}
			return
		}
		again, fault := language.ParseCondition(language.TypedCondition(c))
		if fault != nil || !reflect.DeepEqual(again, c) {
			t.Fatalf("%q is %#v, typed %q, which is %#v, %v", s, c, language.TypedCondition(c), again, fault)
		}
	})
}
