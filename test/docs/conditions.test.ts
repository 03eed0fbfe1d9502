import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { scopeFields, type ScopeField } from '../../src/core/rules/conditionScope';
import { checkCondition, longestCondition } from '../../src/core/rules/conditions';

const page = readFileSync('docs/conditions.md', 'utf8');
const fields: [string, ScopeField][] = Object.entries(scopeFields).flatMap(([variable, one]) =>
  Object.entries(one).map(([name, field]): [string, ScopeField] => [`${variable}.${name}`, field]),
);

test('the page lists exactly the fields there are, with their types', () => {
  const rows = [...page.matchAll(/^\| `([\w.]+)` *\| ([\w ]+?) *\| (.+?) *\|$/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(
    fields.map(([name, { type, says }]) => [name, type.replace('<', ' of ').replace('>', ''), says]),
  );
});

test('what the page shows and says is so', () => {
  const block = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { routing } = parse(block) as { routing: { when: string }[] };
  for (const { when } of routing) expect(checkCondition(when)).toEqual({ ok: true });
  expect(page).toContain(`at most ${longestCondition.toLocaleString('en-US')} characters`);
});
