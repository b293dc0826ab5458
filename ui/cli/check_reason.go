package cli

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/trainer/check"
	"descent/trainer/mistake"
	"descent/ui/language"
	"descent/ui/number"
)

// reasonLines say what made the numbers what they are.
func (r *checker) reasonLines(one checkResult) []string {
	switch one.Outcome {
	case check.Right:
	case check.KnownMistake:
		return r.namedLines(one)
	case check.StateRounded:
		return paragraph("Every step is right from your own row before it, so the program goes on with rounded numbers.",
			"To do: round what you print, never what you go on with.")
	case check.OtherStart:
		return paragraph("Every step is right from your own row before it: only the start is another one.",
			"To do: begin at the same w and b, or name your start: --w=... --b=...")
	case check.LogOfZero:
		return paragraph("All else is right. J is "+one.First.Yours.Text+" because some a is so near 0 or 1 that its float64 is 0 or 1, and log(0) is -inf.",
			"Nothing is wrong with the formula. To do: keep a away from 0 and 1 inside the logarithms, or compute log(1+exp(-z)).")
	case check.Slip:
		return slipLines(one)
	case check.OtherAlpha:
		return r.alphaLines(one)
	case check.UnknownMistake:
		return r.unknownLines(one)
	}
	return nil
}

// paragraph wraps sentences, each from a new line.
func paragraph(sentences ...string) []string {
	var lines []string
	for _, s := range sentences {
		lines = append(lines, wrap(s, helpWidth)...)
	}
	return lines
}

// indented wraps a sentence and sets it in by two.
func indented(text string) []string {
	lines := wrap(text, helpWidth-2)
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
}

// namedLines name the mistakes that give all the numbers.
func (r *checker) namedLines(one checkResult) []string {
	if len(one.Explanations) == 1 {
		ids := one.Explanations[0]
		head := "One mistake gives all %d of your numbers:"
		if len(ids) > 1 {
			head = "Two mistakes together give all %d of your numbers:"
		}
		lines := []string{fmt.Sprintf(head, one.Numbers)}
		for _, id := range ids {
			lines = append(lines, r.mistakeLines(id)...)
		}
		if m, _ := mistake.Find(ids[len(ids)-1]); len(ids) == 1 && r.data != standardInput {
			if _, ok := m.Rule(); ok {
				lines = append(lines, "", "See its run; without the last flag it is the right one:",
					"  descent run "+language.ShellWord(r.data)+r.typed+" --mistake "+language.ShellWord(m.ID))
			}
		}
		return lines
	}
	first, last := one.table.Rows[0].K, one.table.Rows[len(one.table.Rows)-1].K
	lines := paragraph(fmt.Sprintf("Each of these gives all %d of your numbers; rows %d to %d cannot tell them apart:", one.Numbers, first, last))
	for _, ids := range one.Explanations {
		var wrong []string
		for _, id := range ids {
			wrong = append(wrong, wrongAndRight(r.mistake(id)))
		}
		lines = append(lines, indented(strings.Join(wrong, "; and ")+".")...)
	}
	if way := evidenceText(one.Evidence); way != "" {
		lines = append(lines, wrap(strings.TrimSpace(way), helpWidth)...)
	}
	return lines
}

// mistake is that of an id, as it is written with the features of the task.
func (r *checker) mistake(id string) mistake.Mistake {
	m, _ := mistake.Find(id)
	_, features := r.task.Problem.Size()
	return m.Of(features)
}

// wrongAndRight is the wrong line and the right one: formulas, or what is done.
func wrongAndRight(m mistake.Mistake) string {
	if strings.Contains(m.Right, "=") {
		return m.Wrong + ", where it should be " + m.Right
	}
	return m.Wrong + "; right is: " + m.Right
}

// mistakeLines say what a mistake is, what it does and what to do.
func (r *checker) mistakeLines(id string) []string {
	m := r.mistake(id)
	lines := indented(wrongAndRight(m) + ".")
	lines = append(lines, indented(m.Does(r.task.Problem))...)
	return append(lines, indented("To do: "+strings.ToLower(m.Fix[:1])+m.Fix[1:])...)
}

// maxListedSlips is how many slips are shown.
const maxListedSlips = 8

func slipLines(one checkResult) []string {
	lines := paragraph(fmt.Sprintf("Each of your %s was made again from your own row before it. All follow but this:", number.Count(one.Steps, "step")))
	if len(one.Unexplained) > 1 {
		lines[0] = strings.Replace(lines[0], "but this:", fmt.Sprintf("but %d:", len(one.Unexplained)), 1)
	}
	return append(append(lines, stepLines(one.Unexplained)...), "A wrong line would show in every step: look for a slip there.")
}

// stepLines show numbers beside what follows from the row before.
func stepLines(steps []check.Difference) []string {
	var lines []string
	for i, u := range steps {
		if i == maxListedSlips {
			lines = append(lines, fmt.Sprintf("  and %d more", len(steps)-i))
			break
		}
		from := fmt.Sprintf("from your k %d", u.K-1)
		if u.Quantity.Kind == check.Cost || u.Quantity.Kind == check.WeightGrad || u.Quantity.Kind == check.BiasGrad {
			from = "from your w and b there"
		}
		lines = append(lines, fmt.Sprintf("  k %d: %s is %s; %s it is %s", u.K, u.Quantity, u.Yours.Text, from, asPrinted(u.Want, u.Yours)))
	}
	return lines
}

func (r *checker) alphaLines(one checkResult) []string {
	alpha := r.task.Hyper(0).Alpha
	factor := strconv.FormatFloat(one.Ratio, 'g', 4, 64)
	lines := paragraph(fmt.Sprintf("Every step of your weights is %s times the right one, made again from your own row before it.", factor))
	if one.Ratio < 0 {
		return append(lines, paragraph("The sign is the other one: your steps go up the gradient.", "To do: look at the sign of the update, and of dz.")...)
	}
	if !r.alphaPlanned {
		lines = append(lines, fmt.Sprintf("That is what alpha %s does; %s was asked for.", strconv.FormatFloat(one.Ratio*alpha, 'g', 4, 64), strconv.FormatFloat(alpha, 'g', -1, 64)))
	}
	m, _ := r.set.Size()
	for _, known := range []struct {
		ratio float64
		says  string
	}{
		{float64(m), "m: as if the gradient were not divided by m."}, {1 / float64(m), "1/m: as if the gradient were divided by m once more."},
		{2, "2: as if the loss had a 2 in its derivative."}, {0.5, "1/2: as if the gradient were divided by 2m."},
		{10, "10: perhaps another alpha is set somewhere."}, {0.1, "1/10: perhaps another alpha is set somewhere."},
	} {
		const near = 0.01
		if math.Abs(one.Ratio/known.ratio-1) < near {
			return append(lines, fmt.Sprintf("%s is %s", factor, known.says))
		}
	}
	return append(lines, "To do: look where alpha is set.")
}

// unknownLines say what can be deduced where no mistake is known that gives the numbers.
func (r *checker) unknownLines(one checkResult) []string {
	lines := []string{"None of the mistakes I know gives these numbers. What they show:"}
	add := func(text string) { lines = append(lines, indented(text)...) }
	first := one.First
	if first.K == one.table.Rows[0].K && first.Quantity.Kind != check.Cost {
		add("The first row differs already: look at the start, at the data, and at which k your first row is.")
	}
	if one.Steps == 0 {
		add("No step can be made again: that needs w and b of two rows with k one apart. Give all columns of w and b, and every row.")
		return lines
	}
	if kinds := unsettledKinds(one); kinds != "" {
		add(kinds)
	}
	if says := r.moveWords(one); says != "" {
		add(says)
	} else {
		add("Made again from your own row before:")
		lines = append(lines, stepLines(one.Unexplained)...)
	}
	return lines
}

// unsettledKinds says which numbers are at fault where only one of them, or only J, is.
func unsettledKinds(one checkResult) string {
	cost := len(one.Unexplained) > 0
	for _, u := range one.Unexplained {
		cost = cost && u.Quantity.Kind == check.Cost
	}
	switch {
	case cost:
		return "w and b move as they should from row to row. Only J is wrong: look at its line, and at which w and b it is computed with."
	case len(one.UnexplainedParams) == 1 && len(one.table.Quantities) > 1:
		return fmt.Sprintf("Only %s moves wrongly: look at its gradient and at its update.", one.UnexplainedParams[0])
	}
	return ""
}

// moveWords say how long the first steps are that are not right, where they have the right direction.
func (r *checker) moveWords(one checkResult) string {
	var says []string
	for _, move := range one.Moves {
		if move.K < one.First.K || len(says) == 2 {
			continue
		}
		factor, is := oneFactor(move.Ratios)
		const same = 1e-3
		if !is || factor <= 0 || math.Abs(factor-1) < same {
			return ""
		}
		alpha := r.task.Hyper(move.K - 1).Alpha
		if len(says) == 0 {
			says = append(says, fmt.Sprintf("From k %d to k %d, w and b moved the right way, each by %.3f of the right length: as if alpha were %s there.",
				move.K-1, move.K, factor, strconv.FormatFloat(factor*alpha, 'f', 4, 64)))
			continue
		}
		says = append(says, fmt.Sprintf("From k %d to k %d: %s.", move.K-1, move.K, strconv.FormatFloat(factor*alpha, 'f', 4, 64)))
	}
	if len(says) == 0 {
		return ""
	}
	return strings.Join(says, " ") + " The gradients must be right. Look at what happens to alpha."
}

// oneFactor is the factor that all parameters of a step share, to two percent; two of them at least must show it.
func oneFactor(ratios []float64) (factor float64, is bool) {
	const near = 0.02
	low, high, known := math.Inf(1), math.Inf(-1), 0
	for _, v := range ratios {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
			known++
		}
	}
	return (low + high) / 2, known > 1 && high-low <= near*math.Abs(high)
}

// folderLines are a line for each file, and a line for all.
func folderLines(head string, files []judgedFile) []string {
	rows := [][]string{}
	right, differ := 0, 0
	for _, f := range files {
		says := "right"
		switch {
		case f.err != nil:
			says = "cannot be judged: " + withoutFile(f.err)
		case f.Outcome == check.Right:
			right++
		default:
			differ++
			says = fmt.Sprintf("k %d %s: %s", f.First.K, f.First.Quantity, shortDiagnosis(f.Verdict))
		}
		rows = append(rows, []string{f.name, says})
	}
	const widest = 32
	width := 0
	for _, row := range rows {
		width = max(width, min(ansi.StringWidth(row[0]), widest))
	}
	lines := []string{head, ""}
	for _, row := range rows {
		name := ansi.Truncate(row[0], width, "~")
		lines = append(lines, ansi.Truncate(name+strings.Repeat(" ", width-ansi.StringWidth(name)+2)+row[1], helpWidth, "~"))
	}
	total := fmt.Sprintf("%s: %d right, %d not", number.Count(len(files), "file"), right, differ)
	if bad := len(files) - right - differ; bad > 0 {
		total += fmt.Sprintf(", %d not judged", bad)
	}
	return append(lines, "", total)
}

// shortDiagnosis is the ids of what was found: sum; J-sum and sum; y-minus-a or plus.
func shortDiagnosis(v check.Verdict) string {
	if v.Outcome == check.OtherAlpha {
		return fmt.Sprintf("alpha times %.4g", v.Ratio)
	}
	var all []string
	for _, d := range v.Diagnosis() {
		if ids, ok := d.([]string); ok {
			all = append(all, strings.Join(ids, " and "))
		}
	}
	if len(all) == 0 {
		return "no mistake that is known"
	}
	return strings.Join(all, " or ")
}

// withoutFile is an error without the name of the file before it.
func withoutFile(err error) string {
	var file *datasets.FileError
	if !errors.As(err, &file) {
		return err.Error()
	}
	bare := *file
	bare.File = ""
	text := strings.TrimLeft(bare.Error(), ": ")
	if file.Line > 0 {
		text = "line " + text
	}
	return text
}
