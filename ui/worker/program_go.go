package worker

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"descent/datasets"
	"descent/ui/language"
	"descent/ui/session"
)

// goProgram is the present run as a program of Go, which makes it with the trainer of
// descent and therefore with the same bits.
type goProgram struct {
	programData
}

// newGoProgram returns the Content of that of a state.
func (e Experiment) newGoProgram(st session.State) Content {
	line, _ := e.SharedLine(st)
	p := goProgram{programData{schedule: scheduleOf(st), st: st, commandLine: line}}
	return InMemory{func() []byte { return []byte(p.text()) }, fmt.Sprintf("the run with descent's own trainer, k 0 to %d", p.last)}
}

func goFloats(values []float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = language.FormatNumber(v)
	}
	return "[]float64{" + strings.Join(texts, ", ") + "}"
}

func goStrings(texts []string) string { return fmt.Sprintf("%#v", texts) }

func (p *goProgram) text() string {
	head := append([]string{"The run of", "", "\t" + p.commandLine, ""}, p.dataComment()...)
	head = append(head, p.howToRun()...)
	var b strings.Builder
	for _, line := range head {
		if !strings.HasPrefix(line, "\t") {
			line = " " + line
		}
		b.WriteString(strings.TrimRight("//"+line, " ") + "\n")
	}
	imports := append([]string{"fmt", "log"}, p.goImports()...)
	slices.Sort(imports)
	b.WriteString("package main\n\nimport (\n")
	for _, name := range imports {
		fmt.Fprintf(&b, "\t%q\n", name)
	}
	b.WriteString("\n\t\"descent/datasets\"\n\t\"descent/trainer\"\n)\n\nfunc main() {\n" + p.goData() + p.goStepper() + p.goRun() + "}\n")
	b.WriteString("\nfunc check(err error) {\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n")
	return b.String()
}

// howToRun tells where the program is put, with what, and how it is run.
func (p *goProgram) howToRun() []string {
	place, run := "In a folder of its own", "go run ."
	switch {
	case p.catalogued():
	case p.fromStandardInput():
		run += " < FILE, the table that was learned from"
	case !filepath.IsAbs(p.st.Data.Name):
		place += ", with " + p.st.Data.Name + " in it"
	}
	return []string{place + ", beside the source of descent:", "",
		"\tgo mod init run && go mod edit -require=descent@v0.0.0 -replace=descent=../descent && go mod tidy && " + run}
}

// catalogued is the entry that the data are, if they are one.
func (p *goProgram) catalogued() bool {
	_, ok := datasets.Find(p.st.Data.Name)
	return ok
}

func (p *goProgram) fromStandardInput() bool {
	return p.st.Data.Name == "-" || p.st.Data.Name == datasets.StandardInput
}

func (p *goProgram) goImports() []string {
	switch {
	case p.catalogued():
		return nil
	case p.fromStandardInput():
		return []string{"os"}
	}
	return []string{"context"}
}

// goData reads and preprocesses the data.
func (p *goProgram) goData() string {
	reading, features := p.st.Data.ReadOptions, p.st.Data.Features
	if features == nil {
		features = reading.Table.Features
	}
	var code string
	if p.catalogued() {
		seed, noise := uint64(defaultSeed), -1.0
		if reading.Seed != nil {
			seed = *reading.Seed
		}
		if reading.Noise != nil {
			noise = *reading.Noise
		}
		code = fmt.Sprintf("\tentry, _ := datasets.Find(%q)\n\tset, err := entry.Load(datasets.Generator{M: %d, Noise: %s, Seed: %d})\n\tcheck(err)\n",
			p.st.Data.Name, reading.Size, language.FormatNumber(noise), seed)
		if len(features) > 0 {
			code += "\tset, err = set.Select(" + goStrings(features) + ")\n\tcheck(err)\n"
		}
	} else {
		reading.Table.Features = features
		options := goOptions(reading.Table)
		if p.fromStandardInput() {
			code = "\tset, err := datasets.ReadCSV(os.Stdin, datasets.StandardInput, " + options + ")\n\tcheck(err)\n"
		} else {
			code = fmt.Sprintf("\tset, err := datasets.Open(context.Background(), %q, %s, nil)\n\tcheck(err)\n", p.st.Data.Name, options)
		}
		code += fmt.Sprintf("\tif set.Checksum() != %q {\n\t\tlog.Fatal(\"these are other data\")\n\t}\n", p.st.Data.Set.Checksum())
	}
	t := p.st.Data.Set.Preprocessing()
	if t.Test.Percent > 0 || t.Degree > 1 || t.Scale != datasets.NoScaling {
		test := fmt.Sprintf("datasets.Split{Percent: %d, Seed: %d, Stratified: %t}", t.Test.Percent, t.Test.Seed, t.Test.Stratified)
		code += fmt.Sprintf("\tset, err = set.Preprocess(datasets.Preprocessing{\n\t\tTest:   %s,\n\t\tDegree: %d, Scale: datasets.%s,\n\t})\n\tcheck(err)\n",
			test, t.Degree, []string{"NoScaling", "Standard", "MinMax"}[t.Scale])
	}
	return code
}

// defaultSeed is the seed of a generator that names none.
const defaultSeed = 1

// goOptions is how a table is read; what is as it is by itself is left out.
func goOptions(o datasets.CSVOptions) string {
	var fields []string
	add := func(is bool, name, value string) {
		if is {
			fields = append(fields, name+": "+value)
		}
	}
	add(len(o.Features) > 0, "Features", goStrings(o.Features))
	add(o.Label != "", "Label", fmt.Sprintf("%q", o.Label))
	add(len(o.Positive) > 0, "Positive", goStrings(o.Positive))
	add(len(o.Negative) > 0, "Negative", goStrings(o.Negative))
	add(o.Header == datasets.HeaderYes, "Header", "datasets.HeaderYes")
	add(o.Header == datasets.HeaderNo, "Header", "datasets.HeaderNo")
	add(o.Missing == datasets.Refuse, "Missing", "datasets.Refuse")
	add(o.Decimal == datasets.DecimalPoint, "Decimal", "datasets.DecimalPoint")
	add(o.Decimal == datasets.DecimalComma, "Decimal", "datasets.DecimalComma")
	return "datasets.CSVOptions{" + strings.Join(fields, ", ") + "}"
}

func (p *goProgram) goStepper() string {
	start := "trainer.Zeros(len(set.Features))"
	if at := p.start(); at != nil {
		start = "trainer.Params{W: " + goFloats(at.W) + ", B: " + language.FormatNumber(at.B) + "}"
	}
	return "\tsteps, err := trainer.NewStepper(set.Problem(), " + start + ", 0)\n\tcheck(err)\n"
}

// goRun makes the updates and holds the last against what descent has.
func (p *goProgram) goRun() string {
	var b strings.Builder
	alphas, lambdas := p.alphas(), p.lambdas()
	fmt.Fprintf(&b, "\th := trainer.Hyper{Alpha: %s, Lambda: %s}\n\tfor k := range %d {\n",
		language.FormatNumber(alphas[0].Value), language.FormatNumber(lambdas[0].Value), p.last)
	b.WriteString(goChanges("Alpha", alphas, p.last) + goChanges("Lambda", lambdas, p.last))
	head := p.st.Run.Present.Head()
	b.WriteString("\t\tat := steps.Step(h)\n\t\tfmt.Println(k+1, at.Cost, at.Params.W, at.Params.B)\n\t}\n")
	if last := lambdas[len(lambdas)-1]; last.From == p.last && len(lambdas) > 1 {
		fmt.Fprintf(&b, "\th.Lambda = %s // J is that of the next update\n", language.FormatNumber(last.Value))
	}
	other := fmt.Sprintf("at.Cost != %s || !at.Params.Equal(trainer.Params{W: %s, B: %s})", language.FormatNumber(head.Cost), goFloats(head.Params.W), language.FormatNumber(head.Params.B))
	if p.diverges() {
		other = "at.Status != trainer.Diverged"
	}
	fmt.Fprintf(&b, "\tat := steps.WithHyper(steps.Snapshot(), h)\n\tif %s {\n", other)
	b.WriteString("\t\tlog.Fatal(\"these are not the numbers of descent: \", at.Cost, at.Params)\n\t}\n")
	return b.String()
}

// goChanges sets a number where it changes; at the head there is no update.
func goChanges(field string, plan []session.ScheduledValue, last int) string {
	var code strings.Builder
	for _, r := range plan[1:] {
		if r.From < last {
			fmt.Fprintf(&code, "\t\tif k == %d {\n\t\t\th.%s = %s\n\t\t}\n", r.From, field, language.FormatNumber(r.Value))
		}
	}
	return code.String()
}
