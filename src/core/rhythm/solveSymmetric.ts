/** Solves `matrix * x = right` for a symmetric, positive matrix, given by its lower half in rows (Cholesky). */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const width = right.length;
  const lower = new Float64Array(width * width);
  const read = (from: Float64Array, row: number, column: number): number => from[row * width + column] ?? 0;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = read(matrix, row, column);
      for (let at = 0; at < column; at++) sum -= read(lower, row, at) * read(lower, column, at);
      lower[row * width + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / read(lower, column, column);
    }
  }
  const half = new Float64Array(width);
  for (let row = 0; row < width; row++) {
    let sum = right[row] ?? 0;
    for (let at = 0; at < row; at++) sum -= read(lower, row, at) * (half[at] ?? 0);
    half[row] = sum / read(lower, row, row);
  }
  const solved = new Float64Array(width);
  for (let row = width - 1; row >= 0; row--) {
    let sum = half[row] ?? 0;
    for (let at = row + 1; at < width; at++) sum -= read(lower, at, row) * (solved[at] ?? 0);
    solved[row] = sum / read(lower, row, row);
  }
  return solved;
}
