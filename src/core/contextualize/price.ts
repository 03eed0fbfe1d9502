import type { Touch } from '../capture/touches';
import type { MoreContext, PriceClass } from './context';

const hourMs = 3600 * 1000;
/** Meta: answered within 24 hours, everything is free for 72 hours from that answer. */
const answerWithinMs = 24 * hourMs;
const freeForMs = 72 * hourMs;

interface Touches {
  readonly firstTouch: Touch | null;
  readonly lastTouch: Touch | null;
}

/** The span in which an answer opens the free entry point of the newest advertisement; null when that can't be open any more. Pure. */
export function adAnswerSpan(
  touches: Touches,
  nowMs: number,
): { readonly fromMs: number; readonly untilMs: number } | null {
  const [touch] = [touches.lastTouch, touches.firstTouch].filter((one) => one?.referral.sourceType === 'ad');
  if (!touch || touch.atMs + answerWithinMs + freeForMs <= nowMs) return null;
  return { fromMs: touch.atMs, untilMs: touch.atMs + answerWithinMs };
}

/** The free entry point that our first answer in that span opened, while it is open. Pure. */
export function adEntryOf(firstAnswerAtMs: number | null, nowMs: number): MoreContext['adEntry'] {
  if (firstAnswerAtMs === null) return null;
  const closesAtMs = firstAnswerAtMs + freeForMs;
  return closesAtMs > nowMs ? { closesAtMs } : null;
}

/** What a message to the buyer costs now. Pure. */
export function priceClassOf(
  adEntry: MoreContext['adEntry'],
  windowClosesAtMs: number | null,
  nowMs: number,
): PriceClass {
  if (adEntry !== null) return 'adEntry';
  return windowClosesAtMs !== null && windowClosesAtMs > nowMs ? 'service' : 'template';
}
