import { understandTurn } from '../../src/core/understanding/understandTurn';
import { table } from './quality';

const hints = { nowMs: Date.UTC(2026, 2, 5, 12), timeZone: 'America/Sao_Paulo', language: null };

/** Time of the first turn of a process, in which the weights are unpacked: to be asked before anything else is understood. */
export function firstTurnMs(): number {
  const started = process.hrtime.bigint();
  understandTurn(['hello there, how much is it tomorrow?'], hints);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** Time per turn on the clock, after a warm-up: as they came, and the longest allowed. */
export function timeTable(texts: readonly string[], firstMs: number): string {
  const long = texts.join(' ');
  const longTexts = Array.from({ length: 400 }, (_, at) => long.slice(at * 500, at * 500 + 4096));
  const single = texts.map((text) => [text]);
  timesOf(single.slice(0, 1000));
  return table(
    ['turns', 'number', 'p50 ms', 'p99 ms', 'longest ms', 'processor ms a turn'],
    [
      ['as in the sets', ...timesOf(single)],
      ['of five messages', ...timesOf(texts.slice(0, 1000).map((_, at) => texts.slice(at, at + 5)))],
      ['of 4,096 characters', ...timesOf(longTexts.map((text) => [text]))],
      ['the first of the process', 1, firstMs.toFixed(1), '', '', ''],
    ],
  );
}

function timesOf(turns: readonly (readonly string[])[]): (string | number)[] {
  const before = process.cpuUsage();
  const times = turns
    .map((turn) => {
      const started = process.hrtime.bigint();
      understandTurn(turn, hints);
      return Number(process.hrtime.bigint() - started) / 1e6;
    })
    .sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  return [turns.length, at(0.5), at(0.99), at(1), ((user + system) / 1000 / turns.length).toFixed(2)];
}
