/**
 * What it means that a channel did not take or did not deliver a message, whatever the vendor's code (facts/whatsapp.md, error
 * codes). `temporary` and `tooFast` can be tried again; `channelDown` stops the account until somebody has mended it;
 * `restricted` stops what is not asked for; `templateGone` is a template that can't be sent now, another one can; `templateUnfit` one
 * whose values do not fit it.
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
  | 'templateGone'
  | 'templateUnfit'
  | 'badRequest';
