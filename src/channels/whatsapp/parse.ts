import { z } from 'zod';
import type { EventBatch } from '../../core/capture/event';
import { eachItem, emptyDraft, guarded, type Draft } from './draft';
import { fieldsOf, idOrNull, instantOrNull } from './fields';
import { readChange } from './readChange';

const whatsAppObject = 'whatsapp_business_account';

/**
 * Reads a whole webhook body: every entry, change and item on its own, so that a bad one never costs its neighbours.
 * Throws SyntaxError when the body is not JSON; everything else that is wrong becomes a fault with its place.
 */
export function parseWebhook(rawBody: Uint8Array): EventBatch {
  const draft = emptyDraft();
  const text = new TextDecoder().decode(rawBody);
  guarded(draft, 'body', () => readBody(draft, JSON.parse(text)));
  return draft;
}

function readBody(draft: Draft, body: unknown): void {
  const fields = fieldsOf(body);
  if (fields === null) {
    draft.faults.push({ place: 'body', fault: 'not an object' });
    return;
  }
  // Instagram and Messenger sign with the same app secret and may be pointed at the same URL.
  if (typeof fields.object === 'string' && fields.object !== whatsAppObject) {
    draft.others.push({ field: 'object', channelAccountId: null });
    return;
  }
  eachItem(draft, 'entry', fields.entry ?? null, (entry, entryPlace) => {
    const { id: channelOwnerId, time: entryAtMs, changes } = entrySchema.parse(entry);
    eachItem(draft, `${entryPlace}.changes`, changes ?? null, (change, changePlace) => {
      readChange(draft, changePlace, changeSchema.parse(change), { channelOwnerId, entryAtMs });
    });
  });
}

const entrySchema = z.object({ id: idOrNull, time: instantOrNull, changes: z.unknown().optional() });
const changeSchema = z.object({ field: z.string().catch('messages'), value: z.looseObject({}) });
