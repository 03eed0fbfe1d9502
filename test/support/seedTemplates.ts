import type { AccountId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { TemplateDocument } from '../../src/store/templateDocument';
import { templateIdOf } from '../../src/store/templates';

/** A business number, found by its own id, that may send. */
export async function seedAccount(
  store: Database,
  accountId: AccountId,
  channelAccountId: string,
  channelOwnerId: string | null = '200000000000001',
): Promise<void> {
  await store.accounts.insertOne({
    ...{ _id: accountId, channel: 'whatsapp', channelAccountId, channelOwnerId, displayPhone: null },
    ...{ defaultCountry: null, createdAtMs: 1, sending: { state: 'open', sinceMs: 1 } },
  });
}

/** An approved template as a list left it, with what a test wants otherwise. */
export async function seedTemplate(
  store: Database,
  accountId: AccountId,
  change: Partial<TemplateDocument> = {},
): Promise<TemplateDocument> {
  const { name = 'continuo_follow_up', language = 'pt_BR' } = change;
  const template: TemplateDocument = {
    ...{ _id: templateIdOf({ accountId, name, language }), accountId, channel: 'whatsapp' },
    ...{ channelAccountId: '100000000000001', channelTemplateId: '7', name, language, purpose: null },
    ...{ status: 'approved', statusReason: null, quality: 'green', category: 'utility', needsMore: null, unfit: null },
    ...{ body: 'Olá {{name}}, e então?', variables: [{ name: 'name', example: 'Ana' }], syncedAtMs: 1000, version: 1 },
    ...{ statusAtMs: 1000, qualityAtMs: 1000, categoryAtMs: 1000, contentAtMs: 1000 },
    ...change,
  };
  await store.templates.insertOne(template);
  return template;
}
