import type { Reason } from '../../core/reason';
import { Fault } from '../../errors';

/** One field of a request that does not fit, by its path (`followUp.texts.en`, `phones[2]`). */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** A request that does not fit its schema: names every offending field. */
export class RequestFault extends Fault {
  constructor(readonly errors: readonly FieldFault[]) {
    super(
      'invalidRequest',
      errors.map((fault) => (fault.path ? `${fault.path}: ${fault.message}` : fault.message)).join(' '),
    );
  }
}

/** A command the conversation does not take now, with the conversation's own reason. */
export class RefusedFault extends Fault {
  constructor(readonly reason: Reason) {
    super('refused', reason.text);
  }
}
