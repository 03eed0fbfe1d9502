import { Readable } from 'node:stream';
import type { MediaAnswer, MediaReference } from '../../src/channels/channel';

/** The smallest thing that is an image by its first bytes. */
export const tinyGif = Buffer.from('GIF89a, but not a good one');

/** What the channel does when it is asked for files. */
export class MediaStandIn {
  readonly asked: MediaReference[] = [];
  /** What it answers next; then it gives a tiny image again. */
  readonly answers: (() => MediaAnswer | Promise<MediaAnswer>)[] = [];

  async fetch(reference: MediaReference): Promise<MediaAnswer> {
    this.asked.push(reference);
    const answer = this.answers.shift();
    const bytes = Readable.from([tinyGif]);
    return answer ? answer() : { kind: 'found', mimeType: null, sizeBytes: null, sha256: null, bytes };
  }
}
