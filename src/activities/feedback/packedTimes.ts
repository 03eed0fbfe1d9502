import type { FeedbackMessage } from '../../core/feedback/history';
import type { History } from '../../core/rhythm/examples';

/** Message times of many buyers in little memory: passed to the thread that fits. */
export interface PackedTimes {
  /** Epoch milliseconds; negative: ours. */
  readonly times: Float64Array;
  /** Where each history begins in `times`. */
  readonly starts: readonly number[];
  readonly zones: readonly string[];
}

/** Collects message times, conversation by conversation. */
export class TimesPacker {
  private readonly times: number[] = [];
  private readonly starts: number[] = [];
  private readonly zones: string[] = [];

  get count(): number {
    return this.times.length;
  }

  /** Adds what was said in one conversation: what never left was never said. */
  add(messages: readonly FeedbackMessage[], zone: string): void {
    const said = messages.filter(
      ({ direction, status, sentAs }) => direction === 'in' || (sentAs !== 'absence' && !notSaid.has(status)),
    );
    if (said.length === 0) return;
    this.starts.push(this.times.length);
    this.zones.push(zone);
    const ordered = [...said].sort((a, b) => a.atMs - b.atMs || a.order - b.order || a.position - b.position);
    for (const { atMs, direction } of ordered) this.times.push(direction === 'in' ? atMs : -atMs);
  }

  packed(): PackedTimes {
    return { times: Float64Array.from(this.times), starts: this.starts, zones: this.zones };
  }
}

const notSaid: ReadonlySet<string> = new Set(['queued', 'sending', 'cancelled', 'failed']);

/** The histories as `core/rhythm` takes them. */
export function unpacked({ times, starts, zones }: PackedTimes): History[] {
  return starts.map((start, place) => ({
    zone: zones[place] ?? 'UTC',
    messages: Array.from(times.subarray(start, starts[place + 1] ?? times.length), (time) => ({
      atMs: Math.abs(time),
      direction: time < 0 ? 'out' : 'in',
    })),
  }));
}
