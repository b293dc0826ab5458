package datasets

import (
	"context"
	"io"
)

// Header says whether the first row of a file holds names.
type Header uint8

// Auto is the zero value.
const (
	HeaderAuto Header = iota // it does if it holds no number, or a word above numbers
	HeaderYes
	HeaderNo
)

// ParseHeader reads "auto", "yes" or "no". Anything else is a [ChoiceError].
func ParseHeader(name string) (Header, error) {
	i, err := parseChoice("a header cannot be", name, "auto", "yes", "no")
	return Header(i), err //nolint:gosec // below 3
}

// Missing says what becomes of rows with a gap in a column that is used.
type Missing uint8

// LeaveOut is the zero value.
const (
	LeaveOut Missing = iota // they are left out and counted
	Refuse                  // the file is refused at the first of them
)

// ParseMissing reads "leave-out" or "refuse". Anything else is a [ChoiceError].
func ParseMissing(name string) (Missing, error) {
	i, err := parseChoice("for rows with gaps there is no", name, "leave-out", "refuse")
	return Missing(i), err //nolint:gosec // below 2
}

// ParseDecimal reads "auto", "point" or "comma". Anything else is a [ChoiceError].
func ParseDecimal(name string) (Decimal, error) {
	i, err := parseChoice("a decimal mark cannot be", name, "auto", "point", "comma")
	return Decimal(i), err //nolint:gosec // below 3
}

// parseChoice finds a name among those there are.
func parseChoice(what, name string, names ...string) (int, error) {
	for i, known := range names {
		if name == known {
			return i, nil
		}
	}
	return 0, &ChoiceError{What: what, Got: name, Choices: names}
}

// CSVOptions says how to read a file where its own form does not tell.
type CSVOptions struct {
	// Features are columns as [Set.Select] takes them. None, or only such to leave out: all columns of numbers but the label,
	// row numbers, ids, and columns that are mostly gaps.
	Features []string
	Label    string // a column by name or number from 1; empty: the last
	// Positive are the label values of y = 1, each a value or a condition on numbers like ">=6". Alone: they against the rest.
	// Negative are those of y = 0. Both: rows with any other label are left out. None: the smaller of two values is 0.
	Positive, Negative []string
	Header             Header
	Missing            Missing
	Decimal            Decimal // a file that surely has the other mark is read as it stands
}

// ReadCSV reads a table: UTF-8 with or without a byte order mark, or UTF-16 with one, perhaps compressed by gzip; cells
// separated by comma, semicolon, tab, bar or any number of blanks, or as a line sep=; says; lines ended by LF, CRLF or CR;
// quotes as RFC 4180 has them; a decimal comma wherever commas do not separate. name is what errors call the file.
//
// It reads r once from front to end and holds nothing of it but the numbers: 8 bytes for each column that may be a feature, and 33 a
// row. What is wrong with the file is a [*FileError] that names line and column, also where r fails (Unwrap gives r's
// error); an option that names what is not in the file is a [*ChoiceError].
func ReadCSV(r io.Reader, name string, o CSVOptions) (Set, error) {
	return ReadCSVContext(context.Background(), r, 0, name, o, nil)
}

// ReadCSVContext is [ReadCSV] of size bytes (0: unknown) that calls progress, unless nil, after each of some 64 KiB. Once ctx
// is cancelled it ends with the next read of r: a [*FileError] that wraps the error of ctx.
func ReadCSVContext(ctx context.Context, r io.Reader, size int64, name string, o CSVOptions, progress func(Progress)) (Set, error) {
	t := reader{file: clean(name), options: o}
	set, err := t.read(&progressReader{ctx: ctx, src: r, at: Progress{Size: size}, rows: func() int { return t.count }, progress: progress})
	if err != nil && ctx.Err() != nil {
		return Set{}, cancelledErr(t.file, ctx.Err())
	}
	return set, err
}
