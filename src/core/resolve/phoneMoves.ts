/** The channel's word that a buyer went from one phone to another, by address; null for a phone it does not name. */
export interface PhoneMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly atMs: number;
}

/** What of a conversation tells who had a phone when. */
interface Holder {
  readonly id: string;
  readonly addresses: readonly string[];
  readonly phoneMoves?: readonly PhoneMove[];
}

/** When its buyer left this phone; null while they have it, as far as anybody said. The order moves are told in does not matter. */
export function leftAtMs(moves: readonly PhoneMove[], phone: string): number | null {
  const about = moves.filter(({ from, to }) => from === phone || to === phone);
  const last = Math.max(...about.map(({ atMs }) => atMs));
  const newest = about.filter(({ atMs }) => atMs === last);
  return newest.length > 0 && newest.every(({ from }) => from === phone) ? last : null;
}

/** Whose phone this was at a moment: of those who left it later, the first to leave; else whoever has the address, be it left by now. */
export function whoHad<T extends Holder>(phone: string, holders: readonly T[], atMs: number): T | undefined {
  const left = holders.flatMap((holder) => {
    const untilMs = leftAtMs(holder.phoneMoves ?? [], phone);
    return untilMs !== null && atMs <= untilMs ? [{ holder, untilMs }] : [];
  });
  left.sort((a, b) => a.untilMs - b.untilMs || (a.holder.id < b.holder.id ? -1 : 1));
  return left[0]?.holder ?? holders.find(({ addresses }) => addresses.includes(phone));
}
