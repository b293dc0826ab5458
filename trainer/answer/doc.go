// Package answer judges one number that a person works out by hand for one line of
// an iteration: it is right, or it is what a known mistake gives, or neither.
//
// It is a library beside trainer: it must not know how a question is put, or what a hint
// costs. Its texts are plain ASCII. A diagnosis says what the number is that was
// given, never what the right one is.
//
// # How far honest work may be off
//
// Who rounds to D decimals after every operation loses at most, with u = 10^-D,
//
//	z        u/2 (sum |x_j| + 2)
//	a, dz    a quarter of that of z, and u/2
//	L        that of a over p, and u/2
//	x_j dz   |x_j| times that of a, and u/2
//	a sum    the sum of those             a mean  that of the sum over m, and u/2
//	J        the mean of those of L, and u/2
//	new w    u + alpha times that of the mean
//
// where p is the probability of the label. A number is right within this or half a unit of its own last
// digit, whichever is more, where it has three significant digits; it is a mistake's where it is as near to that one's
// and the two are more than twice as far apart.
package answer
