import { z } from 'zod';
import { inquiryOutcomes, topics } from '../../core/inquiries/inquiry';
import { instant, pageQuery } from './common';

export const inquirySchema = z
  .object({
    id: z.string(),
    topic: z.enum(topics),
    reference: z.string().nullable().meta({ description: 'The number of an offer or order it names.' }),
    openedAt: instant,
    openedByTurnId: z.string(),
    turnIds: z.array(z.string()).meta({ description: 'The newest turns, oldest first.' }),
    turnCount: z.int(),
    state: z.enum(['open', 'ended']),
    outcome: z.enum(inquiryOutcomes).nullable().meta({ description: 'How it ended; null while it is open.' }),
    answeredAt: instant
      .nullable()
      .meta({ description: 'When our reply to what it asked last left; null while that waits.' }),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Inquiry' });

/** What the API shows of an inquiry. */
export type InquiryView = z.input<typeof inquirySchema>;

export const inquiryQuery = z.strictObject({ ...pageQuery });

export const contextSchema = z
  .object({
    conversationId: z.string(),
    at: instant,
    facts: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What a decision taken now would be taken from, as it would be stored with it.' }),
  })
  .meta({ id: 'Context' });
