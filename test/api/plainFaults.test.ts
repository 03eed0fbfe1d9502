import { z } from 'zod';
import { parseInput } from '../../src/api/http/parseInput';
import { RequestFault } from '../../src/api/http/requestFault';

const schema = z.strictObject({
  hours: z.number().min(2).max(24).optional(),
  count: z.int().min(0).optional(),
  name: z.string().min(1).max(5).optional(),
  isOn: z.boolean().optional(),
  mode: z.enum(['send', 'draft']).nullable().optional(),
  own: z.enum(['a'], { error: 'Must be an a.' }).optional(),
  list: z
    .array(z.strictObject({ at: z.number() }))
    .min(1)
    .max(2)
    .optional(),
  texts: z.record(z.string(), z.string()).optional(),
});

/** What a caller is told, as `path: message`. */
function told(body: unknown): string {
  try {
    parseInput(schema, body, 'body');
  } catch (error) {
    if (error instanceof RequestFault) return error.message;
  }
  throw new Error('It was taken.');
}

test.each<[unknown, string]>([
  [[], 'The body must be an object {…}, not a list […].'],
  [null, 'The body must be an object {…}, not null.'],
  ['x', 'The body must be an object {…}, not a text.'],
  [undefined, 'The body is missing; it must be an object {…}.'],
  [{ hours: '24' }, 'hours: Must be a number, not a text.'],
  [{ hours: null }, 'hours: Must be a number, not null.'],
  [{ hours: -1 }, 'hours: Must be at least 2.'],
  [{ hours: 99 }, 'hours: Must be at most 24.'],
  [{ hours: NaN }, 'hours: Must be a number.'],
  [{ count: 1.5 }, 'count: Must be a whole number.'],
  [{ count: '1' }, 'count: Must be a number, not a text.'],
  [{ count: 1e99 }, 'count: Must be at most 9007199254740991.'],
  [{ name: '' }, 'name: Must not be empty.'],
  [{ name: 'abcdef' }, 'name: Must be at most 5 characters long.'],
  [{ isOn: 'yes' }, 'isOn: Must be true or false, not a text.'],
  [{ mode: 'shout' }, 'mode: Must be one of send, draft.'],
  [{ mode: 5 }, 'mode: Must be one of send, draft.'],
  [{ own: 'b' }, 'own: Must be an a.'],
  [{ list: {} }, 'list: Must be a list […], not an object {…}.'],
  [{ list: [] }, 'list: Must have at least 1 entry.'],
  [{ list: [{ at: 1 }, { at: 1 }, { at: 1 }] }, 'list: Must have at most 2 entries.'],
  [{ list: [{}] }, 'list[0].at: Is missing; it must be a number.'],
  [{ list: ['x'] }, 'list[0]: Must be an object {…}, not a text.'],
  [{ list: [{ at: 1, on: 2 }] }, 'list[0].on: There is no such field. There are: at.'],
  [{ texts: [] }, 'texts: Must be an object {…}, not a list […].'],
])('%j: %s', (body, message) => {
  expect(told(body)).toBe(message);
});
