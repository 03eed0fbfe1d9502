import type { IndexDescription } from 'mongodb';

/** Statuses of messages that never turn up are forgotten after 35 days (Meta keeps undelivered messages for 30). */
export const parkedStatusIndexes: IndexDescription[] = [
  { key: { accountKey: 1, channelMessageId: 1 } },
  { key: { parkedAt: 1 }, expireAfterSeconds: 35 * 24 * 3600 },
];
