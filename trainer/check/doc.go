// Package check judges the trace of somebody else's gradient descent: rows of k, J,
// w, b and perhaps dw and db, as they were printed. It says whether they are
// right to the digits that were printed, which number is the first that is not, and
// which mistake gives them all.
//
// It must not know how a file is cut into cells, where the data came from, or how a
// verdict is worded for a person.
//
// # How it judges
//
// A row k holds w and b before update k, and J, dw and db at them. A printed number
// agrees with a calculated one that is within half a unit of its last digit. The
// columns are compared in the order of causes: w, b, J, dw, db.
//
//   - The whole right run, then the whole run of every mistake from the same start.
//     A wrong J beside a wrong update is found as well: J depends on nothing but w and b.
//   - Where no run gives the numbers, each step is made once more from the printed
//     row before it, so that a fault shows where it happens and not where it spreads.
//     What the rounding of that row can change is allowed for.
//   - What is left is measured: by which factor each step is too long.
//
// A run far above the bound of alpha doubles the smallest difference every few steps,
// and then nobody's digits are those of another program. The run is made once
// more from a start that is some units of the last digit to the side; from the row on
// where the two differ by what could be printed, each row is judged from the printed
// row before it only.
package check
