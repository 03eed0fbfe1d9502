import { z } from 'zod';
import type { OtherEvent, StatusEvent } from '../../core/capture/event';
import type { FailureMeaning } from '../../core/update/failure';
import { verdictOn } from './errorTable';
import { faultOf, id, idOrNull, instantOrNull, number, readable, textOrNull } from './fields';
import type { ChangeContext } from './readMessage';

/** A status, or an event of another name in the same list, or why it is neither. */
export type ReadStatus =
  | { readonly kind: 'status'; readonly status: StatusEvent; readonly faults: readonly string[] }
  | { readonly kind: 'other'; readonly other: OtherEvent }
  | { readonly kind: 'fault'; readonly fault: string };

const knownStatus = z.enum(['sent', 'delivered', 'read', 'played', 'failed']);

const envelope = z.object({
  id,
  status: z.string(),
  timestamp: instantOrNull,
  biz_opaque_callback_data: idOrNull,
  errors: readable(
    z
      .object({ code: number, title: textOrNull })
      // Titles are Meta's fixed phrases; one with a long number in it may show a phone.
      .transform(({ code, title }) => ({ code, title: title === null || /\d{6}/.test(title) ? null : title })),
  ),
  pricing: z.object({ type: textOrNull, category: textOrNull }).nullable().catch(null),
});

/** What a failure means. A code nobody knows is no passing fault: trying it again for ever would be nagging. */
function meaningOf(code: number | null): FailureMeaning {
  const verdict = verdictOn({ code, subcode: null, transient: false }, 400);
  switch (verdict.kind) {
    case 'refused':
      return verdict.meaning;
    case 'notAccepted':
      return 'tooFast';
    case 'unknown':
      return 'temporary';
  }
}

/** Reads one item of `value.statuses`. Only an id and a status word are required. */
export function readStatus(item: unknown, change: ChangeContext): ReadStatus {
  const result = envelope.safeParse(item);
  if (!result.success) return { kind: 'fault', fault: faultOf(result.error) };
  const fields = result.data;
  const status = knownStatus.safeParse(fields.status);
  if (!status.success) {
    return { kind: 'other', other: { field: 'messages.statuses', channelAccountId: change.channelAccountId } };
  }
  return {
    kind: 'status',
    status: {
      channelAccountId: change.channelAccountId,
      channelMessageId: fields.id,
      tag: fields.biz_opaque_callback_data,
      status: status.data,
      atMs: fields.timestamp ?? change.entryAtMs ?? 0,
      errors: fields.errors,
      meaning: status.data === 'failed' ? meaningOf(fields.errors[0]?.code ?? null) : null,
      pricing: fields.pricing,
    },
    faults: fields.timestamp === null ? ['timestamp: unreadable'] : [],
  };
}
