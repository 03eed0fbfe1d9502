import { pino, type Logger as PinoLogger } from 'pino';

/** Structured log lines on standard output. Fields are ids, codes, counts and times: never text, names, phones or WhatsApp ids. */
export type Logger = PinoLogger;

/** Makes a process's logger. `process` names it in each line. */
export function createLogger(options: { process: string; level: string }): Logger {
  return pino({
    level: options.level,
    base: { process: options.process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['phone', 'text', 'name', 'authorization', '*.phone', '*.text', '*.name', 'req.headers'],
      remove: true,
    },
  });
}

/** A logger that says nothing, for tests. */
export const silentLogger: Logger = pino({ level: 'silent' });
