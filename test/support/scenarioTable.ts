import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the table people read. */
export interface Scenario {
  readonly language: string;
  readonly situation: readonly string[];
  readonly text: string;
  readonly decision: string;
  readonly who: string;
  readonly due: string;
  readonly because: string;
}

const file = join(__dirname, '../fixtures/scenarios/scenarios.md');

/** Every situation of `test/fixtures/scenarios/scenarios.md`. */
export function readScenarios(): Scenario[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
  return rows.map((line) => {
    const cells = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    const [language = '', situation = '', text = '', decision = '', who = '', due = '', because = ''] = cells;
    return { language, situation: situation.split('; '), text, decision, who, due, because };
  });
}
