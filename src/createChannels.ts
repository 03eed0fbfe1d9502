import { registerChannels, type Channels } from './channels/registry';
import { createTwilioChannel } from './channels/twilio/twilioChannel';
import { createWhatsAppChannel } from './channels/whatsapp/whatsAppChannel';
import type { Installation } from './installation';

/** The channels this installation has credentials for. */
export function createChannels({ whatsapp, twilio }: Installation): Channels {
  return registerChannels([createWhatsAppChannel(whatsapp), ...(twilio ? [createTwilioChannel(twilio)] : [])]);
}
