/** One thing to learn: its features, and per output 1 or 0 (or null: says nothing of it). */
export interface Example {
  readonly features: Uint32Array;
  readonly targets: readonly (0 | 1 | null)[];
  readonly weight: number;
}

export interface Learned {
  readonly weights: Float32Array;
  readonly biases: Float64Array;
}

/**
 * Logistic regression, every output on its own, by AdaGrad over the examples in a seeded order. Deterministic: the same examples,
 * the same weights. `shrink` pulls weights to nothing (L2).
 */
export function learn(
  examples: readonly Example[],
  size: { readonly buckets: number; readonly width: number },
  how: { readonly epochs: number; readonly rate: number; readonly shrink: number; readonly chance: () => number },
): Learned {
  const weights = new Float32Array(size.buckets * size.width);
  const squares = new Float32Array(size.buckets * size.width).fill(0.1);
  const biases = new Float64Array(size.width);
  const biasSquares = new Float64Array(size.width).fill(1);
  const order = examples.map((_, index) => index);
  const slopes = new Float64Array(size.width);
  for (let epoch = 0; epoch < how.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(how.chance() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) step(examples[index]!);
  }
  return { weights, biases };

  function step({ features, targets, weight }: Example): void {
    if (features.length === 0) return;
    const norm = 1 / Math.sqrt(features.length);
    slopes.fill(0);
    for (const feature of features) {
      const row = feature * size.width;
      for (let column = 0; column < size.width; column += 1) slopes[column]! += weights[row + column]!;
    }
    for (let column = 0; column < size.width; column += 1) {
      const target = targets[column];
      const told = 1 / (1 + Math.exp(-(slopes[column]! * norm + biases[column]!)));
      const slope = target === null || target === undefined ? 0 : (told - target) * weight;
      slopes[column] = slope * norm;
      biasSquares[column]! += slope * slope;
      biases[column]! -= (0.1 * slope) / Math.sqrt(biasSquares[column]!);
    }
    for (const feature of features) {
      const row = feature * size.width;
      for (let column = 0; column < size.width; column += 1) {
        const at = row + column;
        const slope = slopes[column]! + how.shrink * weights[at]!;
        if (Math.abs(slope) < 1e-6) continue;
        squares[at]! += slope * slope;
        weights[at]! -= (how.rate * slope) / Math.sqrt(squares[at]!);
      }
    }
  }
}

/** Whole numbers from -127 to 127 and what one step is worth, per output. */
export function quantise(learned: Learned, width: number): { readonly weights: Int8Array; readonly scales: number[] } {
  const scales = Array.from({ length: width }, (_, column) => {
    const sizes: number[] = [];
    for (let at = column; at < learned.weights.length; at += width) sizes.push(Math.abs(learned.weights[at]!));
    sizes.sort((a, b) => a - b);
    // A few giants would leave everything else at zero: they are cut.
    return Math.max(1e-6, sizes[Math.floor(sizes.length * 0.9995)]!) / 127;
  });
  const weights = Int8Array.from(learned.weights, (weight, at) =>
    Math.max(-127, Math.min(127, Math.round(weight / scales[at % width]!))),
  );
  return { weights, scales };
}
