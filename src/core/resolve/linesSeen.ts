import { lineOf } from './phoneLine';
import { leftAtMs, type PhoneMove } from './phoneMoves';

/** What of a contact's conversation tells when phones were with the buyer. */
export interface SeenIn {
  readonly addresses: readonly string[];
  readonly phone: string | null;
  readonly profileName: string | null;
  readonly createdAtMs: number;
  readonly lastInboundAtMs: number | null;
  readonly phoneMoves: readonly PhoneMove[];
}

/** When a buyer was last seen, on which line (null for one that was not shown), and under which profile name. */
export interface LineSeen {
  readonly line: string | null;
  readonly atMs: number;
  readonly profileName: string | null;
}

/** Since when a line is not the buyer's any more. */
export interface LineLeft {
  readonly line: string;
  readonly atMs: number;
}

/** When each line was last seen with the buyer of these conversations, and which of them the channel says were left since. */
export function linesSeen(conversations: readonly SeenIn[]): { readonly seen: LineSeen[]; readonly left: LineLeft[] } {
  const seen = conversations.flatMap(seenIn);
  const moves = conversations.flatMap(({ phoneMoves }) =>
    phoneMoves.map(({ from, to, atMs }) => ({ from: lineAt(from), to: lineAt(to), atMs })),
  );
  const left = [...new Set(moves.flatMap(({ from }) => from ?? []))].flatMap((line) => {
    const atMs = leftAtMs(moves, line);
    const isBack = seen.some((one) => one.line === line && atMs !== null && one.atMs > atMs);
    return atMs === null || isBack ? [] : [{ line, atMs }];
  });
  return { seen, left };
}

/** Of a line the buyer writes from no more it is only known that it was seen once. */
function seenIn({ addresses, phone, profileName, createdAtMs, lastInboundAtMs }: SeenIn): LineSeen[] {
  if (lastInboundAtMs === null) return [];
  const now = phone === null ? null : lineOf(phone);
  const before = addresses.map(lineAt).filter((line) => line !== null && line !== now);
  return [
    { line: now, atMs: lastInboundAtMs, profileName },
    ...before.map((line) => ({ line, atMs: Math.min(createdAtMs, lastInboundAtMs), profileName })),
  ];
}

function lineAt(address: string | null): string | null {
  return address?.split('|phone|')[1] ?? null;
}
