import type { AccountId } from '../ids';
import type { DescribedVariables } from './fills';

/**
 * How a template stands at its channel. Only `approved` ones may be sent. `removed`: the channel does not list it any more, or says
 * that it is gone. `other`: a word this version does not know.
 */
export const templateStatuses = [
  'approved',
  'pending',
  'rejected',
  'paused',
  'disabled',
  'inAppeal',
  'pendingDeletion',
  'limitExceeded',
  'locked',
  'archived',
  'removed',
  'other',
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

/** What buyers made of it, best first. `unknown` until the channel has seen enough. */
export const templateQualities = ['green', 'unknown', 'yellow', 'red'] as const;
export type TemplateQuality = (typeof templateQualities)[number];

/** What it is priced and capped as. */
export const templateCategories = ['utility', 'marketing', 'authentication', 'other'] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** What automation may send a template for. */
export const templatePurposes = ['followUp'] as const;
export type TemplatePurpose = (typeof templatePurposes)[number];

/** One placeholder of a body: its name, or its number from 1 written in digits. */
export interface TemplateVariable {
  readonly name: string;
  /** What whoever made the template wrote as an example. */
  readonly example: string | null;
}

/** A template as its channel tells it. One name has one of these per language. */
export interface ChannelTemplate {
  readonly channelTemplateId: string | null;
  readonly name: string;
  /** The channel's code, with an underscore: `pt_BR`, `en`. */
  readonly language: string;
  readonly status: TemplateStatus;
  /** Why it is not approved, as the channel's short word; null when it does not say. */
  readonly statusReason: string | null;
  readonly quality: TemplateQuality;
  readonly category: TemplateCategory;
  /** With its placeholders, `{{1}}` or `{{name}}`; null when it has none that can be read. */
  readonly body: string | null;
  /** In the order in which they are sent. */
  readonly variables: readonly TemplateVariable[];
  /** What a send of it would need beside the values of its body; such a template is listed but never sent. */
  readonly needsMore: 'header' | 'button' | 'other' | null;
}

/** A template of an account as it was last told, each part with the instant it is known from. */
export interface KnownTemplate extends ChannelTemplate {
  readonly accountId: AccountId;
  readonly statusAtMs: number;
  readonly qualityAtMs: number;
  readonly categoryAtMs: number;
  /** Body, variables and what it needs. */
  readonly contentAtMs: number;
  /** What people said it is for; null: its name says (see `purposeOf`). */
  readonly purpose: TemplatePurpose | 'none' | null;
  /** What people said fills its variables; missing until somebody did. */
  readonly described?: DescribedVariables;
  /** A send of it was refused because values and template do not fit; for a day, or until it says something else. */
  readonly unfit: { readonly code: number | null; readonly atMs: number } | null;
}

/** A template with its values, as it is ordered. */
export interface TemplateToSend {
  readonly name: string;
  readonly language: string;
  /** Values in the order of the template's variables. */
  readonly variables: readonly string[];
}

/** True when a send of it can be taken: approved, whole, and not known to be refused. */
export function isSendable(template: Pick<KnownTemplate, 'status' | 'body' | 'needsMore' | 'unfit'>): boolean {
  const { status, body, needsMore, unfit } = template;
  return status === 'approved' && body !== null && needsMore === null && unfit === null;
}
