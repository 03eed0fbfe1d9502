import { mediaOf } from '../../core/capture/mediaOf';
import type { Media } from '../../core/capture/content';
import type { MediaId } from '../../core/ids';
import { Fault } from '../../errors';
import { retryMedia as queueAgain } from '../../store/media';
import type { MediaDocument } from '../../store/mediaDocument';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { mediaSchema } from '../schemas/media';
import { mediaView } from '../views/mediaView';

export const retryMedia = operation({
  tag: 'Commands',
  summary: 'Ask for a file that failed once more; one that is queued or stored stays as it is',
  params: idParams<MediaId>('media'),
  answers: { 200: { description: 'The file as it stands now.', schema: mediaSchema } },
  problems: ['notFound', 'temporalAway'],
  async handle({ params }, { store, temporal, clock }) {
    const file = await queueAgain(store, params.id, clock());
    if (!file) throw new Fault('notFound', 'There is no file under this id.');
    if (file.state === 'queued') await ring(() => temporal.ring(file.conversationId));
    const message = await store.messages.findOne({ _id: file.messageId });
    const media = message && mediaOf(message.content);
    return { status: 200, body: mediaView(media ?? asDeclared(file), file._id, file) };
  },
});

async function ring(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const detail = 'The file is queued, but its conversation could not be told. Ask again in a moment.';
    throw new Fault('temporalAway', detail, { cause: error });
  }
}

/** The message may be gone; its file is still what it was. */
function asDeclared({ reference, declared }: MediaDocument): Media {
  return { ...reference, ...declared, caption: null, voice: false, animated: false };
}
