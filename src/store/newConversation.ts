import { initialControl } from '../core/control/control';
import type { ConversationId } from '../core/ids';
import type { ConversationDocument } from './documents';
import { newId } from './newId';
import { questionAbout } from './questions';

type Given = Pick<
  ConversationDocument,
  'accountId' | 'channelAccountId' | 'addresses' | 'identity' | 'phoneHeldBy' | 'createdAtMs'
> &
  Partial<Pick<ConversationDocument, 'lastActivityAtMs'>>;

/** A conversation in which nothing has happened yet. */
export function newConversation(given: Given): ConversationDocument {
  return {
    _id: newId<ConversationId>('conversation'),
    lastActivityAtMs: given.createdAtMs,
    ...given,
    questions:
      given.phoneHeldBy === null ? [] : [questionAbout('phoneHeldByAnother', given.phoneHeldBy, given.createdAtMs)],
    phoneMoves: [],
    revision: 0,
    bell: false,
    relayedAtMs: null,
    contactId: null,
    phoneAtContact: null,
    userIdAtContact: null,
    chosen: { contact: false, company: false, deal: false },
    untold: false,
    dealChoices: 0,
    settledQuestions: [],
    companyId: null,
    dealId: null,
    dealStage: null,
    control: initialControl,
    turn: null,
    wait: null,
    thinking: null,
    needs: null,
    assignDue: false,
    followUp: null,
    inquiriesKept: true,
    windowClosesAtMs: null,
    awaitedOriginals: [],
    firstTouch: null,
    lastTouch: null,
    preferenceAtMs: null,
    unreachable: null,
    lastInboundAtMs: null,
    lastOutboundAtMs: null,
    automationAnswersInRow: 0,
    inboundCount: 0,
    outboundCount: 0,
    mediaWaiting: [],
    answeredWaits: { count: 0, totalMs: 0 },
    rulesVersion: 0,
    lastDecision: null,
    recentCommands: [],
    forwardedTo: null,
    forwardedFrom: [],
    erasedAtMs: null,
  };
}
