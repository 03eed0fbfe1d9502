import { z } from 'zod';
import type { MessageContent } from '../../core/capture/content';
import type { ReadContent, Values } from './read';
import { numberOrNull, textOrNull, wordOrNull, words } from './fields';
import { readInteractive } from './readInteractive';
import { isMediaType, readMedia } from './readMedia';

const fieldsOfContent = z.object({
  MessageType: wordOrNull,
  Body: words,
  Latitude: numberOrNull,
  Longitude: numberOrNull,
  Label: textOrNull,
  Address: textOrNull,
  ErrorCode: numberOrNull,
});
type Fields = z.infer<typeof fieldsOfContent>;

/**
 * Reads what a message says: one content, or one for each of its files. Never fails: what this version does not know becomes
 * `unknown`, so that the message itself still reaches a person. `MessageType` is younger than the other parameters and not on
 * Twilio's page about them; without it they tell the type themselves.
 */
export function readContents(values: Values): readonly [ReadContent, ...ReadContent[]] {
  const fields = fieldsOfContent.parse(values);
  const [first, ...others] = readMedia(values, fields.MessageType, textOrNull.parse(values.Body));
  return first === undefined ? [readOne(values, fields)] : [first, ...others];
}

function readOne(values: Values, fields: Fields): ReadContent {
  const type = fields.MessageType;
  switch (type) {
    case null:
    case 'text':
    case 'button':
    case 'interactive':
      return readWords(values, fields);
    case 'location':
      return readLocation(fields);
    case 'order':
      // Twilio documents no parameter for what was ordered.
      return sure({ type: 'order', catalogId: null, text: textOrNull.parse(fields.Body), items: [] });
    case 'unsupported':
      return sure({ type: 'unsupported', code: fields.ErrorCode, unsupportedType: null });
    case 'reaction':
    case 'system':
      // Their words, if any, are not the buyer's.
      return sure({ type: 'unknown', declaredType: type });
    default:
      return readUnknown(type, fields.Body);
  }
}

/** Words reach people, whatever they came under. */
function readUnknown(type: string, body: string): ReadContent {
  const content: MessageContent = body.trim() === '' ? { type: 'unknown', declaredType: type } : { type: 'text', body };
  return { content, fault: isMediaType(type) ? missing('MediaUrl0') : null };
}

/** A text, or the tap on one of our buttons or rows. */
function readWords(values: Values, fields: Fields): ReadContent {
  const reply = readInteractive(values);
  if (reply !== null) return sure(reply);
  const { MessageType: type, Body: body } = fields;
  if (type === null && fields.Latitude !== null) return readLocation(fields);
  if (body.trim() !== '' || type === 'text') return sure({ type: 'text', body });
  if (type === 'interactive') return sure({ type: 'interactive', reply: { kind: 'empty' } });
  // Before Twilio named types, this is how it passed on what it could not express.
  return unreadable(type, 'Body');
}

function readLocation({ MessageType: type, ...fields }: Fields): ReadContent {
  if (fields.Latitude === null) return unreadable(type, 'Latitude');
  if (fields.Longitude === null) return unreadable(type, 'Longitude');
  return sure({
    type: 'location',
    latitude: fields.Latitude,
    longitude: fields.Longitude,
    name: fields.Label,
    address: fields.Address,
    url: null,
  });
}

function sure(content: MessageContent): ReadContent {
  return { content, fault: null };
}

function unreadable(declaredType: string | null, place: string): ReadContent {
  return { content: { type: 'unknown', declaredType }, fault: missing(place) };
}

function missing(place: string): ReadContent['fault'] {
  return { place, fault: 'missing or unreadable' };
}
