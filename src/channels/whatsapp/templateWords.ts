import type { TemplateCategory, TemplateQuality, TemplateStatus } from '../../core/templates/template';

/** Meta: `status` of a listed template, and `event` of message_template_status_update. */
const statuses: ReadonlyMap<string, TemplateStatus> = new Map([
  ['APPROVED', 'approved'],
  ['REINSTATED', 'approved'],
  ['PENDING', 'pending'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
  ['DISABLED', 'disabled'],
  ['IN_APPEAL', 'inAppeal'],
  ['PENDING_DELETION', 'pendingDeletion'],
  ['LIMIT_EXCEEDED', 'limitExceeded'],
  ['LOCKED', 'locked'],
  ['ARCHIVED', 'archived'],
  ['DELETED', 'removed'],
]);

const qualities: ReadonlyMap<string, TemplateQuality> = new Map([
  ['GREEN', 'green'],
  ['YELLOW', 'yellow'],
  ['RED', 'red'],
]);

const categories: ReadonlyMap<string, TemplateCategory> = new Map([
  ['UTILITY', 'utility'],
  ['MARKETING', 'marketing'],
  ['AUTHENTICATION', 'authentication'],
]);

/** A status word of Meta's in ours; one that is not known may not be sent. */
export function templateStatusOf(word: string | null): TemplateStatus {
  return statuses.get(word ?? '') ?? 'other';
}

export function templateQualityOf(word: string | null): TemplateQuality {
  return qualities.get(word ?? '') ?? 'unknown';
}

export function templateCategoryOf(word: string | null): TemplateCategory {
  return categories.get(word ?? '') ?? 'other';
}

/** Webhooks write `en-US` where the list writes `en_US`. */
export function templateLanguageOf(code: string): string {
  return code.replace('-', '_');
}
