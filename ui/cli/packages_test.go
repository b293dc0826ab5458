package cli_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forbiddenImports lists what a package must not import, a package by its folder. A large package
// has an entry, or nothing holds it together: its comment says the same, and
// .golangci.yml says it while somebody types.
func forbiddenImports() map[string][]string {
	return map[string][]string{
		"datasets":    {"descent/ui"},
		"trainer":     {"descent/datasets", "descent/ui"},
		"ui":          {"descent/ui/text"},
		"ui/cli":      {"descent/ui/pane", "descent/ui/chart", "descent/ui/layout"},
		"ui/language": {"os", "github.com/charmbracelet"},
		"ui/pane":     {"github.com/charmbracelet/bubbletea", "descent/ui/worker"},
		"ui/session":  {"os", "context", "sync", "github.com/charmbracelet"},
	}
}

// source is the files of each folder but the tests, by folder.
func source(t *testing.T) map[string][]*ast.File {
	t.Helper()
	folders := map[string][]*ast.File{}
	for _, f := range goFiles(t) {
		if !f.isTest() {
			folders[path.Dir(f.path)] = append(folders[path.Dir(f.path)], f.tree)
		}
	}
	return folders
}

// TestLargePackagesForbid: a package of more than 3 500 lines forbids an import, and
// its comment says which. (Of one that is alone in its module the comment names
// the whole path, of our own packages the last word.)
func TestLargePackagesForbid(t *testing.T) {
	t.Parallel()
	const large = 3500
	lint, err := os.ReadFile(filepath.Join(root, ".golangci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	direct := map[string][]string{}
	for _, p := range goList(t) {
		direct[strings.TrimPrefix(p.ImportPath, "descent/")] = p.Imports
	}
	for folder, trees := range source(t) {
		lines, comment := 0, ""
		for _, tree := range trees {
			lines += positions.Position(tree.FileEnd).Line - 1
			comment += tree.Doc.Text()
		}
		denied := forbiddenImports()[folder]
		if lines > large && len(denied) == 0 {
			t.Errorf("%s has %d lines and may import everything: split it, or forbid it something", folder, lines)
		}
		for _, pkg := range denied {
			if i := slices.IndexFunc(direct[folder], func(has string) bool { return has == pkg || strings.HasPrefix(has, pkg+"/") && pkg != "descent/ui" }); i >= 0 && !strings.HasPrefix(direct[folder][i], "descent/trainer/elementary") {
				t.Errorf("%s imports %s, which it must not know", folder, direct[folder][i])
			}
			if !slices.Contains(strings.FieldsFunc(comment, notInName), path.Base(pkg)) {
				t.Errorf("the comment of package %s does not say that it must not import %s", folder, path.Base(pkg))
			}
			if !denies(string(lint), folder, pkg) {
				t.Errorf(".golangci.yml does not deny %s to %s", pkg, folder)
			}
		}
	}
}

// notInName tells what ends a word of a comment that may be the name of a package.
func notInName(r rune) bool { return r < 'a' || r > 'z' }

// denies reports whether a rule of the linter for the files of a package has a
// package in its deny list, or allows nothing that it does not list.
func denies(lint, folder, pkg string) bool {
	for rule := range strings.SplitSeq(lint, "list-mode:") {
		if !strings.Contains(rule, fmt.Sprintf("%q", "**/"+folder+"/**")) || strings.Contains(rule, "!**/"+folder+"/**") {
			continue
		}
		if strings.HasPrefix(rule, " strict") && !strings.Contains(rule, "- "+pkg+"\n") {
			return true
		}
		for line := range strings.SplitSeq(rule, "\n") {
			denied, ok := strings.CutPrefix(strings.TrimSpace(line), "- pkg: ")
			if ok && (denied == pkg || strings.HasPrefix(pkg, denied+"/")) {
				return true
			}
		}
	}
	return false
}

// TestStructsAreSmall: who wants to know a type reads its fields, and more than
// fifteen are not one thing.
func TestStructsAreSmall(t *testing.T) {
	t.Parallel()
	const most = 15
	for folder, trees := range source(t) {
		for _, tree := range trees {
			ast.Inspect(tree, func(n ast.Node) bool {
				spec, ok := n.(*ast.TypeSpec)
				if !ok {
					return true
				}
				if fields, ok := spec.Type.(*ast.StructType); ok && fields.Fields.NumFields() > most {
					t.Errorf("%s: %s has %d fields, more than %d", folder, spec.Name.Name, fields.Fields.NumFields(), most)
				}
				return true
			})
		}
	}
}

// TestPackagesSayWhatTheyAre: every package has one comment, and it says what the
// package does not know.
func TestPackagesSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	for folder, trees := range source(t) {
		var comments []string
		for _, tree := range trees {
			if text := tree.Doc.Text(); text != "" {
				comments = append(comments, text)
			}
		}
		if len(comments) != 1 {
			t.Errorf("%s has %d package comments", folder, len(comments))
			continue
		}
		if trees[0].Name.Name == "main" {
			continue
		}
		text := strings.ToLower(strings.Join(strings.Fields(comments[0]), " "))
		limits := []string{"must not", "knows no", "must know nothing", "nothing but", "imports nothing", "knows neither", "stands on nothing"}
		if new(doc.Package).Synopsis(comments[0]) == "" || !slices.ContainsFunc(limits, func(l string) bool { return strings.Contains(text, l) }) {
			t.Errorf("the comment of package %s does not say what it must not know", folder)
		}
	}
}

// TestREADMEShowsPackages: every package has a line in the drawing, and each is
// below all that import it.
func TestREADMEShowsPackages(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, drawing, found := strings.Cut(string(text), "## The house\n\n```\n")
	drawing, _, closed := strings.Cut(drawing, "```")
	if !found || !closed {
		t.Fatal("README.md draws no house")
	}
	line, above := map[string]int{}, ""
	for i, row := range strings.Split(strings.TrimSpace(drawing), "\n") {
		name := strings.TrimSuffix(strings.Fields(row)[0], "/")
		switch {
		case strings.HasPrefix(row, "  "):
			name = above + "/" + name
		case name == "main.go":
			name = ""
		default:
			above = name
		}
		line[strings.TrimSuffix("descent/"+name, "/")] = i + 1
	}
	inner := func(p string) bool {
		return strings.Count(p, "/") > 1 && !strings.HasPrefix(p, "descent/ui/") || strings.Count(p, "/") > 2
	}
	for _, p := range goList(t) {
		if line[p.ImportPath] == 0 {
			t.Errorf("README.md does not draw %s", p.ImportPath)
		}
		for _, to := range p.Imports {
			if line[to] > 0 && line[to] <= line[p.ImportPath] && !inner(p.ImportPath) && !inner(to) {
				t.Errorf("README.md draws %s below %s, which it imports", p.ImportPath, to)
			}
		}
	}
	if folders := len(goList(t)); len(line) != folders {
		t.Errorf("README.md draws %d packages, there are %d", len(line), folders)
	}
}

// TestContributingNamesWhatIsThere: the guide is read when somebody is lost.
func TestContributingNamesWhatIsThere(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(root, ".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile("`([a-z_./]+(\\.go|\\.yml|\\.md|/run)|(ui|trainer|datasets)(/[a-z]+)*)`").FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join(root, name[1])); err != nil {
			t.Error(err)
		}
	}
}
