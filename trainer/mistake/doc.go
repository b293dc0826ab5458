// Package mistake has the wrong versions of one iteration that students really
// write, each as a whole algorithm that can be run: what J, w and b would be if
// one line of the loop were another one. It also judges a single number that is
// answered to one line of the loop.
//
// It is a library beside trainer: it must not know which file a number came from
// or how a mistake is shown. Its texts are plain ASCII, in the notation of the
// loop: dw1 += x1*dz.
//
// The right algorithm is
//
//	J = dw = db = 0
//	for i in 1..m:
//	    z = w*x + b;  a = 1/(1+e^-z);  J += -(y log a + (1-y) log(1-a))
//	    dz = a - y;  dw_j += x_j*dz;  db += dz
//	J /= m; dw /= m; db /= m       (with a penalty: J += lambda/2m sum w_j^2, dw_j += lambda/m w_j)
//	w -= alpha*dw; b -= alpha*db   (all at once)
//
// Where a mistake leaves a formula as it is, it is computed as trainer does, so
// that nothing is lost: log a and log(1-a) are finite for every finite z.
package mistake
