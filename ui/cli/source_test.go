package cli_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// goFile is a Go file of the project.
type goFile struct {
	path string // from the project's root, with slashes
	tree *ast.File
}

func (f goFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// positions is where things are in the files of goFiles.
var positions = token.NewFileSet()

// goFiles are all of them, tests too, with their comments; they are parsed once.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	all, err := parseAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var parseAll = sync.OnceValues(func() ([]goFile, error) {
	var all []goFile
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		tree, err := parser.ParseFile(positions, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		path, err := filepath.Rel(root, name)
		all = append(all, goFile{filepath.ToSlash(path), tree})
		return err
	})
	return all, err
})
