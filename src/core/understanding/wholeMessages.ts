import type { Words } from './languages';

/** Whole messages that only greet. */
export const greetings: Words = {
  en: ['hi', 'hello', 'hey', 'good morning', 'good afternoon', 'good evening', 'hi there', 'hello there'],
  es: ['hola', 'buenas', 'buenos días', 'buenos dias', 'buenas tardes', 'buenas noches'],
  pt: ['oi', 'olá', 'ola', 'bom dia', 'boa tarde', 'boa noite', 'oi tudo bem', 'olá tudo bem'],
  fr: ['bonjour', 'bonsoir', 'salut', 'coucou'],
  ru: ['привет', 'здравствуйте', 'добрый день', 'доброе утро', 'добрый вечер'],
  ar: ['مرحبا', 'مرحبًا', 'أهلا', 'أهلاً', 'السلام عليكم', 'صباح الخير', 'مساء الخير'],
  zh: ['你好', '您好', '在吗', '早上好', '下午好', '晚上好'],
  hi: ['नमस्ते', 'नमस्कार', 'हेलो', 'हाय'],
  id: ['halo', 'hai', 'selamat pagi', 'selamat siang', 'selamat sore', 'selamat malam', 'permisi'],
  tr: ['merhaba', 'selam', 'günaydın', 'iyi günler', 'iyi akşamlar'],
};

/** Whole messages that thank or close; nothing is asked in them. */
export const closings: Words = {
  en: [
    'thanks',
    'thank you',
    'thank you very much',
    'thanks a lot',
    'ok thanks',
    'ok thank you',
    'great thanks',
    'bye',
    'many thanks',
    'thx',
  ],
  es: [
    'gracias',
    'muchas gracias',
    'ok gracias',
    'vale gracias',
    'perfecto gracias',
    'adiós',
    'mil gracias',
    'listo gracias',
  ],
  pt: [
    'obrigado',
    'obrigada',
    'muito obrigado',
    'muito obrigada',
    'ok obrigado',
    'ok obrigada',
    'valeu',
    'tchau',
    'perfeito obrigado',
    'perfeito obrigada',
  ],
  fr: ['merci', 'merci beaucoup', 'ok merci', 'parfait merci', 'au revoir', 'très bien merci'],
  ru: [
    'спасибо',
    'большое спасибо',
    'спасибо большое',
    'хорошо спасибо',
    'до свидания',
    'ок спасибо',
    'понятно спасибо',
  ],
  ar: ['شكرا', 'شكرا جزيلا', 'مع السلامة', 'تمام شكرا', 'شكرا لك', 'شكرا لكم'],
  zh: ['谢谢', '谢谢你', '谢谢您', '好的谢谢', '多谢', '再见', '谢谢了'],
  hi: ['धन्यवाद', 'शुक्रिया', 'ठीक है धन्यवाद', 'बहुत धन्यवाद'],
  id: ['terima kasih', 'makasih', 'terimakasih', 'ok terima kasih', 'baik terima kasih'],
  tr: [
    'teşekkürler',
    'teşekkür ederim',
    'çok teşekkürler',
    'tamam teşekkürler',
    'sağol',
    'sağ olun',
    'eyvallah',
    'görüşürüz',
  ],
};

/** Whole messages that agree or take note: a yes when we asked something, else the end of an exchange. */
export const assents: Words = {
  en: ['ok', 'okay', 'yes', 'sure', 'got it', 'great', 'perfect', 'fine', 'all right', 'alright', 'yes please'],
  es: ['ok', 'sí', 'si', 'vale', 'perfecto', 'listo', 'de acuerdo', 'bueno', 'claro'],
  pt: ['ok', 'sim', 'perfeito', 'beleza', 'certo', 'tá bom', 'ta bom', 'pode ser', 'claro', 'combinado'],
  fr: ['ok', 'oui', 'd accord', "d'accord", 'parfait', 'très bien', 'bien sûr', 'entendu'],
  ru: ['ок', 'да', 'хорошо', 'понятно', 'понял', 'поняла', 'ясно', 'ладно', 'отлично'],
  ar: ['تمام', 'حسنا', 'نعم', 'طيب', 'موافق', 'اوكي'],
  zh: ['好的', '好', '是的', '可以', '明白了', '知道了', '收到', '行', '嗯'],
  hi: ['ठीक है', 'अच्छा', 'हाँ', 'हां', 'जी', 'ओके'],
  id: ['ok', 'oke', 'baik', 'siap', 'sip', 'ya', 'iya', 'boleh'],
  tr: ['tamam', 'evet', 'olur', 'peki', 'tamamdır', 'ok'],
};

/** Whole messages that ask to be left alone: never a part of a sentence ("stop, o Zé não vem" is none). */
export const optOutWords: Words = {
  en: ['stop', 'unsubscribe', 'stop messaging me', 'do not message me', "don't message me", 'opt out'],
  es: ['baja', 'darme de baja', 'no me escriban más', 'no me escriban'],
  pt: ['parar', 'sair', 'descadastrar', 'não me mande mais mensagens', 'pare', 'cancelar inscrição'],
  fr: ['désabonner', 'se désabonner', 'arrêter', 'arrêtez', 'ne m’écrivez plus', "ne m'écrivez plus"],
  ru: ['стоп', 'отписаться', 'не пишите мне', 'не пишите мне больше', 'отпишите меня'],
  ar: ['توقف', 'إلغاء الاشتراك', 'الغاء الاشتراك', 'لا تراسلني'],
  zh: ['退订', '取消订阅', '不要再发了', '别再发了'],
  hi: ['बंद करो', 'बंद करें', 'संदेश मत भेजो', 'सदस्यता समाप्त'],
  id: ['berhenti', 'stop pesan', 'jangan kirim pesan lagi', 'berhenti berlangganan'],
  tr: ['abonelikten çık', 'mesaj atmayın', 'bana yazmayın'],
};

/** Whole messages that take an opt-out back. */
export const optInWords: Words = {
  en: ['start', 'subscribe', 'opt in'],
  es: ['empezar', 'alta', 'suscribirme'],
  pt: ['começar', 'voltar', 'inscrever'],
  fr: ['reprendre', 's’abonner', "s'abonner"],
  ru: ['старт', 'подписаться'],
  ar: ['ابدأ', 'اشتراك'],
  zh: ['订阅', '开始'],
  hi: ['शुरू', 'शुरू करो'],
  id: ['mulai', 'berlangganan'],
  tr: ['başla', 'abone ol'],
};
