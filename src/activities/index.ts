import { attend, type AttendInput } from './attend';
import { control, type ControlInput } from './control';
import type { Dependencies } from './dependencies';
import { sweepDuplicates } from './duplicates/sweepDuplicates';
import { eraseStepBeating, type EraseStepInput } from './erase/eraseStepBeating';
import { fetchMedia, type FetchMediaInput } from './fetchMedia';
import { guardStore } from './guardStore';
import { importContacts, type ImportContactsInput } from './contactImport/importContacts';
import { learnBeating } from './feedback/learn';
import { receive, type ReceiveInput } from './receive';
import { relayPending } from './relayPending';
import { sweepRepliesBeating } from './replySweep/sweepReplies';
import { send, type SendInput } from './send';
import { syncTemplates } from './templates/syncTemplates';
import { think, type ThinkInput } from './think';

/** The activities of the conversations queue: run as local activities, MongoDB only. */
export function createActivities(deps: Dependencies) {
  return {
    receive: guardStore(deps, 'receive', (input: ReceiveInput) => receive(deps, input)),
    attend: guardStore(deps, 'attend', (input: AttendInput) => attend(deps, input)),
    control: guardStore(deps, 'control', (input: ControlInput) => control(deps, input)),
    relayPending: guardStore(deps, 'relayPending', (_input: Record<string, never>) => relayPending(deps)),
  };
}

/** The activities of the sends queue: our messages to buyers. */
export function createSendActivities(deps: Dependencies) {
  return { send: guardStore(deps, 'send', (input: SendInput) => send(deps, input)) };
}

/** The activities of the media queue: buyers' files. */
export function createMediaActivities(deps: Dependencies) {
  return { fetchMedia: guardStore(deps, 'fetchMedia', (input: FetchMediaInput) => fetchMedia(deps, input)) };
}

/** The activities of the language queue: what a language model is asked. */
export function createLanguageActivities(deps: Dependencies) {
  return { think: guardStore(deps, 'think', (input: ThinkInput) => think(deps, input)) };
}

/** The activities of the sweeps queue: passes over the whole base. */
export function createSweepActivities(deps: Dependencies) {
  return {
    sweepDuplicates: guardStore(deps, 'sweepDuplicates', (_input: Record<string, never>) => sweepDuplicates(deps)),
    importContacts: guardStore(deps, 'importContacts', (input: ImportContactsInput) => importContacts(deps, input)),
    sweepReplies: guardStore(deps, 'sweepReplies', (_input: Record<string, never>) => sweepRepliesBeating(deps)),
    learn: guardStore(deps, 'learn', (_input: Record<string, never>) => learnBeating(deps)),
    syncTemplates: guardStore(deps, 'syncTemplates', (_input: Record<string, never>) => syncTemplates(deps)),
    eraseStep: guardStore(deps, 'eraseStep', (input: EraseStepInput) => eraseStepBeating(deps, input)),
  };
}

export type Activities = ReturnType<typeof createActivities>;
export type SendActivities = ReturnType<typeof createSendActivities>;
export type MediaActivities = ReturnType<typeof createMediaActivities>;
export type LanguageActivities = ReturnType<typeof createLanguageActivities>;
export type SweepActivities = ReturnType<typeof createSweepActivities>;
