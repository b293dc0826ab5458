package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Tests of ui drive the program by messages and read what it shows. What they
// know of its inside is counted, so that the inside can change without them:
// each field and method that is not exported and that the program itself, not a
// test, declares. Functions are no state.
func TestTestsOfTheProgramKnowLittleOfItsInside(t *testing.T) {
	t.Parallel()
	const most = 40
	files, uses := token.NewFileSet(), &types.Info{Selections: map[*ast.SelectorExpr]*types.Selection{}, Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	var trees []*ast.File
	names, err := filepath.Glob(filepath.Join(root, "ui", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		tree, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	check := types.Config{Importer: importer.ForCompiler(files, "gc", exports(t, "./ui"))}
	if _, err := check.Check("descent/ui", files, trees, uses); err != nil {
		t.Fatal(err)
	}
	inTest := func(at token.Pos) bool { return strings.HasSuffix(files.Position(at).Filename, "_test.go") }
	inside := func(o types.Object) bool {
		return o != nil && !o.Exported() && o.Pkg() != nil && o.Pkg().Path() == "descent/ui" && !inTest(o.Pos())
	}
	var known []string
	know := func(at ast.Node, what string) {
		if inTest(at.Pos()) {
			p := files.Position(at.Pos())
			known = append(known, fmt.Sprintf("%s:%d %s", filepath.Base(p.Filename), p.Line, what))
		}
	}
	for _, tree := range trees {
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if s := uses.Selections[n]; s != nil && inside(s.Obj()) {
					know(n.Sel, n.Sel.Name)
				}
			case *ast.CompositeLit:
				of := uses.Types[n].Type
				if p, ok := of.(*types.Pointer); ok {
					of = p.Elem()
				}
				if of, ok := of.(*types.Named); ok && inside(of.Obj()) {
					for range n.Elts {
						know(n, of.Obj().Name()+"{…}")
					}
				}
			}
			return true
		})
	}
	if len(known) > most {
		t.Errorf("the tests of ui know %d fields and methods of its inside, more than %d:\n%s", len(known), most, strings.Join(known, "\n"))
	}
}

// exports finds what the packages that a package and its tests import export.
func exports(t *testing.T, of string) importer.Lookup {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-test", "-export", "-json=ImportPath,Export", of)
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	exported := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		exported[p.ImportPath] = p.Export
	}
	return func(path string) (io.ReadCloser, error) { return os.Open(exported[path]) }
}

// The model is a session and how it is shown, and Bubble Tea is known at its
// edge: where messages come in and work goes out.
func TestTheProgramIsAThinClient(t *testing.T) {
	t.Parallel()
	const mostFields = 24
	files, fields, know := 0, 0, []string(nil)
	for _, tree := range source(t)["ui"] {
		files++
		for _, i := range tree.Imports {
			if strings.Contains(i.Path.Value, "charmbracelet/bubbletea") {
				know = append(know, filepath.Base(positions.Position(tree.Pos()).Filename))
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name == "Model" {
				if model, ok := spec.Type.(*ast.StructType); ok {
					fields = model.Fields.NumFields()
				}
			}
			return true
		})
	}
	if 3*len(know) > files {
		t.Errorf("of %d files %d import Bubble Tea: %v", files, len(know), know)
	}
	if fields == 0 || fields > mostFields {
		t.Errorf("the model has %d fields, more than %d", fields, mostFields)
	}
}
