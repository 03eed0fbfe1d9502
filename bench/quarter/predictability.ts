import { buyerRhythmOf } from '../../src/core/rhythm/buyerRhythm';
import { planMoment } from '../../src/core/rhythm/planMoment';
import type { History } from '../../src/core/rhythm/examples';
import type { LearntFacts } from '../../src/core/followUp/silence';
import { silenceOf } from '../../src/core/rhythm/spans';
import { createChance } from '../identity/chance';
import { messagesRead } from './talk';

/** One situation: what was known when a silence began. It stays the same; only what is learnt changes. */
export type Situation = History;

const hourMs = 3600 * 1000;

/** So many situations out of all silences of a quarter. */
export function situationsOf(histories: readonly History[], count: number, seed: number): Situation[] {
  const chance = createChance(seed);
  const ours = histories.flatMap(({ messages, zone }) =>
    messages.flatMap(({ direction }, place) =>
      direction === 'out' && messages[place + 1]?.direction !== 'out' ? [{ messages, zone, end: place + 1 }] : [],
    ),
  );
  return Array.from({ length: count }, () => {
    const { messages, zone, end } = chance.pick(ours);
    return { messages: messages.slice(Math.max(0, end - messagesRead), end), zone };
  });
}

/** Left in peace: the chance of a reply is too low. */
const inPeace = -1;

/**
 * When each situation would be looked at under one state of learning, in whole hours after the silence began; -1 when it would be left
 * in peace.
 */
export function plansOf(situations: readonly Situation[], learnt: LearntFacts): number[] {
  return situations.map(({ messages, zone }) => {
    const silence = silenceOf(messages, zone);
    if (silence === null) throw new Error('A situation is a silence of the buyer.');
    const plan = planMoment({
      ...{ model: learnt.model, buyer: buyerRhythmOf(messages, zone), silence },
      bounds: {
        earliestMs: silence.beganAtMs + 24 * hourMs,
        latestMs: silence.beganAtMs + 120 * hourMs,
        freeUntilMs: null,
        isOpen: () => true,
      },
      costs: learnt,
    });
    if (plan !== null && plan.chanceAtAll !== null && plan.chanceAtAll < learnt.leastChance) return inPeace;
    return Math.round(((plan?.atMs ?? silence.beganAtMs) - silence.beganAtMs) / hourMs);
  });
}

/** The share of situations that are decided otherwise than under the state before. */
export function shareChanged(before: readonly number[], after: readonly number[]): number {
  return after.filter((hours, place) => hours !== before[place]).length / after.length;
}

/** Mean entropy, in bits, of what is decided in one situation over several states of learning; 0: always the same. */
export function entropyOver(states: readonly (readonly number[])[]): number {
  const [first] = states;
  if (first === undefined) return 0;
  const entropies = first.map((_, place) => {
    const counts = new Map<number, number>();
    for (const state of states) counts.set(state[place] ?? 0, (counts.get(state[place] ?? 0) ?? 0) + 1);
    return [...counts.values()].reduce(
      (sum, count) => sum - (count / states.length) * Math.log2(count / states.length),
      0,
    );
  });
  return entropies.reduce((sum, bits) => sum + bits, 0) / entropies.length;
}
