import type { ConversationState, MessageTime, Silence, Span } from './rhythm';

/** Messages of one side with less than this between them are one burst. */
const burstGapMs = 600_000;
const hourMs = 3600 * 1000;

/** Messages of one side that belong together. */
export interface Burst {
  readonly direction: 'in' | 'out';
  readonly firstAtMs: number;
  readonly lastAtMs: number;
}

/** The bursts of a conversation. `messages` are in order of time; of one instant, in the order they came. */
export function burstsOf(messages: readonly MessageTime[]): Burst[] {
  const bursts: { direction: 'in' | 'out'; firstAtMs: number; lastAtMs: number }[] = [];
  for (const { atMs, direction } of messages) {
    const last = bursts.at(-1);
    if (last?.direction === direction && atMs - last.lastAtMs < burstGapMs) last.lastAtMs = atMs;
    else bursts.push({ direction, firstAtMs: atMs, lastAtMs: atMs });
  }
  return bursts;
}

/**
 * Each burst of ours and what came of it, in order (facts/timing.md, 3): the buyer's next burst answers it; our own next burst
 * cuts it off; else it is open and was last seen silent at `untilMs`.
 */
export function spansOf(messages: readonly MessageTime[], untilMs: number): Span[] {
  const spans: Span[] = [];
  const bursts = burstsOf(messages);
  let theirsEndedMs: number | null = null;
  let oursEndedMs: number | null = null;
  for (const [index, burst] of bursts.entries()) {
    if (burst.direction === 'in') {
      theirsEndedMs = burst.lastAtMs;
      continue;
    }
    const next = bursts[index + 1];
    const startedAtMs = burst.lastAtMs;
    spans.push({
      ...tempo(startedAtMs, theirsEndedMs, oursEndedMs),
      startedAtMs,
      durationMs: Math.max(0, (next?.firstAtMs ?? untilMs) - startedAtMs),
      end: next === undefined ? 'open' : next.direction === 'in' ? 'replied' : 'promptedAgain',
    });
    oursEndedMs = startedAtMs;
  }
  return spans;
}

/** The silence that runs now: it began with our last burst. Null when the buyer wrote last, or nobody did. */
export function silenceOf(messages: readonly MessageTime[], zone: string): Silence | null {
  const span = spansOf(messages, messages.at(-1)?.atMs ?? 0).at(-1);
  if (span?.end !== 'open') return null;
  const { startedAtMs, state, sinceTheirsMs, sinceOursMs } = span;
  return { beganAtMs: startedAtMs, state, sinceTheirsMs, sinceOursMs, zone };
}

/** The state by the time between the end of the buyer's last burst and the end of ours; null: the buyer never wrote. */
export function stateOf(sinceTheirsMs: number | null): ConversationState {
  if (sinceTheirsMs === null) return 'neverWrote';
  if (sinceTheirsMs <= hourMs / 4) return 'within15Minutes';
  if (sinceTheirsMs <= hourMs) return 'withinHour';
  return sinceTheirsMs <= 24 * hourMs ? 'withinDay' : 'longer';
}

function tempo(atMs: number, theirsEndedMs: number | null, oursEndedMs: number | null) {
  const sinceTheirsMs = theirsEndedMs === null ? null : atMs - theirsEndedMs;
  const sinceOursMs = oursEndedMs === null ? null : atMs - oursEndedMs;
  return { state: stateOf(sinceTheirsMs), sinceTheirsMs, sinceOursMs };
}
