/** Where a forecast is made, in hours since a silence began: close at first, where most replies come; at most 40. */
const pointHours: readonly number[] = [
  1 / 60,
  1 / 12,
  0.25,
  0.5,
  ...[1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48],
  ...[54, 60, 66, 72, 78, 84, 90, 96, 108, 120, 132, 144, 156, 168],
];

/** The longest horizon there are points for. */
export const longestHorizonHours = 168;

/** The points of a forecast up to a horizon, in hours. */
export function pointsWithin(horizonHours: number): number[] {
  return pointHours.filter((hours) => hours <= horizonHours);
}
