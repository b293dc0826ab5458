package datasets

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// endless gives a beginning and then one pattern for ever, and counts what was asked of it.
type endless struct {
	start, pattern string
	given          int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		if at := e.given + i; at < len(e.start) {
			p[i] = e.start[at]
		} else {
			p[i] = e.pattern[(at-len(e.start))%len(e.pattern)]
		}
	}
	e.given += len(p)
	return len(p), nil
}

// endlessFile is a file without end, what is said of it, and how much may be read to find out.
type endlessFile struct {
	name, start, pattern, want string
	most                       int // bytes
}

func endlessFiles() []endlessFile {
	return []endlessFile{
		{
			"open quote", "x1,x2,y\n1,2,0\n1,\"2,0\n", "1,2,0\n",
			`t.csv:3: column 2 opens a quote that does not close within 64 KiB; close it, or write "" for a quote inside a text`, 256 << 10,
		},
		{
			"open quote at the start", `"x1,x2,y` + "\r\n", "1,2,0\r\n",
			`t.csv:1: column 1 opens a quote that does not close within 64 KiB; close it, or write "" for a quote inside a text`, 256 << 10,
		},
		{
			"open quote before letters of two bytes", "x,y\n1,\"", "ä",
			`t.csv:2: column 2 opens a quote that does not close within 64 KiB; close it, or write "" for a quote inside a text`, 256 << 10,
		},
		{
			"open quote before letters of two bytes, shifted", "x,y\n12,\"", "ä",
			`t.csv:2: column 2 opens a quote that does not close within 64 KiB; close it, or write "" for a quote inside a text`, 256 << 10,
		},
		{
			"one cell", "x,y\n1,", "a",
			`t.csv:2: column 2 holds more than 64 KiB without a separator or line end; is this a CSV file?`, 256 << 10,
		},
		{
			"zeros", "", "\x00",
			`t.csv:1: column 1 holds a zero byte: the file is binary, or UTF-16 without a byte order mark; save the data as CSV (UTF-8) and open that`, 256 << 10,
		},
		{
			"open quote in a binary file", "\"\x01\x02", "\x03\xff\x00",
			`t.csv:1: column 1 holds a zero byte: the file is binary, or UTF-16 without a byte order mark; save the data as CSV (UTF-8) and open that`, 256 << 10,
		},
		{
			"columns", "1", ",1",
			`t.csv:1: column 16385 is one too many: a row can have 16384 cells; leave columns out`, 256 << 10,
		},
		{
			"one row of long cells", "1", "," + strings.Repeat("a", 60<<10),
			`t.csv:1: column 70 makes the row longer than 4 MiB; is this a table with one row per line?`, 5 << 20, // 4 MiB / 60 KiB = 68.3, and the cell before
		},
		{
			"ragged", "x1,x2,y\n", "1,2,0\n1,2,0\n1,2\n",
			`t.csv:4: column 3 "y" is missing: the row has 2 cells, the first row 3; fill it in, or delete the row`, 256 << 10,
		},
		{
			"labels", "x,y\n", "1,a\n2,b\n3,c\n4,d\n5,e\n6,f\n7,g\n8,h\n9,i\n1,j\n2,k\n3,l\n4,m\n5,n\n6,o\n7,p\n8,q\n9,r\n1,s\n2,t\n3,u\n",
			`t.csv:4: column 2 "y" is the last column and holds more than 20 different labels, not two; to tell one from the rest: descent t.csv --positive a`, 8 << 20,
		},
		{
			"labels beside two values", "v,x,y\n", "1,7,a\n2,7,b\n1,7,c\n2,7,d\n1,7,e\n2,7,f\n1,7,g\n2,7,h\n1,7,i\n1,7,j\n2,7,k\n1,7,l\n1,7,m\n2,7,n\n1,7,o\n2,7,p\n2,7,q\n1,7,r\n1,7,s\n2,7,t\n2,7,u\n",
			`t.csv:4: column 3 "y" is the last column and holds more than 20 different labels, not two; the only column with two values in the first 1000022 rows is "v": descent t.csv --label v`, 8 << 20,
		},
	}
}

// TestEndlessFiles holds ReadCSV to its limits: a file without end is refused after little has been read, whatever is wrong
// with it. So a file of 300 MB is, too.
func TestEndlessFiles(t *testing.T) {
	for _, c := range endlessFiles() {
		t.Run(c.name, func(t *testing.T) {
			source := &endless{start: c.start, pattern: c.pattern}
			_, err := ReadCSV(source, "t.csv", CSVOptions{})
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			if source.given > c.most {
				t.Errorf("read %d bytes, want at most %d", source.given, c.most)
			}
		})
	}
}

func TestLongestCell(t *testing.T) {
	fits := strings.Repeat("a", maxCell)
	if s := read(t, "x,y\n1,\""+fits+"\"\n2,b\n", CSVOptions{}); s.Classes[1] != "b" {
		t.Errorf("got %q", s.Classes)
	}
	_, err := ReadCSV(strings.NewReader("x,y\n1,"+fits+"a\n"), "t.csv", CSVOptions{})
	if want := "more than 64 KiB"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestFullStore(t *testing.T) {
	tab := reader{file: "t.csv"}
	if err := tab.readPreamble(strings.NewReader("x,y\n1,0\n")); err != nil {
		t.Fatal(err)
	}
	tab.store.stored = maxStored - (8 + rowOverhead) + 1 // one row less than 512 MiB hold
	want := "t.csv:2: column 1 begins a row beyond what fits in 512 MiB of numbers; take fewer rows, or fewer columns with --features"
	if err := tab.readRow(); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestManyRows(t *testing.T) {
	const rows = 50_000 // several blocks of the store and several buffers of the scanner
	var b strings.Builder
	b.WriteString("a;b;y\r\n")
	for i := range rows {
		b.WriteString("0,")
		b.WriteString(strings.Repeat("1", i%9+1))
		b.WriteString(";\"-2\";")
		b.WriteByte("01"[i%2])
		b.WriteString("\r\n")
	}
	for _, slow := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.HalfReader, iotest.OneByteReader, iotest.DataErrReader} {
		s, err := ReadCSV(slow(strings.NewReader(b.String())), "t.csv", CSVOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if m, n := s.Size(); m != rows || n != 2 || len(s.Y) != rows {
			t.Fatalf("got %d×%d", m, n)
		}
		ones := [...]float64{.1, .11, .111, .1111, .11111, .111111, .1111111, .11111111, .111111111}
		for i, x := range s.X {
			if x[0] != ones[i%9] || x[1] != -2 || s.Y[i] != float64(i%2) || cap(x) != 2 {
				t.Fatalf("row %d is %v, y %v, cap %d", i, x, s.Y[i], cap(x))
			}
		}
	}
}

func TestFailingReader(t *testing.T) {
	broken := errors.New("the disk\nis \x1b gone")
	long := "x,y\n" + strings.Repeat("1,0\n2,1\n", bufferSize/8)
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"at once":       {"", 1},
		"in the header": {"x", 1},
		"in a row":      {"x,y\n1,0\n2,", 3},
		"between rows":  {"x,y\n1,0\n", 3},
		"in a quote":    {"x,y\n1,\"0\n", 3},
		"after a quote": {"x,y\n1,\"0\"", 2},
		"far":           {long, 16386}, // a header and 2·65536/8 rows before it
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadCSV(io.MultiReader(strings.NewReader(c.text), iotest.ErrReader(broken)), "t.csv", CSVOptions{})
			var fault *FileError
			if !errors.As(err, &fault) || !errors.Is(err, broken) {
				t.Fatalf("got %v, want a FileError because the disk is gone", err)
			}
			if fault.Line != c.line {
				t.Errorf("line %d, want %d", fault.Line, c.line)
			}
			mustBeOneLine(t, err)
			if !strings.Contains(err.Error(), "cannot be read: the disk is gone; ") {
				t.Errorf("got %s", err)
			}
		})
	}
}

// idle never gives anything and never says why.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func TestIdleReader(t *testing.T) {
	start := strings.NewReader("x,y\n" + strings.Repeat("1,0\n", bufferSize/4)) // more than the first buffer
	_, err := ReadCSV(io.MultiReader(start, idle{}), "t.csv", CSVOptions{})
	if !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("got %v, want %v", err, io.ErrNoProgress)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "students.csv")
	if err := os.WriteFile(good, []byte("x,y\n1,0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), good, CSVOptions{}, nil)
	if err != nil || s.Name != "students.csv" || s.Source != good {
		t.Errorf("got %q from %q, %v", s.Name, s.Source, err)
	}
	for _, c := range []struct{ path, want string }{
		{"no\x1b such.csv", "no such.csv: there is no such file; check its name and folder"},
		{dir, dir + ": this is a directory; name a CSV file in it"},
		{"a\x00b", "ab: cannot be opened: open ab: invalid argument; name another file"},
		{filepath.Join(good, "x"), good + "/x: cannot be opened: open " + good + "/x: not a directory; name another file"},
	} {
		_, err := Open(t.Context(), c.path, CSVOptions{}, nil)
		var fault *FileError
		if !errors.As(err, &fault) || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

func TestNoPermission(t *testing.T) { // root may read everything, so the file system cannot be asked
	err := openErr("secret.csv", &os.PathError{Op: "open", Path: "secret.csv", Err: os.ErrPermission})
	want := "secret.csv: you have no permission to read it; ask its owner, or make a copy that you can read"
	if err.Error() != want || !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestLateValues proposes no column as one with two values that has a third one far below the row that brought the label too many.
func TestLateValues(t *testing.T) {
	var text strings.Builder
	text.WriteString("year,price\n")
	for i := range 60_000 {
		text.WriteString([]string{"2010", "2011", "2012"}[i/25_000] + "," + strings.Repeat("1", i%25+1) + "\n")
	}
	_, err := ReadCSV(strings.NewReader(text.String()), "late.csv", CSVOptions{})
	if err == nil || strings.Contains(err.Error(), "two values") || !strings.Contains(err.Error(), "--positive '>=") {
		t.Errorf("got %v, want a bound for the price", err)
	}
}
