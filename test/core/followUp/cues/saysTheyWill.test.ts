import { cueLine } from '../../../../src/core/followUp/cues/cueLine';
import { saysTheyWill } from '../../../../src/core/followUp/cues/saysTheyWill';

describe('saysTheyWill', () => {
  it.each([
    "I'll dig it out tonight",
    'amanhã enviarei tudo',
    'jvous fais ça ce soir',
    'утром щёлкну вам',
    'غادي نصيفط الصور',
    'raat ko bhejunga',
    'घर जाके भेजूँगा',
    'magrib sy fotokan',
    'akşam evden yollıcam',
  ])('%s', (text) => expect(saysTheyWill(cueLine(text))).toBe(true));

  it.each([
    "I'll take the red one",
    'je vous remercie',
    'благодарю вас',
    'هذا ممتاز',
    'çok teşekkür ederim',
    'we will not',
  ])('not %s', (text) => expect(saysTheyWill(cueLine(text))).toBe(false));
});
