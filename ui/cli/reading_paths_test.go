package cli_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadingPathsExist: a road through the house has at most eight files, each of them once.
// What is named behind a file is declared there, or in one that the road has come by.
func TestReadingPathsExist(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(root, ".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	roads := regexp.MustCompile(`(?m)(^\d+\. .*\n( +.*\n)*)+`).FindAllString(string(text), -1)
	if len(roads) != 3 {
		t.Fatalf("%d roads", len(roads))
	}
	for _, road := range roads {
		files := regexp.MustCompile(`(?m)^\d+\. `).Split(road, -1)[1:]
		if len(files) > 8 {
			t.Errorf("a road of %d files", len(files))
		}
		behind := map[string]string{}
		for _, file := range files {
			names := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(file, -1)
			if len(names) < 2 || behind[names[0][1]] != "" {
				t.Errorf("nothing is named, or it was opened before: %s", file)
				continue
			}
			open := regexp.MustCompile(`\([^()]*(\([^()]*\)[^()]*)*\)`).ReplaceAllString(strings.Replace(file, names[0][1], "", 1), "")
			if other := regexp.MustCompile(`[\w/]+\.go\b`).FindString(open); other != "" {
				t.Errorf("%s sends to %s, which is no file of the road", names[0][1], other)
			}
			namedFilesExist(t, names[0][1], file)
			here, before := declarations(t, names[0][1]), ""
			for _, declared := range behind {
				before += declared
			}
			for i, name := range names[1:] {
				if in := strings.Contains(here, " "+name[1]+" "); !in && (i == 0 || !strings.Contains(before, " "+name[1]+" ")) {
					t.Errorf("%s does not declare %s", names[0][1], name[1])
				}
			}
			behind[names[0][1]] = here
		}
	}
}

// namedFilesExist: a path is of the whole tree, a file without one is beside the file of the road or in it.
func namedFilesExist(t *testing.T, at, text string) {
	t.Helper()
	for _, name := range regexp.MustCompile(`[\w/]+\.go\b`).FindAllString(text, -1) {
		path := name
		if !strings.Contains(name, "/") {
			path = filepath.Join(filepath.Dir(at), name)
		}
		if _, err := os.Stat(filepath.Join(root, path)); err != nil {
			t.Errorf("%s names %s, which is not there", at, name)
		}
	}
}

// declarations are the names of the functions, methods and types of a file, a blank around
// each; a method is there with and without its type.
func declarations(t *testing.T, path string) string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	names := " "
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			names += d.Name.Name + " "
			if d.Recv != nil {
				names += strings.TrimPrefix(types.ExprString(d.Recv.List[0].Type), "*") + "." + d.Name.Name + " "
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok {
					names += s.Name.Name + " "
				}
			}
		}
	}
	return names
}
