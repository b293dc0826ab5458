// Package elementary is exp, log, log1p, sine and cosine and normal random
// numbers with the same bits on every processor. Those of package math are
// written in assembler for some, and Go may fuse a product with a sum on others.
// Here every operation is one that IEEE 754 rounds in one way, and a product
// that is added is first rounded by a conversion, float64(a*b). It exists apart
// because both the trainer and the data sets stand on it; it must not know either.
package elementary
