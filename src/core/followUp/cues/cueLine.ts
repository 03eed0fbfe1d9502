import { normalise } from '../../understanding/features';
import { simplified } from './words/traditional';

/**
 * A text as cue words are compared: as the model reads it, and without apostrophes ("c'est" is two words, "that's" one) and
 * doubled letters ("graciass"), which in Chinese mean something, and so do "rr" ("carro" is no "caro")
 * and the first two of an Arabic word ("I will sell it", "I sold it"); the Arabic "and" stands
 * apart, and Chinese is simplified. Pure.
 */
export function cueLine(text: string): string {
  return simplified(normalise(text))
    .replace(/(?<=(?<!\p{L})(?:[cdjlnst]|qu))'/gu, ' ')
    .replace(/'/g, '')
    .replace(/(?<!\p{L})و(?=\p{Script=Arabic}{3}|(?:ما|لا|مو)(?!\p{L}))/gu, 'و ')
    .replace(/(?!\p{Script=Han}|r|(?<!\p{L})\p{Script=Arabic})(\p{L})\1+/gu, '$1');
}
