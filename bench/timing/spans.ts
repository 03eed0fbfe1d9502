import { join } from 'node:path';
import { examplesOf, type Example, type History } from '../../src/core/rhythm/examples';
import { offsetMsAt } from '../../src/core/workingTime/clockSegments';
import { readRows, type DataSet, type SetMessage } from './readData';
import type { Split } from './split';

const hourMs = 3600 * 1000;

/** A span of a data set: who sent, who was to reply, and in which part it lies. */
export interface SetSpan extends Example {
  readonly sender: number;
  readonly receiver: number;
  readonly dyad: string;
  readonly part: 'train' | 'test' | 'tail';
}

/** One pair seen from one side: `sender` is "us". */
export interface SetHistory extends History {
  readonly sender: number;
  readonly receiver: number;
}

/** Each pair seen from both sides. */
export function historiesOf(messages: readonly SetMessage[], zone: string): SetHistory[] {
  const pairs = new Map<string, SetMessage[]>();
  for (const message of messages) {
    const key = `${Math.min(message.from, message.to)}-${Math.max(message.from, message.to)}`;
    const known = pairs.get(key);
    if (known) known.push(message);
    else pairs.set(key, [message]);
  }
  return [...pairs.keys()].flatMap((key) => {
    const [low = 0, high = 0] = key.split('-').map(Number);
    const sides: [number, number][] = [
      [low, high],
      [high, low],
    ];
    return sides.map(([sender, receiver]) => ({
      sender,
      receiver,
      zone,
      messages: (pairs.get(key) ?? []).map(({ from, atMs }) => ({
        atMs,
        direction: from === sender ? ('out' as const) : ('in' as const),
      })),
    }));
  });
}

/** All spans of a set in order of time, each with what was known when it began. */
export function setSpans(histories: readonly SetHistory[], split: Split, windowHours: number): SetSpan[] {
  const lastTestMs = split.endMs - windowHours * hourMs;
  return histories
    .flatMap((history) =>
      examplesOf(history, split.endMs).map((example): SetSpan => {
        const { sender, receiver } = history;
        const { startedAtMs } = example.span;
        const part = startedAtMs < split.splitMs ? 'train' : startedAtMs <= lastTestMs ? 'test' : 'tail';
        const dyad = `${Math.min(sender, receiver)}-${Math.max(sender, receiver)}`;
        return { ...example, sender, receiver, dyad, part };
      }),
    )
    .sort((a, b) => a.span.startedAtMs - b.span.startedAtMs);
}

/** Throws unless the spans are those of facts/timing.md: by number, and row by row those of the reference's file. */
export function checkSpans(folder: string, { name, zone, known, spansFile }: DataSet, spans: readonly SetSpan[]): void {
  for (const end of ['replied', 'promptedAgain', 'open'] as const) {
    same(`${name}: spans that end ${end}`, spans.filter(({ span }) => span.end === end).length, known.spans[end]);
  }
  same(`${name}: spans in the test part`, spans.filter(({ part }) => part === 'test').length, known.test);
  const ends = { replied: 1, promptedAgain: 2, open: 0 };
  const ours = spans.map(({ sender, receiver, span, part }) => {
    const seconds = (span.startedAtMs + offsetMsAt(zone, span.startedAtMs)) / 1000;
    const since = span.sinceTheirsMs === null ? '' : Number((span.sinceTheirsMs / hourMs).toFixed(4));
    return [
      sender,
      receiver,
      seconds,
      Number((span.durationMs / hourMs).toFixed(4)),
      ends[span.end],
      since,
      part,
    ].join();
  });
  const theirs = readRows(join(folder, spansFile)).map(([sender, receiver, seconds, hours, end, , , , since, part]) =>
    [sender, receiver, seconds, Number(hours), end, since === '' ? '' : Number(since), part].join(),
  );
  const [one, other] = [ours.sort(), theirs.sort()];
  same(`${name}: rows of ${spansFile}`, one.length, other.length);
  const differs = one.findIndex((row, index) => row !== other[index]);
  if (differs >= 0)
    throw new Error(`${name}: a span differs: ${one[differs]} here, ${other[differs]} in ${spansFile}.`);
}

/** Throws when a number is not the one that is known. */
export function same(what: string, found: number, known: number): void {
  if (found !== known) throw new Error(`${what}: ${found}, but ${known} are known.`);
}
