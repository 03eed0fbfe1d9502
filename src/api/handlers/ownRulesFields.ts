import { checkFollowUp } from '../../core/rules/checkFollowUp';
import { checkPlaces } from '../../core/rules/checkTexts';
import { rulesInForce, type OwnRules } from '../../core/rules/rules';
import { insertNote } from '../../store/notes';
import { currentRules } from '../../store/rules';
import type { ApiContext } from '../deps';
import type { GivenCommand } from '../giveCommand';
import { pathOf } from '../http/parseInput';
import { RequestFault } from '../http/requestFault';
import { hoursFault } from '../schemas/rules';

/** The fields of a `changeRules` command: the rules are stored, and named by id. None, or empty ones, clear what there was. */
export async function ownRulesFields(
  own: OwnRules | null,
  context: Pick<ApiContext, 'store' | 'clock'>,
): Promise<GivenCommand['fields']> {
  if (own === null || Object.keys(own).length === 0) return {};
  const { rules } = await currentRules(context.store);
  const inForce = rulesInForce(rules, own);
  const fault = hoursFault(inForce.followUp);
  if (fault !== null) throw new RequestFault([{ path: 'followUp.activeToHour', message: fault }]);
  // Stored rules may hold what nothing fills in, and say so; here nobody would be told.
  const unfilled = checkPlaces(own.followUp?.texts ?? {}, [], ['followUp', 'texts']);
  const faults = [...checkFollowUp(inForce), ...unfilled];
  if (faults.length > 0) throw new RequestFault(faults.map(({ path, message }) => ({ path: pathOf(path), message })));
  const note = { kind: 'ownRules', words: null, document: own, createdAtMs: context.clock() } as const;
  return { rulesNoteId: await insertNote(context.store, note) };
}
