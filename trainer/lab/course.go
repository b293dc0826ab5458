package lab

import (
	"slices"

	"descent/trainer"
)

// courseChecks are the three versions of the check of propagate and optimize.
func courseChecks() []Lab {
	const source = "Neural Networks and Deep Learning (deeplearning.ai), week 2, Logistic Regression with a Neural Network mindset"
	const alpha = 0.009
	version := func(name, title string, x [][]float64, y []float64, b float64, first, hundred []publishedNumber, more ...string) Lab {
		start := fixedStart(b, 1, 2)
		return Lab{
			Name: name, Title: title, Source: source, data: trainer.Problem{X: x, Y: y},
			parts: []part{
				{about: "propagate: at the start", start: start, hyper: trainer.Hyper{Alpha: alpha}, points: first},
				{about: "optimize: 100 iterations with learning rate 0.009", start: start, hyper: trainer.Hyper{Alpha: alpha}, points: hundred},
			},
			Notes: append([]string{
				"After 100 iterations w and b are those of k 100, but the dw and db printed beside them are those of k 99: they were computed before the last update.",
			}, more...),
		}
	}
	return []Lab{
		version("propagate-2", "two examples, b = 2", [][]float64{{1, 3}, {2, 4}}, []float64{1, 0}, 2,
			slices.Concat([]publishedNumber{cost(0, "6.000064773192205")}, grads(0, "0.99993216", "1.99980262"), []publishedNumber{biasGrad(0, "0.499935230625")}),
			slices.Concat(grads(99, "0.90158428", "1.76250842"), []publishedNumber{biasGrad(99, "0.430462071679")}, weights(100, "0.1124579", "0.23106775"), []publishedNumber{bias(100, "1.55930492484")}),
			"The cost printed is wrong from the 13th digit on, 6.0000647731916 is right: the textbook formula forms 1 - a, and loses digits where a is near 1."),
		version("propagate-3", "three examples, b = 2", [][]float64{{1, 3}, {2, 4}, {-1, -3.2}}, []float64{1, 0, 1}, 2,
			slices.Concat([]publishedNumber{cost(0, "5.801545319394553")}, grads(0, "0.99845601", "2.39507239"), []publishedNumber{biasGrad(0, "0.00145557813678")}),
			slices.Concat(grads(99, "0.67752042", "1.41625495"), []publishedNumber{biasGrad(99, "0.219194504541")}, weights(100, "0.19033591", "0.12259159"), []publishedNumber{bias(100, "1.92535983008")}),
			"The cost printed is wrong from the 14th digit on, 5.80154531939415 is right: the textbook formula forms 1 - a, and loses digits where a is near 1."),
		version("propagate-3b", "three examples, b = 1.5, the newer version", [][]float64{{1, 3}, {-2, 0.5}, {-1, -3.2}}, []float64{1, 1, 0}, 1.5,
			slices.Concat([]publishedNumber{cost(0, "0.15900537707692405")}, grads(0, "0.25071532", "-0.06604096"), []publishedNumber{biasGrad(0, "-0.1250040450043965")}),
			slices.Concat(grads(99, "0.17860505", "-0.04840656"), []publishedNumber{biasGrad(99, "-0.08888460336847771")}, weights(100, "0.80956046", "2.0508202"), []publishedNumber{bias(100, "1.5948713189708588")})),
	}
}

// sixPoints is the set of six points of the optional labs.
func sixPoints() Lab {
	six := trainer.Problem{X: [][]float64{{0.5, 1.5}, {1, 1}, {1.5, 0.5}, {3, 0.5}, {2, 2}, {1, 2.5}}, Y: []float64{0, 0, 0, 1, 1, 1}}
	h := trainer.Hyper{Alpha: 0.1}
	return Lab{
		Name: "six-points", Title: "six points in the plane", data: six,
		Source: "Machine Learning Specialization (deeplearning.ai and Stanford), course 1, week 3, optional labs on cost and gradient",
		parts: []part{
			{about: "cost at w = (1, 1), b = -3", start: fixedStart(-3, 1, 1), hyper: h, points: []publishedNumber{cost(0, "0.36686678640551745")}},
			{about: "cost at w = (1, 1), b = -4", start: fixedStart(-4, 1, 1), hyper: h, points: []publishedNumber{cost(0, "0.5036808636748461")}},
			{about: "gradient at w = (2, 3), b = 1", start: fixedStart(1, 2, 3), hyper: h, points: slices.Concat([]publishedNumber{biasGrad(0, "0.49861806546328574")}, grads(0, "0.498333393278696", "0.49883942983996693"))},
			{about: "gradient descent: 10000 iterations from zeros, alpha 0.1", start: zeroStart, hyper: h, points: slices.Concat([]publishedNumber{
				cost(1, "0.684610468560574"), cost(1001, "0.1590977666870457"), cost(2001, "0.08460064176930078"), cost(9001, "0.019030137124109114"),
			}, weights(10000, "5.28", "5.08"), []publishedNumber{bias(10000, "-14.222409982019837")})},
		},
		Notes: []string{"The lab prints the cost after each update: its iteration 0 is k 1 here, its iteration 1000 is k 1001. The w and b at its end are those of k 10000."},
	}
}

// exams is the file of two exam scores.
func exams() Lab {
	lab := trainer.Hyper{Alpha: 0.001}
	// The start of the lab is drawn from a seed: 0.01 times a number between -0.5 and 0.5 each.
	start := fixedStart(-8, -0.00082977995297426, 0.002203244934421581)
	return Lab{
		Name: "exams", Title: "admitted by two exam scores: needs a table of 100 rows", Checksum: "8204d6b2",
		Source: "Machine Learning (Stanford, Coursera), exercise 2, and Machine Learning Specialization, course 1, week 3, practice lab: ex2data1.txt",
		parts: []part{
			{about: "cost and gradient at zeros", start: zeroStart, hyper: lab, points: slices.Concat([]publishedNumber{cost(0, "0.693"), biasGrad(0, "-0.1")}, grads(0, "-12.0092", "-11.2628"))},
			{about: "cost and gradient at w = (0.2, 0.2), b = -24", start: fixedStart(-24, 0.2, 0.2), hyper: lab, points: slices.Concat([]publishedNumber{cost(0, "0.218"), biasGrad(0, "0.043")}, grads(0, "2.566", "2.647"))},
			{about: "gradient descent from the lab's start, b = -8, alpha 0.001", start: start, hyper: lab, points: []publishedNumber{cost(1, "1.01"), cost(1001, "0.31"), cost(10000, "0.30")}},
			{about: "where the cost is lowest", start: zeroStart, hyper: lab, optimum: true, points: slices.Concat([]publishedNumber{cost(0, "0.203"), bias(0, "-25.161")}, weights(0, "0.206", "0.201"))},
		},
		Notes: []string{
			"The lab prints the cost after each update: its iteration 0 is k 1 here.",
			"The 1.01 printed for iteration 0 is not what its own functions give: from its start they give 4.74 before and 0.96 after the first update.",
			"The lowest cost is found by Newton's method, here too; gradient descent on these scores, unscaled, needs millions of iterations.",
		},
	}
}

// microchips is the file of two tests of microchips, with monomials up to degree 6.
func microchips() Lab {
	const alpha = 1
	none := trainer.Hyper{Alpha: alpha, Lambda: 1}
	return Lab{
		Name: "microchips", Title: "accepted by two tests: needs a table of 118 rows", Checksum: "ad7a9b0d", Degree: 6,
		Source: "Machine Learning (Stanford, Coursera), exercise 2: ex2data2.txt, all monomials of two features up to degree 6",
		parts: []part{
			{about: "cost and gradient at zeros, lambda 1", start: zeroStart, hyper: none, points: slices.Concat([]publishedNumber{cost(0, "0.693"), biasGrad(0, "0.0085")}, grads(0, "0.0188", "0.0001", "0.0503", "0.0115"))},
			{about: "cost and gradient with every parameter 1, lambda 10", start: oneStart, hyper: trainer.Hyper{Alpha: alpha, Lambda: 10}, points: slices.Concat([]publishedNumber{cost(0, "3.16"), biasGrad(0, "0.3460")}, grads(0, "0.1614", "0.1948", "0.2269", "0.0922"))},
			{about: "the lowest cost, lambda 1", start: zeroStart, hyper: none, points: []publishedNumber{cost(5000, "0.529")}},
		},
		Notes: []string{"The lowest cost was found by another method; 5000 iterations of gradient descent with alpha 1 come to the same digits."},
	}
}
