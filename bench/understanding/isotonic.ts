/**
 * Points of a rising line from score to share right: neighbours that would fall are pooled (pool adjacent violators), then thinned
 * to `most` points of about equally many cases. Straight lines between them.
 */
export function isotonic(
  cases: readonly { readonly score: number; readonly right: boolean }[],
  most: number,
): number[][] {
  const sorted = [...cases].sort((a, b) => a.score - b.score);
  const size = Math.ceil(sorted.length / most);
  const pools: { score: number; right: number; count: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const some = sorted.slice(at, at + size);
    pools.push({
      score: some.reduce((sum, { score }) => sum + score, 0),
      right: some.filter(({ right }) => right).length,
      count: some.length,
    });
    for (let last = pools.length - 1; last > 0 && falls(pools[last - 1]!, pools[last]!); last -= 1) {
      const { score, right, count } = pools.pop()!;
      const before = pools[last - 1]!;
      before.score += score;
      before.right += right;
      before.count += count;
    }
  }
  return pools.map(({ score, right, count }) => [
    Number((score / count).toFixed(4)),
    Number((right / count).toFixed(4)),
  ]);
}

function falls(one: { right: number; count: number }, next: { right: number; count: number }): boolean {
  return one.right / one.count >= next.right / next.count;
}
