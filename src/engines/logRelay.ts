import { createWriteStream, renameSync, type WriteStream } from 'node:fs';
import { rotateLog } from './managedProcess';
import type { Report } from './report';

/** Takes a child's output: all of it into a file, its warnings and errors also to the terminal, in a few words. */
export interface LogRelay {
  readonly onLine: (line: string, stream: 'out' | 'error') => void;
  /** What there is to say when the child has ended: its last words and its log. Forgets them. */
  readonly explainEnd: () => string;
}

const warning = 40;
const rotateAtBytes = 20 * 1024 * 1024;
const repeatAfterMs = 30_000;

/** Makes the relay of one child. */
export function createLogRelay(options: { title: string; file: string; report: Report; now?: () => number }): LogRelay {
  const now = options.now ?? Date.now;
  const saidAt = new Map<string, number>();
  let lastFault: string | undefined;
  const write = rotatingFile(options.file);

  const say = (text: string) => {
    const before = saidAt.get(text);
    if (before !== undefined && now() - before < repeatAfterMs) return;
    if (saidAt.size > 200) saidAt.clear();
    saidAt.set(text, now());
    options.report(text);
  };
  return {
    onLine(line, stream) {
      write(line);
      const entry = parseEntry(line);
      if (entry === undefined) {
        // The first line of an uncaught error; its stack stays in the file.
        if (stream === 'error' && /^(Uncaught )?[\w.$]*(Error|Fault)\b/.test(line)) lastFault = line.slice(0, 300);
        return;
      }
      if (entry.level >= warning) say(`${options.title}: ${entry.text}`);
      if (entry.level > warning) lastFault = entry.text;
    },
    explainEnd() {
      const words = lastFault === undefined ? '' : `It said: ${lastFault.replace(/\.$/, '')}. `;
      lastFault = undefined;
      return `${words}Its log: ${options.file}.`;
    },
  };
}

function parseEntry(line: string): { level: number; text: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || !('level' in entry) || typeof entry.level !== 'number')
      return undefined;
    const message = 'msg' in entry && typeof entry.msg === 'string' ? entry.msg : '';
    const fault = 'err' in entry ? messageOf(entry.err) : '';
    const text = [message, message.includes(fault) ? '' : fault].filter(Boolean).join(': ');
    return { level: entry.level, text: (text.split('\n')[0] ?? '').slice(0, 300) || 'something went wrong' };
  } catch {
    return undefined;
  }
}

function messageOf(fault: unknown): string {
  if (typeof fault === 'object' && fault !== null && 'message' in fault) return String(fault.message);
  return '';
}

/** Appends lines; a file that grows large is moved aside, one older part is kept. */
function rotatingFile(file: string): (line: string) => void {
  rotateLog(file);
  const open = () => {
    const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
    // A full disk must not end what the person started.
    stream.on('error', () => undefined);
    return stream;
  };
  let stream: WriteStream = open();
  let written = 0;
  return (line) => {
    stream.write(`${line}\n`);
    written += line.length + 1;
    if (written < rotateAtBytes) return;
    written = 0;
    stream.end();
    try {
      renameSync(file, `${file}.1`);
    } catch {
      // Not there, or not ours to move: go on in the same file.
    }
    stream = open();
  };
}
