import { fillOf, fillsOf } from '../../core/templates/fills';
import { isSendable } from '../../core/templates/template';
import { purposeOf } from '../../core/templates/usableTemplates';
import type { AccountDocument } from '../../store/accountDocuments';
import type { TemplateDocument } from '../../store/templateDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { TemplateSyncView, TemplateView } from '../schemas/template';

/** A template as the API shows it. */
export function templateView(template: TemplateDocument): TemplateView {
  const { _id, accountId, name, language, status, statusReason, quality, category, body, needsMore } = template;
  const { unfit } = template;
  return {
    ...{ id: _id, accountId, name, language, status, statusReason, quality, category, body, needsMore },
    variables: template.variables.map(({ name: variable, example }) => ({
      ...{ name: variable, example },
      filledWith: fillOf(template, variable),
    })),
    // Codes are sent by whoever makes them.
    sendable: category !== 'authentication' && isSendable(template) && fillsOf(template).every((fill) => fill !== null),
    purpose: template.purpose,
    usedFor: purposeOf(template),
    unfit: unfit === null ? null : { code: unfit.code, at: iso(unfit.atMs) },
    statusAt: iso(template.statusAtMs),
    syncedAt: iso(template.syncedAtMs),
    version: template.version,
  };
}

/** How the lists of these accounts stand. */
export function templateSyncView(accounts: readonly AccountDocument[]): TemplateSyncView {
  return {
    items: accounts.map(({ _id, templates = {} }) => ({
      accountId: _id,
      syncedAt: isoOrNull(templates.syncedAtMs ?? null),
      nextAt: isoOrNull(templates.nextAtMs ?? null),
      fault: templates.fault ?? null,
    })),
  };
}
