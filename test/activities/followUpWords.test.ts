import { textKeyOf } from '../../src/core/feedback/textKey';
import type { AccountId, LearningRunId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { addVersion } from '../../src/store/learning';
import { newId } from '../../src/store/newId';
import type { TemplateDocument } from '../../src/store/templateDocument';
import { seedConversation } from '../api/seed';
import { seedContact } from '../support/seedContact';
import { seedTemplate } from '../support/seedTemplates';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const nowMs = Date.parse('2026-03-10T15:00:00Z');
const plan: NonNullable<ConversationDocument['followUp']> = {
  ...{ lookAtMs: nowMs, reasons: [], silence: 'hesitation', means: 'hesitation', sentInSilence: 0 },
  sinceMs: nowMs - 30 * 3600_000,
};

/** What a look's words are chosen from, beside the rules. */
async function wordsFor(conversation: ConversationDocument) {
  const { facts } = await gatherLook(store, conversation, plan, defaultRules.followUp, nowMs);
  return facts.more;
}

const accountId = 'acc_000000000000000000000001' as AccountId;
const template = (change: Partial<TemplateDocument>) => seedTemplate(store, accountId, { variables: [], ...change });
const buyer = async () => seedConversation(store, { contactId: await seedContact(store, { language: 'pt' }) });

test('a template that can’t be filled leaves its place to its next language that can', async () => {
  const asks = (name: string) => ({ body: `{{${name}}}?`, variables: [{ name, example: null }] });
  await template({ language: 'pt', ...asks('deal') });
  await template({ language: 'pt_PT', ...asks('name') });
  expect((await wordsFor(await buyer()))?.templates.map(({ language }) => language)).toEqual(['pt_PT']);
});

test('what is learnt counts for what a wording and a template say now, in any language', async () => {
  const conversation = await buyer();
  await template({ language: 'pt', body: 'Ainda pensa nisso?' });
  await template({ language: 'en', body: 'Still?' });
  const count = (name: string, isTemplate: boolean, text: string) => ({
    ...{ name, isTemplate, language: null, textKey: textKeyOf(text), worked: 5000, notWorked: 0 },
  });
  const learnt = async (ofUsual: string, ofTemplate: string) => {
    const value = [count('usual', false, ofUsual), count('continuo_follow_up', true, ofTemplate)];
    const evidence = { runId: newId<LearningRunId>('learningRun'), seen: 5000, figures: [] };
    await addVersion(store, { parameter: 'wordings', value, evidence }, nowMs);
    return (await wordsFor(conversation))?.learnt?.wordings;
  };
  const now = await learnt(defaultRules.followUp.texts.hi!, 'Still?');
  expect(now?.usual).toBeGreaterThan(0.99);
  expect(now?.['template:continuo_follow_up']).toBeGreaterThan(0.99);
  const before = await learnt('Compre já!', 'Buy!');
  expect(before?.usual).toBeLessThan(0.99);
  expect(before?.['template:continuo_follow_up']).toBeLessThan(0.99);
});
