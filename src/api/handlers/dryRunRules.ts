import { readBodyDocument } from '../http/bodyDocument';
import { operation } from '../http/operation';
import { parseInput } from '../http/parseInput';
import { dryRun } from '../rules/dryRun';
import { givenRules, rulesInText } from '../rules/givenRules';
import { dryRunBody, dryRunDocumentBody, dryRunSchema, usualConversations } from '../schemas/dryRun';
import { dryRunView } from '../views/dryRunView';

export const dryRunRules = operation({
  tag: 'Rules',
  summary: 'See what other rules would have decided in the last conversations; nothing is written',
  readsBody: 'jsonOrYaml',
  documentBody: dryRunDocumentBody,
  answers: { 200: { description: 'What would have been different, decision by decision.', schema: dryRunSchema } },
  async handle({ raw }, context) {
    const body = readBodyDocument(raw);
    // The file that is put in force next can be sent as it is.
    if (isRulesDocument(body.value))
      return { status: 200, body: dryRunView(await dryRun(context, givenRules(body).rules, usualConversations)) };
    const { value, placeOf } = body;
    const { rules, last } = parseInput(dryRunBody, value, 'body', placeOf);
    const given =
      typeof rules === 'string'
        ? rulesInText(rules, 'rules')
        : // What GET answers may stand there as a whole, too.
          givenRules('rules' in rules ? placedUnder(rules) : { value: { rules }, placeOf }).rules;
    return { status: 200, body: dryRunView(await dryRun(context, given, last)) };

    function placedUnder(envelope: object) {
      return { value: envelope, placeOf: (path: readonly PropertyKey[]) => placeOf(['rules', ...path]) };
    }
  },
});

/** Rules themselves, or what GET answers: anything but the rules with how many conversations to look at. */
function isRulesDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = Object.keys(value);
  return fields.some((field) => field !== 'rules' && field !== 'last');
}
