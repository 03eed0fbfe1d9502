import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Intent } from '../../src/core/understanding/understanding';
import { bankingIntents, clincIntents, codRow, crossWozRow, risawozRow, taisIntents, type Row } from './mapping';

/**
 * `node --import tsx bench/understanding/extract.ts --clones DIR --out DIR`: bounded, labelled extracts of public sets, one JSON a
 * line, for `npm run bench:understanding`. The clones (bare or not) stand as DIR/<owner>+<name>/repo. Nothing of them is learned from.
 */
const { values } = parseArgs({ options: { clones: { type: 'string' }, out: { type: 'string' } } });
const mostOfOne = 100;

function show(repository: string, file: string): string {
  const folder = path.join(values.clones!, repository.replace('/', '+'), 'repo');
  return execFileSync('git', ['-C', folder, 'show', `HEAD:${file}`], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

function clinc(): Row[] {
  const all = JSON.parse(show('clinc/oos-eval', 'data/data_full.json')) as Record<string, [string, string][]>;
  return [...all['val']!, ...all['oos_val']!].flatMap(([text, label]) => clincIntents(text, label));
}

function banking(): Row[] {
  return show('PolyAI-LDN/task-specific-datasets', 'banking_data/test.csv')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const found = /^"?(.*?)"?,(\w+\??)\r?$/.exec(line);
      return found ? bankingIntents(found[1]!.replace(/""/g, '"'), found[2]!) : [];
    });
}

function cod(language: 'en' | 'ru' | 'ar' | 'id'): Row[] {
  const all = JSON.parse(show('cambridgeltl/COD', `${language}_dev.json`)) as {
    turns: {
      speaker: string;
      utterance: string;
      frames: { actions: { act: string; slot: string; values: string[] }[] }[];
    }[];
  }[];
  return all
    .flatMap(({ turns }) => turns)
    .filter(({ speaker }) => speaker === 'USER')
    .flatMap(({ utterance, frames }) =>
      codRow(
        language,
        utterance,
        frames.flatMap((frame) => frame.actions),
      ),
    );
}

function risawoz(language: string, file: string): Row[] {
  const all = JSON.parse(show('stanford-oval/dialogues', `dialogues/risawoz/data/original/${file}_fewshot.json`)) as {
    dialogue: { user_utterance: [string, unknown] | string; user_actions: [string, string, string, string][] }[];
  }[];
  return all
    .flatMap(({ dialogue }) => dialogue)
    .flatMap(({ user_utterance: said, user_actions: acts }) =>
      risawozRow(language, file, typeof said === 'string' ? said : said[0], acts),
    );
}

/** The validation part: it is stored as a zip. */
function crossWoz(): Row[] {
  const zip = execFileSync(
    'git',
    ['-C', path.join(values.clones!, 'thu-coai+CrossWOZ/repo'), 'show', 'HEAD:data/crosswoz/val.json.zip'],
    { maxBuffer: 2 ** 28 },
  );
  const text = execFileSync('python3', ['-c', unzip], { input: zip, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const all = JSON.parse(text) as Record<
    string,
    { messages: { role: string; content: string; dialog_act: string[][] }[] }
  >;
  return Object.values(all)
    .flatMap(({ messages }) => messages)
    .filter(({ role }) => role === 'usr')
    .flatMap(({ content, dialog_act: acts }) => crossWozRow(content, acts));
}
const unzip =
  'import io,sys,zipfile;z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()));sys.stdout.write(z.read(z.namelist()[0]).decode())';

/** Who looks for a film or a book may ask what there is. */
const xsidUnclear = /^Search/;

function xsid(language: string): Row[] {
  return show('mainlp/xsid', `data/xSID-0.7/${language}.test.conll`)
    .split('\n\n')
    .flatMap((block): Row[] => {
      const text = /^# text = (.*)$/m.exec(block)?.[1];
      const label = /^# intent = (.*)$/m.exec(block)?.[1];
      if (text === undefined || label === undefined) return [];
      const intent = label === 'BookRestaurant' ? 'appointment' : xsidUnclear.test(label) ? null : 'other';
      return [{ set: 'xSID', language, text, label, intent, reply: true }];
    });
}

function botFramework(language: string, folder: string, groups: Readonly<Record<string, Intent>>): Row[] {
  const text = show(
    'microsoft/botframework-solutions',
    `templates/csharp/VA/VA/Deployment/Resources/QnA/${folder}/Chitchat.qna`,
  );
  return text.split('## ? ').flatMap((block): Row[] => {
    const asked = block
      .split('```')[0]!
      .split('\n')
      .map((line) => line.replace(/^- /, '').trim())
      .filter((line) => line !== '' && !line.startsWith('*') && !line.startsWith('>') && !line.includes('editorial ='));
    const intent = groups[asked[0] ?? ''];
    if (intent === undefined) return [];
    return asked.map((line) => ({
      set: 'BotFramework',
      language,
      text: line,
      label: asked[0]!,
      intent,
      reply: intent === 'chatter' ? null : intent === 'greeting',
    }));
  });
}

function tais(): Row[] {
  const blocks = show('lappis-unb/tais', 'coach/data/intents/geral.md').split(/^## intent:\s*/m);
  return blocks.slice(1).flatMap((block) => {
    const [label, ...lines] = block.split('\n');
    return lines
      .filter((line) => line.startsWith('- '))
      .flatMap((line) =>
        taisIntents(
          line
            .slice(2)
            .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
            .trim(),
          label!.trim(),
        ),
      );
  });
}

/** At most so many of a set, a language and a kind, drawn evenly from the set's own labels, in the order they came. */
function bounded(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  const perLabel = new Map<string, number>();
  const ranked = rows.flatMap((row) => {
    const text = `${row.set} ${row.language} ${row.text.toLowerCase()}`;
    if (seen.has(text) || !/[\p{L}\p{N}]/u.test(row.text) || (row.intent === null && row.reply === null)) return [];
    seen.add(text);
    const label = `${kindOf(row)} ${row.label}`;
    const rank = perLabel.get(label) ?? 0;
    perLabel.set(label, rank + 1);
    return [{ row, rank }];
  });
  const counts = new Map<string, number>();
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ row }) => {
      const count = counts.get(kindOf(row)) ?? 0;
      counts.set(kindOf(row), count + 1);
      return count < mostOfOne ? [row] : [];
    });
}

function kindOf({ set, language, intent, reply }: Row): string {
  return `${set} ${language} ${intent ?? '-'} ${reply ?? '-'}`;
}

function main(): void {
  if (!values.clones || !values.out) throw new Error('--clones DIR --out DIR');
  mkdirSync(values.out, { recursive: true });
  const rows = bounded([
    ...clinc(),
    ...banking(),
    ...(['en', 'ru', 'ar', 'id'] as const).flatMap(cod),
    ...[
      ['fr', 'fr'],
      ['hi', 'hi'],
      ['hi', 'enhi'],
      ['zh', 'zh'],
    ].flatMap(([language, file]) => risawoz(language!, file!)),
    ...crossWoz(),
    ...['ar', 'id', 'tr', 'zh'].flatMap(xsid),
    ...botFramework('es', 'es-es', {
      'Hasta la semana que viene': 'closing',
      'Ha llegado la hora de planchar la oreja': 'closing',
      'Hey ¿qué pasa?': 'greeting',
      'Buenas tardes bot': 'greeting',
      'Muy buenos días amiga': 'greeting',
      'Eso era divertido': 'chatter',
    }),
    ...botFramework('fr', 'fr-fr', {
      'il faut que je parte loin': 'closing',
      'je te remercie de ouf': 'closing',
      'bien le bonjour vous': 'greeting',
      'bonjour du matin vous': 'greeting',
      "ha ha ha c'est désopilant": 'chatter',
    }),
    ...tais(),
  ]);
  writeFileSync(path.join(values.out, 'understanding.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  process.stderr.write(`${rows.length} rows\n`);
}

main();
