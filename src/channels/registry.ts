import type { Channel } from './channel';

/** The channels of this installation, by name. */
export type Channels = ReadonlyMap<string, Channel>;

/** Channels by their names. */
export function registerChannels(channels: readonly Channel[]): Channels {
  return new Map(channels.map((channel) => [channel.name, channel]));
}

/** A channel this process was started without. Its credentials may come back: nothing is wrong with what came on it. */
export class MissingChannelError extends Error {
  override readonly name = 'MissingChannelError';
  constructor(name: string) {
    super(`There is no channel "${name}" in this installation; its credentials are missing.`);
  }
}

/** The channel of a stored row or account. Throws MissingChannelError when this installation has no such channel (any more). */
export function channelNamed(channels: Channels, name: string): Channel {
  const channel = channels.get(name);
  if (!channel) throw new MissingChannelError(name);
  return channel;
}
