import { warnOfRules } from '../../core/rules/checkRules';
import type { RulesDocument } from '../../store/documents';
import { pathOf } from '../http/parseInput';
import type { RulesVersionView } from '../schemas/rules';
import { iso } from '../schemas/common';

/** One version of the rules as the API shows it. */
export function rulesView(version: RulesDocument): RulesVersionView {
  return {
    version: version._id,
    rules: structuredClone(version.rules) as RulesVersionView['rules'],
    by: version.by,
    at: version._id === 0 ? null : iso(version.createdAtMs),
    warnings: warnOfRules(version.rules).map(({ path, message }) => ({ path: pathOf(path), message })),
  };
}
