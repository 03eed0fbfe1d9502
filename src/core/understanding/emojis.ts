import type { Intent } from './understanding';

/** What a message of emoji alone says, by its first known one; null when it says nothing. */
export function emojiIntent(text: string): Extract<Intent, 'assent' | 'closing' | 'chatter'> | null {
  const first = /[👍👌✅🆗🙏😂🤣😅😆❤♥😍🥰😘🎉🎂]/u.exec(text)?.[0];
  if (first === undefined || /[\p{L}\p{N}]/u.test(text)) return null;
  if ('👍👌✅🆗'.includes(first)) return 'assent';
  return first === '🙏' ? 'closing' : 'chatter';
}
