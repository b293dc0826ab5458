package cli

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/answer"
	"descent/ui/number"
)

const sheetName = "sheet"

func newSheet(c Console) *cobra.Command {
	o := newOptions()
	o.notes = c.Err
	cmd := &cobra.Command{
		Use:   sheetName + " [DATA] [flags]",
		Short: "a worksheet: one iteration with blanks",
		Long: "descent sheet prints one iteration with blanks, in Markdown, to be worked out by\n" +
			"hand with four decimals. Each --seed gives another start and example, so that\n" +
			"every student has a sheet of their own, and never ones where a mistake that is\n" +
			"known gives the right number. --key prints the answers to the same sheet, and\n" +
			"what the known wrong ones are.",
		Args: oneData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sheet(cmd.Context(), c.In, cmd.OutOrStdout(), o, dataArgument(args))
		},
	}
	register(cmd, o, onSheet)
	return cmd
}

// sheetDecimals is how many decimals a student works with.
const sheetDecimals = 4

// worksheet is one iteration to be worked out.
type worksheet struct {
	set   datasets.Set
	at    answer.Exercise
	names []string // of the features that are used
	seed  uint64
}

// sheet prints a worksheet for the data of that name, or its answers.
func sheet(ctx context.Context, in io.Reader, out io.Writer, o *options, name string) error {
	set, err := o.open(ctx, name, in, nil)
	if err != nil {
		return err
	}
	p := set.Problem()
	if err := p.Validate(); err != nil {
		return &dataError{fmt.Errorf("%s: %w", set.Name, err)}
	}
	plan, advice := o.schedule(set)
	h, _ := plan.at(0)
	o.note(set, advice)
	w := worksheet{set: set, seed: o.seed()}
	p, w.names = twoFeatures(p, set)
	if w.at, err = answer.DrawTelling(p, h, w.seed, sheetDecimals); err != nil {
		return &dataError{fmt.Errorf("%s: %w", set.Name, err)}
	}
	lines := w.lines()
	if o.output.key {
		lines = w.answerKey()
	}
	return writeLines(out, lines)
}

// twoFeatures is the problem with the two features whose derivatives are largest at zeros, and their names.
func twoFeatures(p trainer.Problem, set datasets.Set) (trainer.Problem, []string) {
	_, n := p.Size()
	order := make([]int, n)
	for j := range order {
		order[j] = j
	}
	const most = 2
	if n > most {
		grad := trainer.Zeros(n)
		trainer.Evaluate(p, trainer.Zeros(n), &grad)
		slices.SortStableFunc(order, func(a, b int) int {
			switch x, y := math.Abs(grad.W[a]), math.Abs(grad.W[b]); {
			case x > y:
				return -1
			case x < y:
				return 1
			}
			return 0
		})
		order = order[:most]
		slices.Sort(order)
	}
	out := trainer.Problem{Y: p.Y}
	for _, x := range p.X {
		row := make([]float64, len(order))
		for k, j := range order {
			row[k] = x[j]
		}
		out.X = append(out.X, row)
	}
	var names []string
	for _, j := range order {
		names = append(names, set.Features[j].Name)
	}
	return out, names
}

// givenText is a number that a sheet gives: as it is, where that is short.
func givenText(v float64) string {
	if s := strconv.FormatFloat(v, 'g', -1, 64); len(s) <= sheetDecimals+3 {
		return s
	}
	return strconv.FormatFloat(v, 'f', sheetDecimals, 64)
}

// title is the head of a sheet.
func (w worksheet) title() []string {
	m, n := w.at.Problem.Size()
	lines := []string{
		fmt.Sprintf("# One iteration by hand: %s, sheet %d", w.set.Name, w.seed), "",
		fmt.Sprintf("m = %d examples, alpha = %s. Before this iteration:", m, givenText(w.at.Hyper.Alpha)), "",
	}
	var start, example []string
	for j, v := range w.at.Params.W {
		start = append(start, fmt.Sprintf("w%d = %s", j+1, givenText(v)))
	}
	start = append(start, "b = "+givenText(w.at.Params.B))
	for j, v := range w.at.Problem.X[w.at.Example] {
		example = append(example, fmt.Sprintf("x%d = %s (%s)", j+1, givenText(v), w.names[j]))
	}
	example = append(example, "y = "+givenText(w.at.Problem.Y[w.at.Example]))
	lines = append(lines, "    "+strings.Join(start, "   "), "", fmt.Sprintf("Example %d of %d: %s", w.at.Example+1, m, strings.Join(example, ", ")))
	if len(w.set.Features) > n {
		lines = append(lines, fmt.Sprintf("The other %d features are left out.", len(w.set.Features)-n))
	}
	return lines
}

// sums is the sums over the first examples, written as what a sheet gives.
func (w worksheet) sums(examples int) string {
	_, n := w.at.Problem.Size()
	var all []string
	for j := range n {
		all = append(all, fmt.Sprintf("dw%d = %s", j+1, w.sumAfter(answer.SumDW, j, examples)))
	}
	return strings.Join(append(all, "db = "+w.sumAfter(answer.SumDB, 0, examples)), ", ")
}

func (w worksheet) sumAfter(kind answer.Kind, feature, examples int) string {
	at := w.at
	at.Example = examples - 1
	return strconv.FormatFloat(answer.Ask(at, kind, feature).Answer, 'f', sheetDecimals, 64)
}

// lines is the sheet with its blanks.
func (w worksheet) lines() []string {
	m, n := w.at.Problem.Size()
	lines := append(w.title(), "", fmt.Sprintf("Work with %d decimals.", sheetDecimals), "", "Name: ______________________________", "")
	for i, b := range answer.Blanks(n) {
		switch {
		case b.Kind == answer.SumDW && b.Feature == 0:
			lines = append(lines, "", "The examples before it have added up to "+w.sums(w.at.Example)+".", "")
		case b.Kind == answer.MeanDW && b.Feature == 0 && w.at.Example+1 < m:
			lines = append(lines, "", fmt.Sprintf("After all %d examples the sums are %s.", m, w.sums(m)), "")
		case b.Kind == answer.MeanDW && b.Feature == 0, b.Kind == answer.NewW && b.Feature == 0:
			lines = append(lines, "")
		}
		lines = append(lines, fmt.Sprintf("%d. %s = ____________", i+1, w.formula(b)))
	}
	return lines
}

// formula is the line of the loop for a blank.
func (w worksheet) formula(b answer.Blank) string {
	j := b.Feature + 1
	switch b.Kind {
	case answer.Z:
		var terms []string
		for f := range w.names {
			terms = append(terms, fmt.Sprintf("w%d\\*x%d", f+1, f+1))
		}
		return "z = " + strings.Join(append(terms, "b"), " + ")
	case answer.A:
		return "a = 1/(1 + e^-z)"
	case answer.DZ:
		return "dz = a - y"
	case answer.SumDW:
		return fmt.Sprintf("dw%d += x%d\\*dz: dw%d", j, j, j)
	case answer.SumDB:
		return "db += dz: db"
	case answer.MeanDW:
		return fmt.Sprintf("dw%d /= m: dw%d", j, j)
	case answer.MeanDB:
		return "db /= m: db"
	case answer.NewW:
		return fmt.Sprintf("w%d := w%d - alpha\\*dw%d: w%d", j, j, j, j)
	case answer.NewB:
		return "b := b - alpha\\*db: b"
	case answer.Loss, answer.TermDW, answer.Cost, answer.DA, answer.TermDB, answer.PenaltyDW:
	}
	return ""
}

// answerKey is the answers, how far honest work may be off, and the known wrong ones.
func (w worksheet) answerKey() []string {
	_, n := w.at.Problem.Size()
	lines := append(w.title(), "", "## Answers", "",
		fmt.Sprintf("Behind +- is what honest work with %d decimals may be off.", sheetDecimals), "")
	if hiding := answer.CountUndetectedIn(w.at, sheetDecimals); hiding > 0 {
		lines = append(lines, fmt.Sprintf("With these data %s cannot be seen whatever the start: its number is the right one.", number.Count(hiding, "mistake")), "")
	}
	for i, b := range answer.Blanks(n) {
		q := answer.Ask(w.at, b.Kind, b.Feature)
		lines = append(lines, fmt.Sprintf("%d. %s = **%s** +- %s", i+1, w.formula(b), decimalText(q.Answer), decimalText(q.Tolerance(sheetDecimals))))
		for _, wrong := range q.WrongAnswers {
			if wrong.ID != "other-example" {
				lines = append(lines, fmt.Sprintf("    - %s: %s", decimalText(wrong.Value), wrong.Explanation))
			}
		}
	}
	return lines
}

// decimalText is a number of a key.
func decimalText(v float64) string { return strconv.FormatFloat(v, 'f', sheetDecimals, 64) }
