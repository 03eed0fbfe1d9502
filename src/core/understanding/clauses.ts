import type { Words } from './languages';

/** A yes, whatever stands beside it: "yes, thanks" says yes to what we asked, "ok, thanks" may only take leave. */
export const yesWords: Words = {
  en: ['yes', 'yes please', 'yeah', 'yep', 'yup', 'sure', 'of course'],
  es: ['sí', 'si', 'sí por favor', 'claro', 'claro que sí', 'por supuesto'],
  pt: ['sim', 'sim por favor', 'claro', 'com certeza'],
  fr: ['oui', 'ouais', 'oui svp', "oui s'il vous plaît", 'bien sûr', 'volontiers'],
  ru: ['да', 'да пожалуйста', 'конечно', 'ага'],
  // "نعم، شكرا" mostly takes leave.
  ar: ['أيوه', 'ايوا', 'أكيد', 'طبعا', 'أجل'],
  zh: ['是的', '是', '对', '对的', '当然'],
  hi: ['हाँ', 'हां', 'जी हाँ', 'हाँ जी', 'ज़रूर', 'haan', 'haan ji'],
  id: ['ya', 'iya', 'ya tolong', 'tentu'],
  tr: ['evet', 'evet lütfen', 'tabii', 'elbette'],
};

/** A no: beside thanks it only takes leave ("no. that was all, thanks"), alone it may answer us. */
export const noWords: Words = {
  en: ['no', 'nope', 'nah', 'not now', 'not yet', 'not right now', 'nothing'],
  es: ['no', 'nada', 'ahora no', 'todavía no', 'ninguna'],
  pt: ['não', 'nao', 'nada', 'agora não', 'ainda não', 'nenhuma'],
  fr: ['non', 'rien', 'pas maintenant', 'pas encore', 'aucun'],
  ru: ['нет', 'не', 'ничего', 'не сейчас', 'пока нет', 'никак', 'ничем'],
  ar: ['لا', 'كلا', 'ليس الآن', 'لا شيء', 'مو الحين', 'خلاص', 'خلص'],
  zh: ['不', '不用', '不用了', '没有', '没有了', '没了', '不是', '暂时没有'],
  hi: ['नहीं', 'अभी नहीं', 'कुछ नहीं', 'nahi', 'नही'],
  id: ['tidak', 'nggak', 'gak', 'ga', 'enggak', 'tidak ada', 'belum', 'ngga ada', 'nggak ada'],
  tr: ['hayır', 'yok', 'şimdi değil', 'henüz değil'],
};

/** "How are you" as a whole message or clause: a greeting, whatever the mark behind it. */
export const howAreYouWords: Words = {
  en: ['how are you', 'how are you doing', 'how are you today', 'how is it going', "how's it going", "what's up"],
  es: [
    'qué tal',
    'qué tal estás',
    'cómo estás',
    'cómo está',
    'cómo están',
    'qué onda',
    'cómo va',
    'qué hay',
    'cómo te va',
  ],
  pt: ['como vai', 'como vai você', 'como está', 'como você está', 'tudo bem com você', 'como vão', 'e aí'],
  fr: ['comment ça va', 'comment allez-vous', 'comment vas-tu', 'quoi de neuf'],
  ru: ['как дела', 'как вы', 'как ты', 'как жизнь', 'что нового', 'как поживаете', 'как у вас дела'],
  ar: ['كيف حالك', 'كيف حالكم', 'كيفك', 'شلونك', 'كيف الحال', 'إزيك', 'شو أخبارك', 'عامل ايه'],
  zh: ['你好吗', '您好吗', '最近怎么样', '最近好吗', '近来如何'],
  hi: ['कैसे हैं', 'कैसे हो', 'आप कैसे हैं', 'कैसे हैं आप', 'क्या हाल है', 'kaise ho', 'kaise hain', 'kaise hain aap', 'kya haal hai'],
  id: ['apa kabar', 'apa kabarnya', 'gimana kabarnya', 'bagaimana kabarnya', 'gimana kabar'],
  tr: ['nasılsın', 'nasılsınız', 'naber', 'ne haber', 'nasıl gidiyor', 'ne var ne yok'],
};

/** Goodbyes, as whole clauses or among other words: who says one expects no more. */
export const farewells: Words = {
  en: [
    'bye',
    'goodbye',
    'good bye',
    'bye bye',
    'bubye',
    'good night',
    'goodnight',
    'farewell',
    'see you',
    'see ya',
    'take care',
  ],
  es: [
    'adiós',
    'chao',
    'chau',
    'hasta luego',
    'nos vemos',
    'hasta pronto',
    'hasta mañana',
    'hasta la próxima',
    'cuídate',
  ],
  pt: ['tchau', 'até mais', 'até logo', 'até breve', 'adeus', 'até amanhã', 'flw', 'falou'],
  fr: [
    'au revoir',
    'à bientôt',
    'ciao',
    'bonne journée',
    'bonne soirée',
    'à plus',
    'bonne continuation',
    'à la prochaine',
  ],
  ru: ['до свидания', 'пока пока', 'до встречи', 'всего доброго', 'всего хорошего', 'прощайте', 'чао', 'до скорого'],
  ar: ['مع السلامة', 'وداعا', 'إلى اللقاء', 'في أمان الله', 'باي', 'يومك سعيد'],
  zh: ['再见', '拜拜', '回见', '下次见', '回头聊'],
  hi: ['अलविदा', 'बाय', 'फिर मिलेंगे', 'फिर मिलते हैं', 'alvida', 'गुड बाय'],
  id: ['sampai jumpa', 'dadah', 'selamat tinggal', 'sampai nanti', 'bye'],
  tr: ['görüşürüz', 'hoşça kalın', 'hoşçakal', 'hoşçakalın', 'güle güle', 'iyi günler dilerim', 'kendinize iyi bakın'],
};

/** After these comes what matters: "thanks, but it still leaks" takes no leave. */
export const butWords: Words = {
  en: ['but', 'however', 'still'],
  es: ['pero', 'sin embargo'],
  pt: ['mas', 'porém'],
  fr: ['mais', 'pourtant'],
  ru: ['но', 'однако'],
  ar: ['لكن', 'ولكن', 'بس لسه'],
  zh: ['但是', '但', '不过', '可是'],
  hi: ['लेकिन', 'पर अभी', 'lekin', 'par abhi'],
  id: ['tapi', 'tetapi', 'namun'],
  tr: ['ama', 'fakat', 'ancak'],
};
