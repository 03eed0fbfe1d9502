import type { Channel } from './channel';

/** The channels of this installation, by name. */
export type Channels = ReadonlyMap<string, Channel>;

/** Channels by their names. */
export function registerChannels(channels: readonly Channel[]): Channels {
  return new Map(channels.map((channel) => [channel.name, channel]));
}

/** The channel of a stored row or account. Throws when this installation has no such channel (any more). */
export function channelNamed(channels: Channels, name: string): Channel {
  const channel = channels.get(name);
  if (!channel) throw new Error(`There is no channel "${name}" in this installation; its credentials are missing.`);
  return channel;
}
