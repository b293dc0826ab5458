package datasets

// Table is what reading a file found out about it: everything a person needs to be told before the numbers are
// trusted. It holds no rows. A Set read from a file carries one; sets made from it by Select and Scale share it, so
// treat it as read-only.
type Table struct {
	File    string // as the person named it, made harmless to print; [StandardInput] for a pipe
	Dialect Dialect
	Rows    int      // rows of data in the file, used or not
	Partial bool     // reading was given up: Rows are the first of the file
	Used    int      // rows of the Set: Rows less those of LeftOut
	Columns []Column // all of them, in the order of the file
	Label   Label
	LeftOut []Omission // why rows are not in the Set; every row left out is counted once
	Flags   []string   // words of a command line that say explicitly what was decided: --features, a,b, --label, c, …
}

// Command is the words that open the file in the way it was read, behind the name of the program, as a shell takes
// them: students.csv --features hours --label passed.
func (t *Table) Command() string { return commandLine(t.File, t.Flags) }

// StandardInput is what a Table and errors call a table that comes through a pipe.
const StandardInput = "standard input"

// Dialect is how a table is written.
type Dialect struct {
	Separator  string   // "comma", "semicolon", "tab", "bar", "blanks", or the character itself
	Decimal    Decimal  // DecimalComma where a number with a decimal comma was read
	HeaderLine int      // the line of the file that holds the names; 0: there is none
	RowNames   bool     // the first cell of each row has no place in the header, as R writes row names
	Encoding   string   // "UTF-8" or "UTF-16"
	Compressed bool     // by gzip
	Skipped    []string // what stands above the table and was not read as data, each with its line: "sep=; on line 1"
}

// Decimal says which character stands before the fraction of a number.
type Decimal uint8

// Auto is the zero value.
const (
	DecimalAuto  Decimal = iota // as the file shows it
	DecimalPoint                // 0.5
	DecimalComma                // 0,5
)

// Column is one column of a Table.
type Column struct {
	Name   string // as the header has it, cleaned; "column 3" where it has none
	Number int    // from 1
	Type   ColumnType
	Role   Role
	Why    string // why it is left out, to be read after its name: "holds text"; empty for features and the label
	Flag   string // the flag that makes it a feature as well, whole: "--features=1,3-5"; of ids and gaps, the first 20 of them

	Content
	Min, Max   float64 // of the numbers, if there are any
	Whole      bool    // all numbers are whole
	Values     []Value // the different values in sort order, gaps left out; nil where there are more than MaxValues
	MoreValues bool    // there are more than MaxValues
}

// Content is what the cells of a column hold.
type Content struct {
	Numbers, Texts, Gaps int // how many cells hold what; their sum is Table.Rows

	GapText  string // of the first gap, as it stands: "?" or "NA"; empty where the cell is
	GapLine  int    // its line; 0: there is none
	Text     string // of the first cell that is no number and no gap, shortened
	TextLine int    // its line; 0: there is none
}

// MaxValues is how many different values of a column are told apart.
const MaxValues = 20

// Value is one value of a column and how often it stands there.
type Value struct {
	Text  string
	Count int
}

// ColumnType is what the cells of a column hold, all of them considered.
type ColumnType uint8

// A column with one text among its numbers is Text.
const (
	Empty   ColumnType = iota // nothing but gaps
	Numbers                   // numbers and gaps
	Text                      // at least one cell is neither
)

// Role is what becomes of a column.
type Role uint8

// All but the first two are left out.
const (
	IsFeature Role = iota
	IsLabel
	HoldsText   // left out: it cannot be calculated with
	IsID        // left out: row numbers or an id
	MostlyGaps  // left out: more than half of its cells are gaps
	NotAskedFor // left out: --features names others
)

// Omission is a number of rows left out for one reason.
type Omission struct {
	Rows int
	Why  string // to be read after "11 of 7043 rows left out: ": "TotalCharges is empty"
}

// Label is the column that y is made from, and how.
type Label struct {
	Column int    // index in Table.Columns
	Why    string // "named by --label", "the last column"
	Rule   string // "no is y = 0, yes is y = 1"
}
