import type { Rules } from './rules';

export { lowestFollowUpWaitHours } from './followUpRules';

/** What Continuo does before anybody changes a rule: answers little, hands over early, waits long. */
export const defaultRules: Rules = {
  automation: {
    enabled: true,
    maxAnswersInRow: 1,
    answers: [
      {
        intent: 'price',
        texts: {
          en: 'Thank you for your message! Which product or service would you like the price of, and how many do you need?',
          pt: 'Obrigado pela mensagem! De qual produto ou serviço você quer saber o preço, e qual a quantidade?',
          es: '¡Gracias por su mensaje! ¿De qué producto o servicio desea saber el precio y qué cantidad necesita?',
          fr: 'Merci pour votre message ! De quel produit ou service souhaitez-vous le prix, et en quelle quantité ?',
          ru: 'Спасибо за сообщение! Цена какого товара или услуги вас интересует и какое количество нужно?',
          ar: 'شكرًا لرسالتك! ما المنتج أو الخدمة التي تريد معرفة سعرها وما الكمية المطلوبة؟',
          zh: '感谢您的留言!请问您想了解哪款产品或服务的价格?需要多少数量?',
          hi: 'आपके संदेश के लिए धन्यवाद! आप किस उत्पाद या सेवा की कीमत जानना चाहते हैं और कितनी मात्रा चाहिए?',
          id: 'Terima kasih atas pesan Anda! Harga produk atau layanan mana yang ingin Anda ketahui, dan berapa jumlahnya?',
          tr: 'Mesajınız için teşekkürler! Hangi ürün veya hizmetin fiyatını öğrenmek istiyorsunuz ve kaç adet gerekiyor?',
        },
      },
      {
        intent: 'greeting',
        texts: {
          en: 'Hello! How can we help you?',
          pt: 'Olá! Como podemos ajudar?',
          es: '¡Hola! ¿En qué podemos ayudarle?',
          fr: 'Bonjour ! Comment pouvons-nous vous aider ?',
          ru: 'Здравствуйте! Чем можем помочь?',
          ar: 'مرحبًا! كيف يمكننا مساعدتك؟',
          zh: '您好!请问有什么可以帮您?',
          hi: 'नमस्ते! हम आपकी कैसे मदद कर सकते हैं?',
          id: 'Halo! Ada yang bisa kami bantu?',
          tr: 'Merhaba! Size nasıl yardımcı olabiliriz?',
        },
      },
    ],
  },
  turn: { quietSeconds: 4, maxSeconds: 20 },
  reply: { team: null, targetMinutes: 60, urgentTargetMinutes: 15 },
  followUp: {
    enabled: true,
    waitHours: 24,
    maxPerSilence: 1,
    activeFromHour: 9,
    activeToHour: 20,
    timeZone: 'UTC',
    closeAfterDays: 7,
    texts: {
      en: 'Hello! Did you have time to look at our last message? We are glad to help with any question.',
      pt: 'Olá! Conseguiu ver a nossa última mensagem? Estamos à disposição para qualquer dúvida.',
      es: '¡Hola! ¿Pudo ver nuestro último mensaje? Con gusto le ayudamos con cualquier pregunta.',
      fr: 'Bonjour ! Avez-vous pu lire notre dernier message ? Nous restons à votre disposition.',
      ru: 'Здравствуйте! Удалось ли посмотреть наше последнее сообщение? Будем рады ответить на вопросы.',
      ar: 'مرحبًا! هل تسنّى لك الاطلاع على رسالتنا الأخيرة؟ يسعدنا الإجابة عن أي سؤال.',
      zh: '您好!请问您看到我们上一条消息了吗?如有任何问题,我们很乐意为您解答。',
      hi: 'नमस्ते! क्या आपने हमारा पिछला संदेश देखा? किसी भी सवाल में मदद करके हमें खुशी होगी।',
      id: 'Halo! Apakah Anda sempat melihat pesan terakhir kami? Kami siap membantu jika ada pertanyaan.',
      tr: 'Merhaba! Son mesajımıza bakabildiniz mi? Sorularınıza yardımcı olmaktan memnuniyet duyarız.',
    },
    wordings: [
      {
        name: 'again',
        texts: {
          en: 'Hello again! May we help you with your decision, or shall we talk at another time?',
          pt: 'Olá de novo! Podemos ajudar na sua decisão ou prefere que falemos em outro momento?',
          es: '¡Hola de nuevo! ¿Podemos ayudarle a decidir o prefiere que hablemos en otro momento?',
          fr: 'Bonjour à nouveau ! Pouvons-nous vous aider à décider, ou préférez-vous en parler à un autre moment ?',
          ru: 'Здравствуйте ещё раз! Помочь вам с решением или лучше вернуться к разговору в другое время?',
          ar: 'مرحبًا مجددًا! هل نساعدك في اتخاذ القرار، أم تفضل أن نتحدث في وقت آخر؟',
          zh: '您好!需要我们帮您一起决定吗?还是改天再聊更方便?',
          hi: 'फिर से नमस्ते! क्या हम फ़ैसला करने में आपकी मदद करें, या आप किसी और समय बात करना चाहेंगे?',
          id: 'Halo lagi! Boleh kami bantu Anda memutuskan, atau lebih baik kita bicara di lain waktu?',
          tr: 'Tekrar merhaba! Karar vermenize yardımcı olalım mı, yoksa başka bir zaman mı görüşelim?',
        },
      },
    ],
  },
  pause: { defaultHours: 24, afterPhoneAnswerHours: 12 },
};
