package pane

import (
	"maps"
	"math"
	"regexp"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/session"
)

// isAbout tells that a text is v but for how it is rounded and for what two
// calculations may differ by.
func isAbout(text string, v float64) bool {
	return math.Abs(amount(text)-v) <= 0.06*math.Abs(v)+1e-13
}

// square of the gradient before the last step, by the second calculation.
func (s instant) squareBefore() float64 {
	sum := 0.0
	for _, d := range s.dBefore {
		sum += d * d
	}
	return sum
}

// whyProofs has of every kind how its explanation reads, and whether its numbers
// are true by the second calculation.
func whyProofs() map[kind]proof {
	all := whyHeadlineProofs()
	for _, some := range []map[kind]proof{whyStepProofs(), whyAlphaProofs(), whyDataProofs(), whyPenaltyProofs()} {
		maps.Copy(all, some)
	}
	return all
}

func always(instant, []string) bool { return true }

// rose ends what explains that J rose.
const rose = `A step that makes J rise went (?:down first, then )?past the lowest point of its line\.`

func whyHeadlineProofs() map[kind]proof {
	still := `Measured in z, the last step is ` + numeral + `, the gradient ` + numeral + `\. Up to ` + numeral + ` and ` + numeral + ` they count as 0\.`
	stands := func(s instant, m []string) bool {
		return isAbout(m[1], s.lastStep()) && amount(m[1]) <= amount(m[3]) && amount(m[2]) <= amount(m[4]) && isAbout(m[4], 100*s.tolerance)
	}
	leaps := proof{`J rose in ` + count + ` of the last ` + count + ` steps and came to ` + numeral + `, ` + numeral + ` times its start\. ` + rose, func(s instant, m []string) bool {
		least, most := s.rises(counted(m[2]))
		return least <= counted(m[1]) && counted(m[1]) <= most && isAbout(m[4], amount(m[3])/s.costs[0])
	}}
	return map[kind]proof{
		kindNothingLearned: {`z = w·x \+ b is 0 for every example here, so a = σ\(0\) = 1/2, and J = log 2 = ` + numeral + `: what guessing gets\.`, func(_ instant, m []string) bool {
			return math.Abs(amount(m[1])-math.Ln2) < 1e-5
		}},
		kindStart: {`No update was made yet: these are the w and b that the run starts from, and with them J is ` + numeral + `\.`, func(s instant, m []string) bool { return s.k == 0 && isAbout(m[1], s.costs[0]) }},
		kindAllCorrect: {`One step before ` + count + ` of ` + count + ` were not correct\. Now a is above 0\.5 for every y = 1 and below for every y = 0\. J goes on: it says how sure a is\.`, func(s instant, m []string) bool {
			then, _, _, _ := verdicts(s.x, s.y, s.before, nil)
			return counted(m[1]) == len(s.x)-then[0]-then[1] && counted(m[2]) == len(s.x)
		}},
		kindDiverged: {`A computer holds numbers up to 1\.8e308\. The last update, with α ` + numeral + `, went beyond: from here no step can be computed\.`, func(s instant, m []string) bool { return amount(m[1]) == s.used }},
		kindUnchanged: {`(?:The gradient was 0 in every direction, and w − α·0 is w again\. Every further step does the same\.|The last update changed w, b by ` + numeral + ` at most, in the last digits that they have: that is rounding\.|α times the largest gradient was ` + numeral + `·` + numeral + ` = ` + numeral + `: too little to change the last digit of any w or b\.)`, func(s instant, m []string) bool {
			return m[2] == "" || amount(m[2]) == s.used && isAbout(m[4], amount(m[2])*amount(m[3]))
		}},
		kindTooSmallToMatter: {still + ` J itself would fall for ever\.`, stands},
		kindConverged:        {still, stands},
		kindCycle: {`w and b are, digit by digit, those of k ` + count + `\. With the same α the next step leads to those of k ` + count + ` again, and so on for ever\.`, func(s instant, m []string) bool {
			return counted(m[1]) == s.k-2 && counted(m[2]) == s.k-1
		}},
		kindPlayPauses: {`Play stops at every ` + count + ` steps, so that it never runs on unseen\. The run is not at its end\.`, func(s instant, m []string) bool { return counted(m[1]) == s.limit }},
		kindLeaps:      leaps, kindLeapt: leaps,
		kindAboveStart: {`All ` + count + ` steps together led up: J is higher by ` + numeral + ` than with the w and b of the start\.`, func(s instant, m []string) bool {
			return counted(m[1]) == s.k && s.isAway(m[2], s.costs[s.k]-s.costs[0])
		}},
		kindSwings: {`Of the last ` + count + ` steps ` + count + ` made J rise and ` + count + ` made it fall\. ` + rose, func(s instant, m []string) bool {
			least, most := s.rises(counted(m[1]))
			return least <= counted(m[2]) && counted(m[2]) <= most && counted(m[2])+counted(m[3]) <= counted(m[1])
		}},
		kindRises: {`A step goes straight downhill, as far as α says\. This one was too long: (?:after ` + numeral + ` % of its way it passed the lowest point and ran up|it passed the lowest point of its line and ended higher than it began)\.`, func(_ instant, m []string) bool {
			return m[1] == "" || amount(m[1]) > 0 && amount(m[1]) < 100
		}},
		kindFalls: {`(?:Against the gradient J falls fastest: at first by \|dw\|² \+ db² = ` + numeral + ` times α\. With α ` + numeral + ` the whole step made it fall by ` + numeral + `|A step goes against the gradient, the way in which J falls fastest)\.`, func(s instant, m []string) bool {
			return m[1] == "" || isAbout(m[1], s.squareBefore()) && amount(m[2]) == s.used && s.isAway(m[3], s.costs[s.k-1]-s.costs[s.k])
		}},
		kindStands: {`(?:The last step changed J by ` + numeral + `: so little is decided by how J itself is rounded|J differs from the one before by less than what rounding makes)\.`, func(s instant, m []string) bool {
			return m[1] == "" || amount(m[1]) <= 1e-13*max(1, s.costs[s.k])
		}},
		kindCostHere: {`Of the steps before k ` + count + ` nothing is kept here, so that nothing can be said of how J moved\.`, always},
	}
}

func whyStepProofs() map[kind]proof {
	return map[kind]proof{
		kindOptimumHere: {`Newton's method, which jumps to the lowest point of a parabola fitted to J, ends at these w and b too\. The lowest J is ` + numeral + `\.`, func(s instant, m []string) bool { return isAbout(m[1], s.costs[s.k]) }},
		kindOptimumAway: {`Newton's method finds the lowest J at ([wb][₀-₉]*) = ` + numeral + `; here ([wb][₀-₉]*) is ` + numeral + `\. A small step is not closeness: it may be small because the valley is flat\.`, func(s instant, m []string) bool {
			worst, far := s.away()
			return m[1] == parameter(worst, len(s.now)-1) && m[3] == m[1] && isAbout(m[2], s.best[worst]) && isAbout(m[4], s.now[worst]) && (far < 1e-3 || amount(m[2]) != amount(m[4]))
		}},
		kindManyOptima: {`Columns of these data depend on each other: one weight can grow and others fall so that no z changes\. So many w, b have the lowest J, ` + numeral + `\.`, func(s instant, m []string) bool { return isAbout(m[1], s.costs[s.k]) }},
		kindCouldFall: {`J is ` + numeral + ` here and ` + numeral + ` at the optimum that Newton's method finds\.`, func(s instant, m []string) bool {
			return isAbout(m[1], s.costs[s.k]) && isAbout(m[2], s.lowest) && amount(m[1]) > amount(m[2])
		}},
		kindGrewTooLarge: {`(?:The largest gradient before was ` + numeral + `; times α ` + numeral + ` it made a step of ` + numeral + `|z, a loss or a weight went beyond what a computer holds)\. A smaller α keeps the steps shorter\.`, func(s instant, m []string) bool {
			return m[1] == "" || amount(m[2]) == s.used && (isAbout(m[3], amount(m[1])*amount(m[2])) || math.IsInf(amount(m[3]), 1))
		}},
		kindGoesBack: {`Every step is kept\. At k ` + count + ` all numbers are finite: a smaller α can go on from there\.`, func(s instant, m []string) bool { return counted(m[1]) == s.k-1 }},
		kindFirstStep: {`(?:The update is [wb][₀-₉]* := [wb][₀-₉]* − α·d[wb][₀-₉]*\. Here α·d[wb][₀-₉]* is more than a computer holds: α is far too large\.|The update is ([wb][₀-₉]*) := ([wb][₀-₉]*) − α·d([wb][₀-₉]*)\. Here d[wb][₀-₉]* is ` + numeral + `, so [wb][₀-₉]* changes by −` + numeral + `·\(` + numeral + `\) = ` + numeral + `: against its gradient\.)`, func(s instant, m []string) bool {
			return m[1] == "" || m[1] == m[2] && m[2] == m[3] && m[4] == m[6] && amount(m[5]) == s.alpha && math.Abs(amount(m[7])+amount(m[5])*amount(m[6])) <= 1.1e-4*math.Abs(amount(m[7]))
		}},
		kindBoundaryTurnedOver: {`The last step took w₁ from ` + numeral + ` to ` + numeral + `(, and every other w past 0)?\. So z falls along each feature where it rose: 1 is predicted on the other side\.`, func(s instant, m []string) bool {
			return isAbout(m[1], s.before[0]) && isAbout(m[2], s.now[0]) && (m[3] != "") == (len(s.x[0]) > 1) && s.turned()
		}},
		kindOvershot: {`Along the last step the slope of J was −` + numeral + ` at the start and \+` + numeral + ` at the end: J fell first, then rose\. The floor lay between\.`, func(s instant, m []string) bool {
			end := 0.0
			for j, d := range s.dNow {
				end -= d * s.dBefore[j]
			}
			return isAbout(m[1], s.squareBefore()) && isAbout(m[2], end)
		}},
		kindTinyAlpha: {`Measured in z, the last step is ` + numeral + `, but the gradient is ` + numeral + `: up to ` + numeral + ` it would count as 0\. A larger α makes longer steps\.`, func(s instant, m []string) bool {
			return isAbout(m[1], s.lastStep()) && amount(m[2]) > amount(m[3]) && isAbout(m[3], 100*s.tolerance)
		}},
		kindForks: {`From k ` + count + ` the run went on with α ` + numeral + `\. With α ` + numeral + ` a new run begins here; the old one stays, as a ghost\.`, func(s instant, m []string) bool {
			return counted(m[1]) == s.k && amount(m[3]) == s.alpha && amount(m[2]) != s.alpha
		}},
	}
}

func whyAlphaProofs() map[kind]proof {
	bound := `(?:It is 8/λmax = 8/` + numeral + ` = ` + numeral + `, λmax the largest eigenvalue of XᵀX/m\.)`
	bounded := func(s instant, m []string) bool {
		return isRounded(m[1], 8/s.bound) && isRounded(m[2], s.bound) && isRounded(m[2], 8/amount(m[1]))
	}
	return map[kind]proof{
		kindNoBound:        {`The bound is 8/λmax, λmax the largest eigenvalue of XᵀX/m\. It is beyond the numbers that a computer holds\.`, always},
		kindEstimate:       {`The bound is 8/λmax, λmax the largest eigenvalue of XᵀX/m\. For data as large as these it is estimated from some rows: about ` + numeral + `\. It promises nothing\.`, always},
		kindSafe:           {`Up to the bound no step makes J rise, wherever you are\. ` + bound, bounded},
		kindOverMayRise:    {`Up to the bound no step makes J rise, wherever you are\. Above it one may\. ` + bound, bounded},
		kindOverTimes:      {`Up to the bound no step makes J rise, wherever you are\. Above it steps did\. ` + bound, bounded},
		kindOverYetFalls:   {`Above the bound J may rise, but need not: along this step it bends less\. ` + bound, bounded},
		kindWhatBoundMeans: {`The bound takes the most that J can bend: a·\(1 − a\) is 1/4 at most\. Where a is near 0 or 1 it is less, and a larger α may do\.`, always},
	}
}

func whyDataProofs() map[kind]proof {
	flatter := `J is up to ` + numeral + ` times flatter in one direction than in another \(condition of XᵀX/m\)\. With every column `
	return map[kind]proof{
		kindSlowSmallAlpha: {`The last step made J fall by ` + numeral + `\. The bound, ` + numeral + `, is ` + numeral + ` times α: a step can be that much longer\.`, func(s instant, m []string) bool {
			return s.guessed || s.isAway(m[1], s.costs[s.k-1]-s.costs[s.k]) && isAbout(m[2], s.bound) && isAbout(m[3], s.bound/s.alpha)
		}},
		kindSlowScale:  {flatter + `divided by its spread it is ` + numeral + ` times\.`, func(s instant, m []string) bool { return isAbout(m[1], s.raw) && isAbout(m[2], s.spread) }},
		kindSlowCentre: {flatter + `centred, then divided by its spread it is ` + numeral + ` times\.`, func(s instant, m []string) bool { return isAbout(m[1], s.raw) && isAbout(m[2], s.standard) }},
		kindTryScaling: {`\(x − mean\)/spread for every column brings the condition of XᵀX/m from ` + numeral + ` to ` + numeral + `: then one α suits all directions\.`, func(s instant, m []string) bool { return isAbout(m[1], s.raw) && isAbout(m[2], s.standard) }},
		kindLargeFeatures: {`x([₀-₉]+) lies about ` + numeral + ` from 0(?:\. λmax is at least its square, so that the bound 8/λmax is at most ` + numeral + `|, and λmax is at least its square)\.`, func(s instant, m []string) bool {
			return m[3] == "" || amount(m[3])*1.06 >= s.bound && isAbout(m[3], 8/amount(m[2])/amount(m[2]))
		}},
		kindOneClass: {`Every y is ([01]): as b (falls|grows), every a comes nearer to [01] and J nearer to 0, without an end\.`, func(s instant, m []string) bool {
			return amount(m[1]) == s.y[0] && (m[2] == "grows") == (s.y[0] == 1)
		}},
		kindSeparable:      {`Newton's method found a (?:threshold|line|plane) with all y = 1 on the one side and all y = 0 on the other\. This run need not have come there yet\.`, func(s instant, _ []string) bool { return s.parted }},
		kindLongRun:        {`Where a (?:threshold|line|plane) parts the classes, twice its w and b is the same (?:threshold|line|plane) and brings every a nearer to its y: J falls\. So there is no best w\.`, func(s instant, _ []string) bool { return s.parted }},
		kindNoLowest:       {`Where a (?:threshold|line|plane) parts the classes, twice its w and b is the same (?:threshold|line|plane) and brings every a nearer to its y: J falls\. So there is no best w\.`, func(s instant, _ []string) bool { return s.parted }},
		kindQuasiSeparated: {`The ` + count + ` on it are of both classes, so that no w gets all of them correct\. All others lie on the side of their y\.`, func(s instant, m []string) bool { return counted(m[1]) == s.touching.on }},
		kindQuasiSeparatedLimit: {`As w grows the others cost less and less\. The ` + count + ` on the boundary keep costing: alone they make J ` + numeral + `\.`, func(s instant, m []string) bool {
			return counted(m[1]) == s.touching.on && isAbout(m[2], s.touching.limit)
		}},
		kindConstant: {`x([₀-₉]+) is ` + numeral + ` in every example, so w[₀-₉]+·x[₀-₉]+ adds the same to every z, as b does: it tells no example from another\.`, func(s instant, m []string) bool {
			j := s.constant[0]
			return isAbout(m[2], s.x[0][j]) && isAbout(m[2], s.x[len(s.x)-1][j])
		}},
		kindAccuracy: {`(?:J fell, and as many are correct: J counts how far each a is from its y, this only its side of 0\.5\. Wrong: ` + count + ` of ` + count + ` with y = 0, ` + count + ` of ` + count + ` with y = 1\.|An example is correct where a is above 0\.5 and y is 1, or below and y is 0\. Wrong are ` + count + ` of ` + count + ` with y = 0 and ` + count + ` of ` + count + ` with y = 1\.)`, func(s instant, m []string) bool {
			correct, wrong, _, _ := verdicts(s.x, s.y, s.now, nil)
			if m[1] != "" {
				was, _, _, _ := verdicts(s.x, s.y, s.before, nil)
				_, sure := s.moved(s.k)
				return counted(m[1]) == wrong[0] && counted(m[3]) == wrong[1] && was[0]+was[1] == correct[0]+correct[1] && (!sure || s.costs[s.k] < s.costs[s.k-1])
			}
			m = m[4:]
			return counted(m[1]) == wrong[0] && counted(m[3]) == wrong[1] && counted(m[2])+counted(m[4]) == len(s.x)
		}},
	}
}

// why proves the explanation of a sentence: it reads as one of its kind does, its
// numbers are true, and it takes at most four rows of the overlay.
func (p *prover) why(name string, s instant, f scene, k kind, curve *StepCurve) {
	p.t.Helper()
	text := strings.ReplaceAll(whyTexts()[k](f.moment(), curve), emphasisMark, "")
	if p.failed[name+text] {
		return
	}
	m := p.whyPatterns[k].FindStringSubmatch(text)
	switch rows := f.wrapped(whyTexts()[k](f.moment(), curve), whyTextWidth); {
	case m == nil:
		p.failed[name+text] = true
		p.t.Errorf("%s, k %d: kind %d is explained by %q", name, s.k, k, text)
	case !whyProofs()[k].holds(s, m):
		p.failed[name+text] = true
		p.t.Errorf("%s, α %v, k %d: not true: %q", name, s.alpha, s.k, text)
	case len(rows) > 4 && !f.Plain:
		p.failed[name+text] = true
		p.t.Errorf("%s, k %d: %d rows: %q", name, s.k, len(rows), text)
	}
}

// Every sentence that can be said has an explanation, and no other is left.
func TestEverySentenceIsExplained(t *testing.T) {
	for k := range numKinds {
		if whyTexts()[k] == nil || whyProofs()[k].holds == nil {
			t.Errorf("kind %d has no explanation, or no proof of it", k)
		}
	}
	if n := len(whyTexts()); n != int(numKinds) {
		t.Errorf("%d explanations for %d kinds", n, numKinds)
	}
}

// J along a step begins at the J before, lands at the J after, and is lowest where
// it says.
func TestStepCurve(t *testing.T) {
	for _, alpha := range []float64{0.3, 1, 30} {
		l := trainOn(t, "iris-hard").alpha(alpha).walk(19)
		f := l.frame()
		before := f.Run.Recent[len(f.Run.Recent)-2]
		c := NewStepCurve(l.problem, before, f.Run.Snapshot.IncomingAlpha, false)
		if math.Abs(c.Costs[0]-before.Cost) > 1e-12 || math.Abs(c.EndCost-f.Run.Snapshot.Cost) > 1e-12 || c.From != 18 {
			t.Errorf("α %v: from %v to %v at k %d, not %v to %v", alpha, c.Costs[0], c.EndCost, c.From, before.Cost, f.Run.Snapshot.Cost)
		}
		lowest, least := 0.0, math.Inf(1)
		for i := range 10001 { // by another way: the parameters there
			at := 1.2 * alpha * float64(i) / 10000
			to := modelOf(before.Params)
			for j, d := range entries(before.Grad) {
				to[j] -= at * d
			}
			if j := costAt(l.problem.X, l.problem.Y, to); j < least {
				lowest, least = at, j
			}
		}
		if math.Abs(c.MinStep-lowest) > 1.3e-4*alpha || c.MinCost > least+1e-12 || c.MinCost < 0.999*least {
			t.Errorf("α %v: J is lowest, %v, at %v, not %v at %v", alpha, least, lowest, c.MinCost, c.MinStep)
		}
		for i, j := range c.Costs {
			if j < c.MinCost-1e-12 || c.stepAt(i) > 1.2*alpha*(1+1e-12) {
				t.Errorf("α %v: J is %v at %v, below the lowest %v", alpha, j, c.stepAt(i), c.MinCost)
			}
		}
	}
}

// What is offered to try is a line of the language that works on the screen and
// without one, and differs from the others.
func TestTriesAreLines(t *testing.T) {
	for _, e := range datasets.Catalogue() {
		for _, factor := range []float64{1, 100, 1e-4} {
			for _, k := range []int{0, 1, 20} {
				f := trainOn(t, e.Name).alpha(e.Alpha * factor).walk(k).frame()
				seen := map[string]bool{}
				for _, try := range f.moment().tries() {
					i, fault := language.Parse(try.Line)
					if fault != nil || language.UnavailableError(i, language.Screen) != nil || language.UnavailableError(i, language.Text) != nil || seen[try.Line] || try.About == "" {
						t.Errorf("%s, k %d: %q is no line: %v", e.Name, k, try.Line, fault)
					}
					seen[try.Line] = true
				}
				if len(seen) == 0 || len(seen) > maxTries {
					t.Errorf("%s, k %d: %d lines to try", e.Name, k, len(seen))
				}
			}
		}
	}
}

// The overlay names the sentences that the screen shows, in their order, at every
// size; the picture is on it, or on its second page.
func TestWhyShowsWhatIsShown(t *testing.T) {
	l := trainOn(t, "iris-hard").walk(19)
	f := l.frame()
	curve := NewStepCurve(l.problem, f.Run.Recent[len(f.Run.Recent)-2], f.Run.Snapshot.IncomingAlpha, false)
	for _, size := range [][4]int{{100, 30, 42, 4}, {80, 24, 78, 1}} {
		f.Compact = size[3] == 1
		w := Why{state: f.moment(), said: f.moment().shownSentences(Size{size[2], size[3]}), Tries: f.moment().tries(), Curve: curve}
		draw := func(page int) string {
			w.Page = page
			return painted(f, size[0], size[1], func(_ scene, a chart.Area) { w.Draw(a) })
		}
		text := draw(0)
		at := 0
		for _, s := range w.said {
			i := strings.Index(text[at:], strings.TrimSuffix(s.first+s.rest, "."))
			if i < 0 {
				t.Fatalf("%v: %q is not explained, or out of order, in\n%s", size, s.first+s.rest, text)
			}
			at += i
		}
		if size[3] == 1 {
			text += draw(1)
		}
		for _, want := range []string{"k 18", "k 19", "bound", "lowest: α 0.14", "J 0.642", "1 :alpha 0.1", "Esc close"} {
			if !strings.Contains(text, want) {
				t.Errorf("%v: no %q in\n%s", size, want, text)
			}
		}
	}
	w := Why{state: f.moment(), said: sentences(f.moment(), unbounded), Tries: f.moment().tries()}
	if said := strings.Join(w.Text(), "\n"); !strings.Contains(said, "8/λmax = 8/28.65 = 0.279") || !strings.Contains(said, "try alpha 0.1: J cannot rise") || strings.Contains(said, emphasisMark) {
		t.Errorf("said: %s", said)
	}
}

// Without a step there is a next one; without a direction there is none.
func TestStepOf(t *testing.T) {
	at := trainer.Snapshot{Params: trainer.Zeros(1), Grad: trainer.Zeros(1)}
	st := stateAt(at, 0.3)
	if got, alpha, next, ok := StepOf(st); !ok || !next || alpha != 0.3 || got.Iter != 0 {
		t.Errorf("at the start: %+v %v %v %v", got, alpha, next, ok)
	}
	at.Grad.B = math.Inf(1)
	if _, _, _, ok := StepOf(stateAt(at, 0.3)); ok {
		t.Error("a step without a finite gradient has a direction")
	}
}

func stateAt(at trainer.Snapshot, alpha float64) session.State {
	return session.State{Run: session.RunState{Snapshot: at, Recent: []trainer.Snapshot{at}, Alpha: alpha}}
}

func whyPatterns() map[kind]*regexp.Regexp {
	all := map[kind]*regexp.Regexp{}
	for k, p := range whyProofs() {
		all[k] = regexp.MustCompile("^(?:" + p.pattern + ")$")
	}
	return all
}
