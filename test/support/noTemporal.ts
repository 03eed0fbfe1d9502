import type { Conversations } from '../../src/api/conversations';

const notUsed = () => Promise.reject(new Error('not used'));

/** Temporal for tests in which nobody asks it for anything; what a test does use it puts over this. */
export const noTemporal: Conversations = {
  ring: notUsed,
  command: notUsed,
  sweep: notUsed,
  goOnImporting: notUsed,
  erase: notUsed,
  syncTemplates: notUsed,
  learn: notUsed,
  ready: notUsed,
};
