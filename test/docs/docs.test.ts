import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

function markdownUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return markdownUnder(name);
    return entry.name.endsWith('.md') ? [name] : [];
  });
}

const documents = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...markdownUnder('docs')];

/** Without fenced blocks: what stands in them is shown, not linked. */
const prose = (file: string) => read(file).replace(/^```[\s\S]*?^```/gm, '');

/** The anchor GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/ /g, '-');
}

function anchorsIn(file: string): string[] {
  return [...prose(file).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));
}

test('the documents are there', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/operations.md']),
  );
});

test.each(documents)('%s: every relative link leads somewhere', (file) => {
  const targets = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  for (const target of targets.filter((link) => !/^[a-z]+:/.test(link))) {
    const [place = '', anchor] = target.split('#');
    const found = place === '' ? file : path.posix.join(path.posix.dirname(file), place);
    expect({ target, exists: existsSync(path.join(root, found)) }).toEqual({ target, exists: true });
    if (anchor !== undefined && found.endsWith('.md')) expect(anchorsIn(found)).toContain(anchor);
  }
});

test.each(documents)('%s: every file named exists, or its line says "planned"', (file) => {
  for (const line of prose(file).split('\n')) {
    if (/\bplanned\b/i.test(line)) continue;
    const named = [...line.matchAll(/`((?:src|test|docs|docker|bench|\.ci)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? '',
    );
    for (const name of named)
      expect({ line, name, exists: existsSync(path.join(root, name)) }).toEqual({ line, name, exists: true });
  }
});

test.each([...documents, '.env.example'])('%s: every npm command named is in package.json', (file) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(file).matchAll(/npm (?:run ([\w:-]*\w)|(start|test)\b)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

test('.env.example lists exactly what src/config.ts reads', () => {
  const settings = ['config', 'channelSettings', 'languageSettings'].map((name) => read(`src/${name}.ts`)).join('\n');
  const known = [...settings.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((match) => match[1]);
  const listed = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect([...listed].sort()).toEqual([...known].sort());
});

test('decision records are numbered without gaps and have their three parts', () => {
  const records = readdirSync(path.join(root, 'docs/decisions')).sort();
  records.forEach((name, i) => expect(name).toMatch(new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`)));
  for (const name of records) {
    const headings = [...read(`docs/decisions/${name}`).matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect({ name, headings }).toEqual({ name, headings: ['Context', 'Choice', 'What it costs'] });
  }
});

test('.ci/run can be run', () => {
  expect(statSync(path.join(root, '.ci/run')).mode & 0o111).toBe(0o111);
});
