import { z } from 'zod';

const filled = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const commaSeparated = filled.transform((value) =>
  (value ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean),
);

/** One WhatsApp number with secrets of its own. */
const ownAccount = z.strictObject({
  phoneNumberId: z.string().regex(/^\d{1,32}$/, 'must be the digits of a phone_number_id'),
  appSecrets: z.array(z.string().min(1)).default([]),
  accessToken: z.string().min(1).nullable().default(null),
});

const ownAccounts = filled.transform((text, context): z.infer<typeof ownAccount>[] => {
  if (text === undefined) return [];
  const result = z.array(ownAccount).safeParse(jsonIn(text));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const place = issue.path.length === 0 ? '' : `[${issue.path.join('.')}] `;
    context.addIssue({ code: 'custom', message: `${place}${issue.message}; see .env.example for the shape` });
  }
  return z.NEVER;
});

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The variables of the channels. */
export const channelVariables = {
  PUBLIC_URL: filled.refine((value) => value === undefined || URL.canParse(value), 'must be a URL'),
  WHATSAPP_APP_SECRET: commaSeparated,
  WHATSAPP_VERIFY_TOKEN: filled,
  WHATSAPP_ACCESS_TOKEN: filled,
  WHATSAPP_GRAPH_URL: filled.refine((value) => value === undefined || URL.canParse(value), 'must be a URL'),
  WHATSAPP_ACCOUNTS: ownAccounts,
  TWILIO_ACCOUNT_SID: filled.refine(
    (value) => value === undefined || /^AC[0-9a-f]{32}$/i.test(value),
    'must be "AC" and 32 hex digits',
  ),
  TWILIO_AUTH_TOKEN: commaSeparated,
  TWILIO_API_URL: filled.refine((value) => value === undefined || URL.canParse(value), 'must be a URL'),
};

type Values = z.output<z.ZodObject<typeof channelVariables>>;

/** What the environment says about WhatsApp through Meta. */
export interface WhatsAppSettings {
  /** Several while rotating; empty in sandbox until one is made. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string | undefined;
  readonly accessToken: string | undefined;
  readonly graphUrl: string | undefined;
  /** Numbers with secrets of their own. */
  readonly accounts: readonly z.infer<typeof ownAccount>[];
}

/** What the environment says about WhatsApp through Twilio; undefined when it is not used. */
export interface TwilioSettings {
  readonly accountSid: string;
  /** Several while rotating; calls are made with the first. */
  readonly authTokens: readonly string[];
  readonly apiUrl: string;
}

/** The channels' part of the environment. */
export function channelSettings(values: Values): { whatsapp: WhatsAppSettings; twilio: TwilioSettings | undefined } {
  return {
    whatsapp: {
      appSecrets: values.WHATSAPP_APP_SECRET,
      verifyToken: values.WHATSAPP_VERIFY_TOKEN,
      accessToken: values.WHATSAPP_ACCESS_TOKEN,
      graphUrl: values.WHATSAPP_GRAPH_URL,
      accounts: values.WHATSAPP_ACCOUNTS,
    },
    twilio:
      values.TWILIO_ACCOUNT_SID === undefined
        ? undefined
        : {
            accountSid: values.TWILIO_ACCOUNT_SID,
            authTokens: values.TWILIO_AUTH_TOKEN,
            apiUrl: (values.TWILIO_API_URL ?? 'https://api.twilio.com').replace(/\/+$/, ''),
          },
  };
}

/** What does not fit together in the channels' part of the environment. */
export function channelFaults(values: Values): string[] {
  const faults: string[] = [];
  const hasSecrets = ({ appSecrets }: { appSecrets: readonly string[] }) => appSecrets.length > 0;
  const own = values.WHATSAPP_ACCOUNTS.filter(({ accessToken }) => accessToken !== null);
  const isLive = values.WHATSAPP_ACCESS_TOKEN !== undefined || own.length > 0;
  const allSigned = values.WHATSAPP_ACCESS_TOKEN === undefined && own.length > 0 && own.every(hasSecrets);
  if (isLive && values.WHATSAPP_APP_SECRET.length === 0 && !allSigned) {
    faults.push(
      'WHATSAPP_APP_SECRET: needed together with WHATSAPP_ACCESS_TOKEN, because events are only taken with a valid signature',
    );
  }
  if (values.TWILIO_ACCOUNT_SID !== undefined && values.TWILIO_AUTH_TOKEN.length === 0) {
    faults.push('TWILIO_AUTH_TOKEN: needed together with TWILIO_ACCOUNT_SID');
  }
  if (values.TWILIO_ACCOUNT_SID !== undefined && values.PUBLIC_URL === undefined) {
    faults.push('PUBLIC_URL: needed together with TWILIO_ACCOUNT_SID, because Twilio signs the address it posts to');
  }
  return faults;
}
