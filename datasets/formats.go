package datasets

import (
	"bytes"
	"regexp"
	"strings"
)

// format is a kind of file that is no table of text: how it begins, what it is called, and what makes a table of it.
type format struct {
	begins string
	name   string
	do     string // FILE stands for the name of the file as a word of a shell, OUT for one that ends in .csv
}

const (
	saveAs   = "save the data as CSV (UTF-8) in the spreadsheet, then: descent OUT"
	byPandas = `make a CSV file of it: python3 -c "import pandas; pandas.`
	toCSV    = `.to_csv('OUT', index=False)", then: descent OUT`
	unpack   = "unpack it and open the table in it"
)

// binaryFormats are the formats that their first bytes give away.
func binaryFormats() []format {
	return []format{
		{"PK\x03\x04", "a spreadsheet (.xlsx, .ods) or a zip archive", saveAs + ", or unpack it"},
		{"\xD0\xCF\x11\xE0", "an old spreadsheet (.xls)", saveAs},
		{"PAR1\x15", "Parquet", byPandas + "read_parquet('FILE')" + toCSV},
		{"ARROW1\x00", "Arrow (Feather)", byPandas + "read_feather('FILE')" + toCSV},
		{"\x93NUMPY", "an array of NumPy (.npy)", `make a text of it: python3 -c "import numpy; numpy.savetxt('OUT', numpy.load('FILE'), delimiter=',')", then: descent OUT`},
		{"\x80\x02", "a pickle of Python", byPandas + "read_pickle('FILE')" + toCSV},
		{"\x80\x03", "a pickle of Python", byPandas + "read_pickle('FILE')" + toCSV},
		{"\x80\x04", "a pickle of Python", byPandas + "read_pickle('FILE')" + toCSV},
		{"\x80\x05", "a pickle of Python", byPandas + "read_pickle('FILE')" + toCSV},
		{"\x89HDF", "HDF5", byPandas + "read_hdf('FILE')" + toCSV},
		{"MATLAB 5.0 MAT-file", "a .mat file of MATLAB", "in MATLAB or Octave: writematrix or csvwrite the table to OUT, then: descent OUT"},
		{"<stata_dta>", "a .dta file of Stata", byPandas + "read_stata('FILE')" + toCSV},
		{"$FL2@(#)", "a .sav file of SPSS", byPandas + "read_spss('FILE')" + toCSV},
		{"RDX2\n", "a workspace of R (.RData)", "in R: write.csv(the table, 'OUT', row.names = FALSE), then: descent OUT"},
		{"RDX3\n", "a workspace of R (.RData)", "in R: write.csv(the table, 'OUT', row.names = FALSE), then: descent OUT"},
		{"X\n\x00\x00\x00", "a table of R (.rds)", `Rscript -e "write.csv(readRDS('FILE'), 'OUT', row.names = FALSE)", then: descent OUT`},
		{"SQLite format 3\x00", "a database (SQLite)", "export a table of it: sqlite3 -csv -header FILE 'select * from TABLE' > OUT, then: descent OUT"},
		{"BZh", "a compressed file (.bz2)", "unpack it: bunzip2 -c FILE | descent -"},
		{"\xFD7zXZ", "a compressed file (.xz)", "unpack it: xz -dc FILE | descent -"},
		{"\x28\xB5\x2F\xFD", "a compressed file (.zst)", "unpack it: zstd -dc FILE | descent -"},
		{"7z\xBC\xAF", "an archive (.7z)", unpack},
		{"Rar!\x1A", "an archive (.rar)", unpack},
		{"%PDF", "a PDF document", "get the table as CSV (UTF-8) and open that"},
		{"\x89PNG", "a picture (.png)", "save the data as CSV (UTF-8) and open that"},
		{"\xFF\xD8\xFF", "a picture (.jpg)", "save the data as CSV (UTF-8) and open that"},
	}
}

// binaryFormat finds the format that the first bytes of a file give away.
func binaryFormat(head []byte) (format, bool) {
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return format{"", "an archive (.tar)", unpack}, true
	}
	for _, f := range binaryFormats() {
		if bytes.HasPrefix(head, []byte(f.begins)) {
			return f, true
		}
	}
	return format{}, false
}

// textFormat finds the format of a text that is no table; text is its beginning, from the first line that is no comment.
func textFormat(text []byte) (format, bool) {
	text = bytes.TrimSpace(text)
	line, _, _ := bytes.Cut(text, []byte{'\n'})
	lower := bytes.ToLower(line)
	switch {
	case bytes.HasPrefix(lower, []byte("@relation")), bytes.HasPrefix(lower, []byte("@attribute")):
		return format{name: "ARFF (Weka)", do: "take the rows after @data: sed '1,/^@[Dd][Aa][Tt][Aa]/d' FILE | descent -"}, true
	case bytes.HasPrefix(lower, []byte("<!doctype")), bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<?xml")):
		return format{name: "a web page or XML", do: "download the table itself (on GitHub: Raw), then: descent OUT"}, true
	case regexp.MustCompile(`^\{\s*".*\}\s*$`).Match(line):
		return format{name: "JSON, one object a line", do: byPandas + "read_json('FILE', lines=True)" + toCSV}, true
	case regexp.MustCompile(`^(\[\s*[\[{]|\[\s*$|\{\s*("|$))`).Match(text):
		return format{name: "JSON", do: byPandas + "read_json('FILE')" + toCSV}, true
	case regexp.MustCompile(`^[-+]?[0-9.]+([eE][-+]?[0-9]+)?( qid:[0-9]+)?(\s+[0-9]+:[-+0-9.eE]+)+\s*(#.*)?$`).Match(line):
		return format{name: "libsvm or svmlight", do: libsvm}, true
	}
	return format{}, false
}

const libsvm = `make a CSV file of it: python3 -c "import numpy, sklearn.datasets as s; X, y = s.load_svmlight_file('FILE'); ` +
	`numpy.savetxt('OUT', numpy.c_[X.toarray(), y], delimiter=',')", then: descent OUT`

// advice is what to do about the file that errors call name.
func (f format) advice(name string) string {
	file := shellQuote(name)
	out := strings.TrimSuffix(name, ".gz")
	if at := strings.LastIndexByte(out, '.'); at > strings.LastIndexAny(out, `/\`)+1 {
		out = out[:at]
	}
	out += ".csv"
	if out == name {
		out = strings.TrimSuffix(out, ".csv") + "-table.csv"
	}
	if name == StandardInput {
		file, out = "FILE", "table.csv"
	}
	inPython := strings.NewReplacer("'FILE'", pythonText(name), "'OUT'", pythonText(out), "FILE", file, "OUT", shellQuote(out))
	return inPython.Replace(f.do)
}

// pythonText is a text of Python inside the double quotes of a shell.
func pythonText(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\\\`, `'`, `\\'`, `"`, `\"`, "$", `\$`, "`", "\\`").Replace(s) + "'"
}
