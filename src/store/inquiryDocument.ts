import type { Inquiry } from '../core/inquiries/inquiry';
import type { InquiryId } from '../core/ids';

/** An inquiry as it is stored: a projection of decisions, written again whenever one changes it. */
export interface InquiryDocument extends Omit<Inquiry, 'id'> {
  _id: InquiryId;
  /** Raised by every change: a picture that is older writes nothing. */
  revision: number;
}
