package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// root is the top of the project, seen from this package's folder.
const root = "../.."

// goPackage is what the tests need of one package in the output of go list.
type goPackage struct {
	ImportPath                         string
	Deps                               []string
	Imports, TestImports, XTestImports []string
}

func goList(t *testing.T) []goPackage {
	t.Helper()
	packages, err := listed()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return packages
}

var listed = sync.OnceValues(func() ([]goPackage, error) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Deps,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var packages []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages, nil
		}
		if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
})

// layers is the order of the packages, the highest first: one may import only
// packages of layers below its own. record stands on trainer, so it is a layer
// higher than it. ui and text are clients that do not know each other: text is a
// layer lower for the tests that hold a screen beside a conversation. background and signals are main's alone and say why they exist; manpages is
// another program over the same commands.
func layers() [][]string {
	return [][]string{
		{"descent", "descent/ui/cli/manpages"},
		{"descent/ui/cli", "descent/ui/cli/background", "descent/ui/cli/signals"},
		{"descent/ui"},
		{"descent/ui/text"},
		{"descent/ui/pane", "descent/ui/worker"},
		{"descent/ui/lesson"},
		{"descent/ui/chart", "descent/ui/language"},
		{"descent/ui/theme", "descent/ui/layout", "descent/ui/session"},
		{"descent/ui/timeline", "descent/ui/number"},
		{"descent/trainer/lab"},
		{"descent/trainer/check"},
		{"descent/trainer/record", "descent/trainer/mistake", "descent/datasets"},
		{"descent/trainer/answer"},
		{"descent/trainer"},
		{"descent/trainer/elementary"},
	}
}

func layerOf(path string) int {
	return slices.IndexFunc(layers(), func(folders []string) bool { return slices.Contains(folders, path) })
}

func TestLayersImportDownwards(t *testing.T) {
	t.Parallel()
	for _, p := range goList(t) {
		layer := layerOf(p.ImportPath)
		if layer < 0 {
			t.Errorf("%s is in no layer: give it one in layers", p.ImportPath)
			continue
		}
		if p.ImportPath == "descent/ui" && slices.Contains(p.Imports, "descent/ui/text") {
			t.Error("the screen knows the conversation: it is another client of the session")
		}
		for _, to := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			ours := to == "descent" || strings.HasPrefix(to, "descent/")
			if ours && to != p.ImportPath && layerOf(to) <= layer {
				t.Errorf("%s imports %s, which is not below it", p.ImportPath, to)
			}
		}
	}
}

// TestAllowedImports bounds what a package reaches, over any number of steps.
func TestAllowedImports(t *testing.T) {
	t.Parallel()
	reached := map[string][]string{}
	direct := map[string][]string{}
	for _, p := range goList(t) {
		reached[p.ImportPath], direct[p.ImportPath] = p.Deps, p.Imports
	}
	// The only modules beside the standard library; a path of the standard
	// library has no dot in its first element, and neither has ours.
	only := map[string][]string{
		"descent/trainer":            {"gonum.org/v1/gonum/", "descent/trainer/elementary"},
		"descent/trainer/record":     {"gonum.org/v1/gonum/", "descent/trainer"},
		"descent/trainer/mistake":    {"gonum.org/v1/gonum/", "descent/trainer"},
		"descent/trainer/answer":     {"gonum.org/v1/gonum/", "descent/trainer"},
		"descent/trainer/lab":        {"gonum.org/v1/gonum/", "descent/trainer"},
		"descent/trainer/check":      {"gonum.org/v1/gonum/", "descent/trainer"},
		"descent/trainer/elementary": {},
		"descent/datasets":           {"golang.org/x/text/", "gonum.org/v1/gonum/", "descent/trainer"},
	}
	for folder, allowed := range only {
		for _, dep := range reached[folder] {
			first, _, _ := strings.Cut(dep, "/")
			std := !strings.Contains(first, ".") && first != "descent"
			if !std && !slices.ContainsFunc(allowed, func(a string) bool { return strings.HasPrefix(dep, a) }) {
				t.Errorf("%s reaches %s; it may reach the standard library and %v", folder, dep, allowed)
			}
		}
		if len(reached[folder]) == 0 {
			t.Errorf("go list knows no dependency of %s", folder)
		}
	}
	for _, folder := range []string{"theme", "layout", "number", "timeline", "session", "language"} {
		for _, dep := range reached["descent/ui/"+folder] {
			if strings.HasPrefix(dep, "github.com/charmbracelet/") {
				t.Errorf("descent/ui/%s reaches %s; it is to be tested without a terminal", folder, dep)
			}
		}
	}
	// A session is told all that it knows: it has no clock, no files and no
	// network, and starts nothing. What it reaches for their types does not count.
	for _, dep := range direct["descent/ui/session"] {
		if slices.Contains([]string{"context", "os", "io", "io/fs", "net", "sync", "sync/atomic", "runtime", "os/exec"}, dep) {
			t.Errorf("descent/ui/session imports %s; what it does must follow from what it is told", dep)
		}
	}
	alone := map[string]string{"github.com/NimbleMarkets/ntcharts": "descent/ui/chart", "github.com/spf13/": "descent/ui/cli"}
	for path, imports := range direct {
		for prefix, owner := range alone {
			has := slices.ContainsFunc(imports, func(i string) bool { return strings.HasPrefix(i, prefix) })
			if has && path != owner {
				t.Errorf("%s imports %s, which is %s's alone", path, prefix, owner)
			}
		}
	}
}

// TestSizes keeps files and functions small enough to read at one go. The house
// rules ask for less; these are the limits that nothing may pass.
func TestSizes(t *testing.T) {
	t.Parallel()
	const maxFile, maxFunction = 350, 59
	for _, file := range goFiles(t) {
		if n := positions.Position(file.tree.FileEnd).Line - 1; n > maxFile {
			t.Errorf("%s has %d lines, more than %d", file.path, n, maxFile)
		}
		for _, decl := range file.tree.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := positions.Position(f.End()).Line - positions.Position(f.Pos()).Line + 1; n > maxFunction {
				t.Errorf("%s: %s has %d lines, more than %d", file.path, f.Name.Name, n, maxFunction)
			}
		}
	}
}

// TestGoroutinesAreGuarded: a panic in a goroutine that nobody guards ends the
// program at once, with the terminal as it happens to be. So few places start
// one, and each of them recovers.
func TestGoroutinesAreGuarded(t *testing.T) {
	t.Parallel()
	guarded := map[string]int{
		"ui/cli/guard.go": 1, "ui/cli/signals.go": 1, // guard.spawn, termination.supervise
		"trainer/run.go": 1, "trainer/panic.go": 1, "trainer/workerpool.go": 1, // Run, panicGroup, workerPool
		"ui/cli/interactive.go":  1,                          // openInterruptibly
		"ui/cli/progressline.go": 1, "ui/text/session.go": 1, // where there is no screen
		"datasets/open.go": 1, // it only opens a file
	}
	for _, file := range goFiles(t) {
		if file.isTest() {
			continue
		}
		started := 0
		ast.Inspect(file.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				started++
			case *ast.CallExpr:
				if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Go" {
					started++
				}
			}
			return true
		})
		if want := guarded[file.path]; started != want {
			t.Errorf("%s starts %d goroutines, known to be guarded: %d", file.path, started, want)
		}
	}
}

func TestTopLevel(t *testing.T) {
	listed := []string{"main.go", "ui", "trainer", "datasets", "go.mod", "go.sum", "README.md", "LICENSE"}
	ignored := ignoredAtTop(t)
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains(listed, name) && !slices.Contains(ignored, name) {
			t.Errorf("%s is at the top level; only %v and dot files may be", name, listed)
		}
	}
}

// ignoredAtTop is what may lie at the top level untracked: the built binary.
func ignoredAtTop(t *testing.T) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var names []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if name, anchored := strings.CutPrefix(lines.Text(), "/"); anchored {
			names = append(names, name)
		}
	}
	return names
}
