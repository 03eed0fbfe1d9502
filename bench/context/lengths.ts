import { createChance } from '../identity/chance';

/**
 * How many messages each conversation has: most a few, some many, the longest `longest`, together `total`. Long-tailed as chats
 * are: the number falls with the rank.
 */
export function lengthsOf(total: number, conversations: number, longest: number, seed: number): number[] {
  const chance = createChance(seed);
  const weights = Array.from({ length: conversations - 1 }, () => Math.min(1 / (1 - chance.next()) ** 0.8, 400));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const rest = total - longest;
  return [longest, ...weights.map((weight) => Math.max(1, Math.round((weight / sum) * rest)))];
}
