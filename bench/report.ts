import type { Costs } from './costs';
import { sumOf } from './costs';
import type { Flood } from './flood';
import type { HistoryCost } from './historyCost';
import type { Latency, Recovery } from './latency';
import { median, medianAndSpread } from './statistics';
import type { Measured, Throughput } from './throughput';

/** A Markdown table that also reads well in a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function throughputTables({ established, captureOnly, fresh }: Throughput): string {
  const rowsOf = (conversations: string, measured: readonly Measured[]) =>
    measured.map(({ means, perSecond, ratios }) => [
      conversations,
      means,
      medianAndSpread(perSecond, 0),
      medianAndSpread(ratios, 2),
    ]);
  const head = ['Conversations', 'Way', 'Per second', 'Ratio to the first of the same round'];
  const rows = [
    ...rowsOf('established', established),
    ...rowsOf('established, capture only', captureOnly),
    ...rowsOf('each new', fresh),
  ];
  const costly = [...established, ...captureOnly.slice(1)];
  return `${table(head, rows)}\n\n${costsTable(costly)}`;
}

function costsTable(measured: readonly Measured[]): string {
  const names = Object.keys(measured[0]?.costs[0]?.processorMs ?? {});
  const middle = (costs: readonly Costs[], read: (one: Costs) => number) => median(costs.map(read));
  const rows = measured.map(({ name, costs }) => [
    name,
    ...names.map((process) => middle(costs, (one) => one.processorMs[process] ?? Number.NaN).toFixed(1)),
    middle(costs, (one) => sumOf(one.processorMs)).toFixed(1),
    middle(costs, (one) => sumOf(one.commands)).toFixed(1),
  ]);
  return table(['Processor ms a message', ...names, 'all', 'MongoDB commands a message'], rows);
}

export function historyTable(costs: readonly HistoryCost[]): string {
  const rows = costs.map(({ means, messages, events, transitions }) => [
    means,
    String(events),
    String(transitions),
    messages === 1 ? '' : (events / messages).toFixed(2),
    messages === 1 ? '' : (transitions / messages).toFixed(2),
  ]);
  return table(['What came', 'Events', 'Transitions', 'Events a message', 'Transitions a message'], rows);
}

export function floodTable({ latency, drainedAfterMs, statusesLeft }: Flood): string {
  const { load, perSecond, p50, p99, most, failed } = latency;
  const row = [load, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), most.toFixed(0), String(failed)];
  const head = ['Load', 'Per second', 'p50 ms', 'p99 ms', 'Longest ms', 'Not 200'];
  const after = `All decided ${(drainedAfterMs / 1000).toFixed(1)} s after the last of it; statuses not written then: ${statusesLeft}.`;
  return `${table(head, [row])}\n\n${after}`;
}

export function latencyTables(latencies: readonly Latency[], recoveries: readonly Recovery[]): string {
  const answered = latencies.map(({ temporal, load, perSecond, p50, p99, most, failed }) => [
    temporal,
    load,
    perSecond.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
    most.toFixed(0),
    String(failed),
  ]);
  const back = recoveries.map(({ means, waiting, upAfterMs, drainedAfterMs }) => [
    means,
    String(waiting),
    (upAfterMs / 1000).toFixed(1),
    (drainedAfterMs / 1000).toFixed(1),
  ]);
  return [
    table(['Temporal', 'Load', 'Per second', 'p50 ms', 'p99 ms', 'Longest ms', 'Not 200'], answered),
    table(['Temporal was', 'Bodies waiting', 'Up again after s', 'All decided s after that'], back),
  ].join('\n\n');
}
