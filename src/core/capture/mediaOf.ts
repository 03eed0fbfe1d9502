import type { Media, MessageContent } from './content';

/** The file a message brings, or null. An edit brings the file of what it says now. */
export function mediaOf(content: MessageContent): Media | null {
  if (content.type === 'edit') return mediaOf(content.content);
  return 'media' in content ? content.media : null;
}

/** True when the channel named a file that can be asked for. */
export function canBeFetched(media: Media): boolean {
  return media.id !== null || media.url !== null;
}
