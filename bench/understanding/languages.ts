import { languages } from '../../src/core/understanding/languages';
import { languageOf } from '../../src/core/understanding/languageOf';
import type { Row } from './mapping';
import { percent, table } from './quality';

/** Right, wrong and "can't tell" by language and by length, ours beside the library `eld` held to the same ten. */
export async function judgeLanguages(rows: readonly Row[]): Promise<string> {
  const { eld } = await import('eld/small');
  eld.setLanguageSubset([...languages]);
  const byLibrary = (text: string) => eld.detect(text).language || null;
  const byUs = (text: string) => languageOf(text, null);
  const groups: [string, (row: Row) => boolean][] = [
    ['up to 12 characters', ({ text }) => text.length <= 12],
    ['13 to 30', ({ text }) => text.length > 12 && text.length <= 30],
    ['over 30', ({ text }) => text.length > 30],
    ...[...new Set(rows.map(({ language }) => language))].map((language): [string, (row: Row) => boolean] => [
      language,
      (row) => row.language === language,
    ]),
  ];
  const known = rows.filter(({ set }) => set !== 'X-RiSAWOZ Hinglish');
  return table(
    ['messages of', 'number', 'ours right', 'ours wrong', 'eld right', 'eld wrong'],
    groups.map(([name, holds]) => {
      const some = known.filter(holds);
      const share = (tell: (text: string) => string | null, right: boolean) =>
        percent(
          some.filter((row) => {
            const told = tell(row.text);
            return told !== null && (told === row.language) === right;
          }).length,
          some.length,
        );
      return [
        name,
        some.length,
        share(byUs, true),
        share(byUs, false),
        share(byLibrary, true),
        share(byLibrary, false),
      ];
    }),
  );
}
