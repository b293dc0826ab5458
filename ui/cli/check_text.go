package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/trainer/check"
	"descent/trainer/mistake"
	"descent/ui/language"
	"descent/ui/number"
)

// text is the verdict on a file in plain ASCII of 80 columns.
func (r *checker) text(one checkResult) []string {
	lines := append(r.described(one), "")
	if one.ChaoticFrom > 0 {
		lines = append(lines, r.chaosLines(one)...)
	}
	switch one.Outcome {
	case check.Right:
		lines = append(lines, r.rightLines(one)...)
	default:
		lines = append(lines, firstLines(one)...)
		lines = append(lines, "")
		lines = append(lines, r.reasonLines(one)...)
		if !r.output.all && one.Outcome == check.UnknownMistake {
			lines = append(lines, "", "All the numbers side by side:", "  "+r.command(one)+" --all")
		}
	}
	if r.output.all {
		lines = append(lines, "")
		lines = append(lines, r.sideBySide(one)...)
	}
	return lines
}

// described says what was read and what it is held against.
func (r *checker) described(one checkResult) []string {
	rows := one.table.Rows
	file := fmt.Sprintf("%s: %s, k %d to %d, with %s%s", one.file, number.Count(len(rows), "row"), rows[0].K, rows[len(rows)-1].K,
		quantityNames(one.table.Quantities), accuracyOf(one.table))
	if len(rows) == 1 {
		file = fmt.Sprintf("%s: 1 row, k %d, with %s%s", one.file, rows[0].K, quantityNames(one.table.Quantities), accuracyOf(one.table))
	}
	lines := wrap(file, helpWidth)
	lines = append(lines, wrap(r.headline()+"; start: "+startWords(one), helpWidth)...)
	if one.table.KMissing {
		lines = append(lines, "There is no column of k: the rows are counted from 0.")
	}
	if len(one.table.Ignored) > 0 {
		lines = append(lines, wrap("Passed over, since they are no k, J, w, b, dw or db: "+strings.Join(one.table.Ignored, ", "), helpWidth)...)
	}
	return lines
}

// headline is the data and what is learned with.
func (r *checker) headline() string {
	m, _ := r.set.Size()
	h := r.task.Hyper(0)
	text := fmt.Sprintf("%s: %s; alpha %s", r.set.Name, number.Count(m, "example"), strconv.FormatFloat(h.Alpha, 'g', -1, 64))
	if r.alphaPlanned {
		text += ", later others"
	}
	if h.Lambda != 0 {
		text += "; lambda " + strconv.FormatFloat(h.Lambda, 'g', -1, 64)
	}
	if r.set.Scaling.Method != datasets.NoScaling {
		text += "; features scaled: " + r.set.Scaling.Method.String()
	}
	return text
}

func startWords(one checkResult) string {
	if one.OwnStart {
		return "your first row"
	}
	words := []string{}
	zero := one.Start.B == 0
	for j, w := range one.Start.W {
		words = append(words, fmt.Sprintf("w%d %s", j+1, strconv.FormatFloat(w, 'g', 6, 64)))
		zero = zero && w == 0
	}
	if zero {
		return "zeros"
	}
	const few = 4
	if len(words) > few {
		words = append(words[:few], "...")
	}
	return strings.Join(append(words, "b "+strconv.FormatFloat(one.Start.B, 'g', 6, 64)), ", ")
}

// quantityNames lists the quantities, J first as in a trace: J, w1, w2, b. Of many weights the first and the last are named.
func quantityNames(all []check.Quantity) string {
	var before, cost, grads []string
	for _, q := range all {
		switch q.Kind {
		case check.Cost:
			cost = append(cost, q.String())
		case check.Weight, check.Bias:
			before = append(before, q.String())
		case check.WeightGrad, check.BiasGrad:
			grads = append(grads, q.String())
		}
	}
	return strings.Join(append(append(cost, abbreviateNames(before)...), abbreviateNames(grads)...), ", ")
}

// abbreviateNames names the first and the last of many.
func abbreviateNames(names []string) []string {
	const many = 6
	if len(names) <= many {
		return names
	}
	last := len(names) - 1
	if names[last] == "b" || names[last] == "db" {
		return []string{names[0] + " to " + names[last-1], names[last]}
	}
	return []string{names[0] + " to " + names[last]}
}

// decimalsOf is the fewest and the most decimals of the numbers; −1 where one has an exponent.
func decimalsOf(t check.Table) (fewest, most int) {
	fewest = math.MaxInt
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Text == "" {
				continue
			}
			d := c.Decimals()
			fewest, most = min(fewest, d), max(most, d)
		}
	}
	return fewest, most
}

func accuracyOf(t check.Table) string {
	switch fewest, most := decimalsOf(t); {
	case fewest == most:
		return fmt.Sprintf(" to %s", number.Count(most, "decimal"))
	case fewest < 1:
		return ""
	default:
		return fmt.Sprintf(" to %d to %d decimals", fewest, most)
	}
}

// asPrinted is v with the decimals of the number beside it.
func asPrinted(v float64, beside check.Cell) string {
	d := beside.Decimals()
	if d < 0 || math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	text := strconv.FormatFloat(v, 'f', d, 64)
	if strings.Trim(text, "-0.") == "" {
		text = strings.TrimPrefix(text, "-")
	}
	return text
}

// firstLines say which rows are right, and show the first that is not.
func firstLines(one checkResult) []string {
	first := one.First
	if len(one.Row) == 0 {
		return []string{fmt.Sprintf("At k %d the numbers differ.", first.K)}
	}
	before := ""
	var right []int
	for _, row := range one.table.Rows {
		if row.K < first.K {
			right = append(right, row.K)
		}
	}
	switch len(right) {
	case 0:
	case 1:
		before = fmt.Sprintf("k %d is right. ", right[0])
	case 2:
		before = fmt.Sprintf("k %d and k %d are right. ", right[0], right[1])
	default:
		before = fmt.Sprintf("k %d to k %d are right. ", right[0], right[len(right)-1])
	}
	lines := []string{fmt.Sprintf("%sAt k %d, %s differs:", before, first.K, first.Quantity)}
	return append(lines, rowLines(one.Row)...)
}

// maxRowNumbers is how many numbers of one row are shown.
const maxRowNumbers = 14

// rowLines shows the numbers of a row beside the right ones. Of many those that are right are left out.
func rowLines(row []check.ComparedNumber) []string {
	left, first := 0, ""
	lines := []string{fmt.Sprintf("  %18s %11s", "yours", "right")}
	for _, c := range row {
		if c.Comparison == check.IsFirst {
			first = c.Quantity.String()
		}
	}
	for _, c := range row {
		says := map[check.Comparison]string{
			check.Agrees: "right", check.IsFirst: "<- the first that differs", check.FollowsFirst: "follows from " + first, check.Differs: "differs",
		}[c.Comparison]
		if len(row) > maxRowNumbers && (c.Comparison == check.Agrees || len(lines) > maxRowNumbers) {
			left++
			continue
		}
		lines = append(lines, fmt.Sprintf("  %-5s %12s %11s   %s", c.Quantity, c.Yours.Text, asPrinted(c.Want, c.Yours), says))
	}
	if left > 0 {
		lines = append(lines, fmt.Sprintf("  and %s more", number.Count(left, "number")))
	}
	return lines
}

// rightLines say that all is right, and what these numbers could not have shown.
func (r *checker) rightLines(one checkResult) []string {
	digits := "given"
	if fewest, most := decimalsOf(one.table); fewest == most {
		digits = number.Count(most, "decimal") + " given"
	}
	to := "to the " + digits
	if digits == "given" {
		to = "to the digits given"
	}
	lines := []string{fmt.Sprintf("All %s are right, %s.", number.Count(one.Numbers, "number"), to)}
	if one.Numbers == 1 {
		lines[0] = "The one number is right, " + to + "."
	}
	last := one.table.Rows[len(one.table.Rows)-1]
	line := fmt.Sprintf("k %d:", last.K)
	for c, q := range one.table.Quantities {
		if q.Kind == check.Cost && last.Cells[c].Text != "" {
			line += " J " + last.Cells[c].Text
		}
	}
	for c, q := range one.table.Quantities {
		if next := "  " + q.String() + " " + last.Cells[c].Text; last.Cells[c].Text != "" && (q.Kind == check.Weight || q.Kind == check.Bias) && len(line)+len(next) <= helpWidth {
			line += next
		}
	}
	lines = append(lines, line)
	if len(one.Undetected) > 0 {
		lines = append(lines, "")
		lines = append(lines, wrap(fmt.Sprintf("What these rows cannot show: the same numbers come from %s: %s.%s",
			number.Count(len(one.Undetected), "mistake"), strings.Join(one.Undetected, ", "), evidenceText(one.Evidence)), helpWidth)...)
	}
	return lines
}

// evidenceText says what would tell explanations apart.
func evidenceText(w check.MissingEvidence) string {
	var ways []string
	if w.Rows {
		ways = append(ways, "more rows")
	}
	if w.Gradients {
		ways = append(ways, "columns of dw and db")
	}
	if w.Start {
		ways = append(ways, "another start, as --w and --b give one")
	}
	if len(ways) == 0 {
		return ""
	}
	return " What would tell: " + strings.Join(ways, "; or ") + "."
}

func (r *checker) chaosLines(one checkResult) []string {
	if one.OwnStart && one.Outcome == check.Right && one.ChaoticFrom == 1 {
		return wrap("Your start is known to the digits you printed only, so each row is judged from your own row before it.", helpWidth)
	}
	return wrap(fmt.Sprintf("This run doubles the smallest difference every few steps: from k %d on no two programs have the same digits. "+
		"From there each row is judged from your own row before it, step by step only.", one.ChaoticFrom), helpWidth)
}

// command is the line that was typed, as a shell takes it.
func (r *checker) command(one checkResult) string {
	file := one.file
	if file == datasets.StandardInput {
		file = standardInput
	}
	return "descent " + checkName + " " + language.ShellWord(file) + " " + language.ShellWord(r.data) + r.typed
}

// sideBySide is every number beside the right one, where the right run is not followed by chance.
func (r *checker) sideBySide(one checkResult) []string {
	lines := []string{fmt.Sprintf("  %8s %-5s %16s %16s", "k", "", "yours", "right")}
	run := mistake.Mistake{}.Start(r.task.Problem, one.Start)
	k := -1
	var made mistake.Row
	for _, row := range one.table.Rows {
		for ; k < row.K; k++ {
			made = run.Next(r.task.Hyper(k + 1))
		}
		for c, cell := range row.Cells {
			if cell.Text == "" {
				continue
			}
			want := check.ValueOf(made, one.table.Quantities[c])
			mark := ""
			if !check.Fits(cell, made, one.table.Quantities[c]) {
				mark = "  differs"
			}
			lines = append(lines, fmt.Sprintf("  %8d %-5s %16s %16s%s", row.K, one.table.Quantities[c], cell.Text, asPrinted(want, cell), mark))
		}
	}
	return lines
}
