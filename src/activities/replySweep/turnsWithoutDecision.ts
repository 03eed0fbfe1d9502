import type { ConversationId, TurnId } from '../../core/ids';
import type { MessageDocument } from '../../store/documents';
import { noteChecked } from '../../store/replySweeps';
import { beyond, graceMs, nextPlace, ring, type Look, type SweepDeps } from './look';
import { openTurn, standingConversation } from './openTurn';

type Row = Pick<MessageDocument, 'conversationId' | 'turnId' | 'capturedAtMs'>;

const rowsAtOnce = 1000;
/** A turn that is due for so long is not just waiting for a busy worker. */
const lostTurnMs = 10 * 60_000;
/** What is not decided yet is looked at again in the next pass, for so long. */
const longestHeldMs = 24 * 3600_000;

/**
 * Buyers' messages whose turn no route decision knows. Goes on where the pass before came to; what was not right, or is in no turn yet,
 * holds that place back, so that it is looked at again until it is right. One pass, one look.
 */
export function createTurnsWithoutDecision(): Look {
  let heldAtMs: number | null = null;
  return {
    kind: 'turnWithoutDecision',
    async page(deps, { after, nowMs, sweep }) {
      heldAtMs ??= await oldestWithoutTurn(deps);
      const rows = await deps.store.messages
        .find(
          {
            turnId: { $gt: '' as TurnId },
            direction: 'in',
            ...beyond('capturedAtMs', after ?? { atMs: sweep.checkedUntilMs, id: '' }, nowMs - graceMs),
          },
          { projection: { conversationId: 1, turnId: 1, capturedAtMs: 1 } },
        )
        .sort({ capturedAtMs: 1, _id: 1 })
        .limit(rowsAtOnce)
        .toArray();
      let found = 0;
      let repaired = 0;
      for (const { conversationId, turnId, messages, sinceMs } of await undecidedTurns(deps, rows)) {
        const became = await lookAt(deps, conversationId, turnId, nowMs);
        if (became === 'gone') continue;
        heldAtMs = Math.min(heldAtMs, sinceMs);
        if (became !== 'underWay') found += messages;
        if (became === 'repaired') repaired += messages;
      }
      const next = nextPlace(rows, ({ capturedAtMs, _id }) => ({ atMs: capturedAtMs, id: _id }), rowsAtOnce);
      const untilMs = Math.min(next?.atMs ?? nowMs - graceMs, Math.max(heldAtMs, nowMs - longestHeldMs));
      await noteChecked(deps.store, sweep._id, {
        messages: rows.length,
        untilMs: Math.max(sweep.checkedUntilMs, untilMs),
      });
      return { found, repaired, next };
    },
  };
}

async function oldestWithoutTurn({ store }: SweepDeps): Promise<number> {
  const oldest = await store.messages.findOne(
    { turnId: null, direction: 'in', outsideTurns: null, capturedAtMs: { $gt: 0 } },
    { sort: { capturedAtMs: 1, _id: 1 }, projection: { capturedAtMs: 1 } },
  );
  return oldest?.capturedAtMs ?? Infinity;
}

interface Undecided {
  readonly conversationId: ConversationId;
  readonly turnId: TurnId;
  /** How many of its messages are on this page, and when the oldest was captured. */
  messages: number;
  readonly sinceMs: number;
}

async function undecidedTurns({ store }: SweepDeps, rows: readonly Row[]): Promise<Undecided[]> {
  const turnIds = [...new Set(rows.flatMap(({ turnId }) => turnId ?? []))];
  const decided = await store.decisions
    .find({ turnId: { $in: turnIds }, step: 'route' }, { projection: { _id: 0, turnId: 1 } })
    .toArray();
  const known = new Set(decided.map(({ turnId }) => turnId));
  const undecided = new Map<TurnId, Undecided>();
  for (const { conversationId, turnId, capturedAtMs } of rows) {
    if (turnId === null || known.has(turnId)) continue;
    const turn = undecided.get(turnId);
    if (turn) turn.messages++;
    else undecided.set(turnId, { conversationId, turnId, messages: 1, sinceMs: capturedAtMs });
  }
  return [...undecided.values()];
}

async function lookAt(
  deps: SweepDeps,
  id: ConversationId,
  turnId: TurnId,
  nowMs: number,
): Promise<'gone' | 'underWay' | 'found' | 'repaired'> {
  const conversation = await standingConversation(deps, id);
  if (conversation === null) return 'gone';
  if (conversation.turn?.id === turnId) {
    if (conversation.turn.settleAtMs > nowMs - lostTurnMs) return 'underWay';
    return (await ring(deps, conversation._id)) ? 'repaired' : 'found';
  }
  // It was decided between the two reads.
  if (await deps.store.decisions.findOne({ turnId, step: 'route' }, { projection: { _id: 1 } })) return 'gone';
  // Freed, they are taken by the turn that is open or opened now. Cut off in between, they are messages without a turn.
  await deps.store.messages.updateMany(
    { conversationId: id, turnId, direction: 'in' },
    { $set: { turnId: null, conversationId: conversation._id } },
  );
  return (await openTurn(deps, conversation, nowMs)) ? 'repaired' : 'found';
}
