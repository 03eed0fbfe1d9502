import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const tailBytes = 16_384;

/** "It said: …. Its log: FILE.", for the line that says a process has ended. One ended by a signal had no last words. */
export function explainByLog(file: string, how: string): string {
  const words = how.startsWith('SIG') ? undefined : lastFault(file);
  return `${words === undefined ? '' : `It said: ${words.replace(/\.$/, '')}. `}Its log: ${file}.`;
}

function lastFault(file: string): string | undefined {
  for (const line of readTail(file).split('\n').reverse()) {
    const fault = line.startsWith('{')
      ? faultOfEntry(line)
      : /\b(error|fail|panic|fatal)/i.test(line)
        ? line.trim()
        : undefined;
    if (fault !== undefined) return fault.slice(0, 300);
  }
  return undefined;
}

/** mongod writes JSON with a severity `s`: F is fatal, E an error. */
function faultOfEntry(line: string): string | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || !('s' in entry) || !('msg' in entry)) return undefined;
    if (entry.s !== 'F' && entry.s !== 'E') return undefined;
    const attributes = 'attr' in entry && typeof entry.attr === 'object' && entry.attr !== null ? entry.attr : {};
    return `${String(entry.msg)}${'error' in attributes ? `: ${JSON.stringify(attributes.error)}` : ''}`;
  } catch {
    return undefined;
  }
}

function readTail(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const size = fstatSync(handle).size;
      const buffer = Buffer.alloc(Math.min(size, tailBytes));
      readSync(handle, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8');
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
