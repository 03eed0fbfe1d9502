/**
 * What it means that a channel did not take or did not deliver a message, whatever the vendor's code (facts/whatsapp.md, error
 * codes). `temporary` and `tooFast` can be tried again; `channelDown` stops the account until somebody has mended it;
 * `restricted` stops what is not asked for.
 */
export type FailureMeaning =
  | 'temporary'
  | 'tooFast'
  | 'windowClosed'
  | 'optedOut'
  | 'blocked'
  | 'unreachable'
  | 'capReached'
  | 'channelDown'
  | 'restricted'
  | 'badRequest';
