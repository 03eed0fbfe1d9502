import { assertNever } from '../assertNever';
import { reason, type Reason } from '../reason';
import type { Delivery } from './silence';

/**
 * Why our message counts as not arrived or not seen when a look comes; null when it was seen, or nothing says that it was not. Only
 * ever a ground to wait longer: that a message was read and not answered says nothing. Pure.
 */
export function notReachedYet({ status, showsReads }: Delivery): Reason | null {
  switch (status) {
    case 'none':
    case 'read':
      return null;
    case 'delivered':
      return showsReads ? reason('unread', 'Our message was delivered and is not read yet.') : null;
    case 'sent':
    case 'unknown':
      return reason('notDelivered', 'Our message is not delivered yet.');
    case 'failed':
      return reason('failed', 'Our message could not be delivered.');
    default:
      return assertNever(status);
  }
}
