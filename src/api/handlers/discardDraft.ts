import type { DraftId } from '../../core/ids';
import { Fault } from '../../errors';
import { decideDraft } from '../../store/drafts';
import { unnamed } from '../giveCommand';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { discardBody, draftSchema } from '../schemas/draft';
import { draftView } from '../views/draftView';

export const discardDraft = operation({
  tag: 'Conversations',
  summary: 'Throw a draft away: nothing leaves, and the conversation still waits for its reply',
  params: idParams<DraftId>('draft'),
  body: discardBody,
  answers: { 200: { description: 'The draft.', schema: draftSchema } },
  problems: ['notFound', 'refused'],
  async handle({ params, body }, { store, clock }) {
    const draft = await store.drafts.findOne({ _id: params.id });
    if (!draft) throw new Fault('notFound', 'There is no such draft.');
    if (draft.state === 'discarded') return { status: 200, body: draftView(draft) };
    const decided = { state: 'discarded', decidedBy: body?.by ?? unnamed, changed: false, nowMs: clock() } as const;
    const after = await decideDraft(store, draft._id, decided);
    if (!after) throw new Fault('refused', `The draft is ${draft.state} already.`);
    return { status: 200, body: draftView(after) };
  },
});
