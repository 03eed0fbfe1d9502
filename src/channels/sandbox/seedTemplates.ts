import type { SandboxTemplate } from './sandboxStore';

/** What a new installation of the stand-in has been approved: two wordings for follow-ups in each of ten languages. */
const bodies: Readonly<Record<string, readonly [plain: string, named: string]>> = {
  en: [
    'Hello! You asked us about something and our question is still open. Would you like to go on?',
    'Hello {{name}}, our offer still stands. Is there anything you would like to know before you decide?',
  ],
  pt_BR: [
    'Olá! Você nos procurou e nossa pergunta ainda está em aberto. Gostaria de continuar?',
    'Olá {{name}}, nossa oferta continua de pé. Há algo que você gostaria de saber antes de decidir?',
  ],
  es: [
    '¡Hola! Nos consultó y nuestra pregunta sigue abierta. ¿Desea continuar?',
    'Hola {{name}}, nuestra oferta sigue en pie. ¿Hay algo que quiera saber antes de decidir?',
  ],
  fr: [
    'Bonjour ! Vous nous avez écrit et notre question reste ouverte. Souhaitez-vous continuer ?',
    'Bonjour {{name}}, notre offre tient toujours. Souhaitez-vous savoir quelque chose avant de décider ?',
  ],
  ru: [
    'Здравствуйте! Вы обращались к нам, и наш вопрос ещё открыт. Хотите продолжить?',
    'Здравствуйте, {{name}}! Наше предложение в силе. Хотите что-нибудь узнать, прежде чем решить?',
  ],
  ar: [
    'مرحبًا! تواصلت معنا وما زال سؤالنا مفتوحًا. هل تود المتابعة؟',
    'مرحبًا {{name}}، عرضنا ما زال قائمًا. هل هناك ما تود معرفته قبل أن تقرر؟',
  ],
  zh_CN: [
    '您好!您之前联系过我们,我们的问题还在等您答复。您想继续吗?',
    '{{name}},您好!我们的报价依然有效。决定之前您还想了解什么吗?',
  ],
  hi: [
    'नमस्ते! आपने हमसे संपर्क किया था और हमारा सवाल अब भी खुला है। क्या आप आगे बढ़ना चाहेंगे?',
    'नमस्ते {{name}}, हमारा प्रस्ताव अब भी मान्य है। क्या निर्णय से पहले आप कुछ जानना चाहेंगे?',
  ],
  id: [
    'Halo! Anda pernah menghubungi kami dan pertanyaan kami masih terbuka. Apakah Anda ingin melanjutkan?',
    'Halo {{name}}, penawaran kami masih berlaku. Adakah yang ingin Anda ketahui sebelum memutuskan?',
  ],
  tr: [
    'Merhaba! Bize ulaşmıştınız ve sorumuz hâlâ açık. Devam etmek ister misiniz?',
    'Merhaba {{name}}, teklifimiz hâlâ geçerli. Karar vermeden önce bilmek istediğiniz bir şey var mı?',
  ],
};

export const seedTemplates: readonly SandboxTemplate[] = Object.entries(bodies).flatMap(
  ([language, [plain, named]]) => [
    seed('continuo_follow_up', language, 'UTILITY', plain, {}),
    seed('continuo_follow_up_offer', language, 'MARKETING', named, { name: 'Ana' }),
  ],
);

function seed(
  name: string,
  language: string,
  category: string,
  body: string,
  examples: SandboxTemplate['examples'],
): SandboxTemplate {
  return { name, language, status: 'APPROVED', quality: 'UNKNOWN', category, body, examples };
}
