import type { Language } from '../../../understanding/languages';
import { listed } from './cueWords';

/** The buyer praises how it was explained, made or offered: polite, and no answer to a price. */
export const praiseWords: Readonly<Record<Language, readonly string[]>> = {
  en: listed(`
    very clear, so clear, really clear, super clear, clear explanation, well explained, explained it, explaining, very detailed,
    so detailed, really detailed, thorough, very thoughtful, thoughtful, put together, lovely work, beautiful work,
    looks lovely, looks great, looks nice, look lovely, look great, look nice, looks good, sounds lovely, sounds great,
    sounds nice, sounds good, nice offer, great offer, lovely offer, good offer, fair offer, very professional, so professional,
    quick reply, fast reply, prompt reply, all the info, for the info, the information, all the details, for the details,
    for sending, for sharing, for the breakdown, all that work, the effort, your effort, your patience, your time, impressive,
    impressed, gorgeous, stunning`),
  es: listed(`
    muy claro, bien claro, todo claro, bien explicado, muy detallado, bien detallado, qué detalle, por explicar, por explicarme,
    por la explicación, por la info, por la información, por el detalle, por los detalles, por enviar*, por mandar*,
    por compartir*, por tomarse, por el trabajo, qué lindo, qué linda, que lindos, qué bonito, qué bonita, muy bonito,
    muy lindo, muy linda, está lindo, está linda, está bonito, está precioso, se ve bien, se ve lindo, se ve genial, suena bien,
    suena genial, buena oferta, buen precio, linda propuesta, muy profesional, muy profesionales, qué atentos, muy atento,
    muy atenta, se nota el, buen trabajo`),
  pt: listed(`
    muito claro, bem claro, bem explicado, bem explicadinho, bem detalhado, super detalhado, detalhadinho, por explicar,
    pela explicação, pelas informações, pela informação, pelas infos, pelos detalhes, pelo envio, por enviar, por mandar,
    por compartilhar, pelo capricho, capricho, caprichado, muito lindo, muito linda, que lindo, que linda, ficou lindo,
    ficou linda, lindo demais, linda demais, tá lindo, tá linda, parece bom, parece ótimo, boa proposta, ótima proposta,
    bela proposta, muito profissional, bem profissional, muito atencios*, super atencios*, pela paciência, pela dedicação`),
  fr: listed(`
    très clair, très claires, bien clair, super clair, bien expliqué, bien détaillé, très détaillé, très complet, bien complet,
    explications, l'explication, pour les infos, pour l'info, pour les informations, pour les détails, pour l'envoi,
    pour le partage, pour votre travail, pour le travail, beau boulot, joli travail, très joli, très beau, trop beau,
    magnifique, superbe, c'est joli, c'est beau, belle offre, bonne offre, belle proposition, très pro, très professionnel*,
    pour votre patience, pour votre temps, ça a l'air, ça donne envie`),
  ru: listed(`
    так подробно, очень подробно, всё подробно, подробно расписал*, расписал*, подробный ответ, понятно объяснил*,
    всё объяснил*, за объяснение, за информацию, за инфу, за подробност*, за расчёт, за подборку, за труд, за старания,
    за терпение, за внимание, за скорость, красиво, очень красиво, красота, шикарно, хорошее предложение, отличное предложение,
    интересное предложение, выглядит здорово, выглядит отлично, звучит хорошо, звучит здорово, профессионально,
    очень внимательн*`),
  ar: listed(`
    عرض حلو, عرض ممتاز, عرض جميل, عرض رائع, عرض زين, عرض كويس, شرح وافي, شرح واضح, شرحك واضح, على الشرح, على التوضيح,
    على المعلومات, عالمعلومات, على التفاصيل, عالتفاصيل, على الاهتمام, عالاهتمام, على المجهود, عالمجهود, على تعبك, على تعبكم,
    على وقتك, على سرعه الرد, عالرد السريع, شغل مرتب, شغل حلو, شغل نظيف, تصميم حلو, تصميم جميل, كتير حلو, كثير حلو, مره حلو,
    جميل جدا, ما شاء الله, ماشاء الله, يجنن, تجنن, روعه, ذوقكم, ذوق, احترافي, مرتب`),
  zh: listed(`
    很详细, 好详细, 真详细, 太详细, 非常详细, 写得很, 做得真, 做得很, 讲得很, 说得很, 真用心, 很用心, 太用心, 用心了, 好用心, 很专业, 真专业, 好专业, 很耐心, 真耐心, 好耐心, 耐心解答, 的介绍, 的讲解,
    的解答, 的资料, 的分享, 分享, 整理得, 设计得, 好漂亮, 真漂亮, 好看, 真好看, 不错不错, 挺不错, 好靓, 几靓, 好清楚, 讲得清楚, 效率真高, 效率高, 回复真快, 回复好快`),
  hi: listed(`
    achhe se samjhaya, ache se samjhaya, acche se samjhaya, badhiya samjhaya, detail me bataya, detail mein bataya, itni detail,
    itna detail, details ke liye, detail ke liye, info ke liye, jankari ke liye, jaankari ke liye, batane ke liye, share karne,
    for sharing, bhejne ke liye, mehnat ke liye, itni mehnat, kaafi accha, kaafi acha, bahut accha, bahut acha, bahut sundar,
    bahut badhiya, bahut pyara, accha lag raha, acha lag raha, accha hai, acha hai, achha hai, mast hai, badhiya hai,
    accha offer, acha offer, badhiya offer, professional, अच्छे से समझाया, जानकारी के लिए, बताने के लिए, भेजने के लिए,
    बहुत सुंदर, बहुत अच्छा, बहुत बढ़िया, अच्छा है, बढ़िया है`),
  id: listed(`
    penjelasannya, atas penjelasan, lengkap banget, lengkap bgt, detail banget, detail bgt, jelas banget, jelas bgt, infonya,
    atas infonya, atas informasinya, informasinya, udah dijelasin, sudah dijelaskan, sudah dikirim detail, bagus, bagus banget,
    bagus bgt, bagus2, keren, keren banget, keren bgt, cantik, cantik banget, cakep, cakep bgt, ramah, responnya cepat,
    fast respon, fast response, profesional, rapi, menarik, menarik ya, penawarannya menarik, niat banget`),
  tr: listed(`
    çok detaylı, detaylı anlat*, ayrıntılı, çok ayrıntılı, güzel anlat*, açıklayıcı, açıklamanız, açıklama için, bilgilendirme,
    bilgilendirmeniz, bilgi için, bilgiler için, ilginiz, ilginize, emeğinize, emeğiniz, ellerinize, elinize sağlık,
    elinize saglik, özenmişsiniz, özenli, çok güzel, çok güzel olmuş, güzel olmuş, güzel görün*, çok şık, şık olmuş,
    harika olmuş, çok hoş, hoş olmuş, profesyonel, hızlı dönüş, hızınız`),
};

/** We ask what the buyer thinks of it: beside a price, thanks are no answer. */
export const opinionWords: Readonly<Record<Language, readonly string[]>> = {
  en: listed(`
    what do you think, what do u think, what did you think, how do you find, how did you find, how do you like,
    how did you like, how does it look, how does that look, how does that sound, how does it sound, how's that, how is that,
    thoughts, your view, your opinion, what do you say, what do you reckon, do you like it, did you like it, like the look`),
  es: listed(`
    qué te parece, qué le parece, qué les parece, qué os parece, qué te pareció, qué le pareció, qué les pareció, cómo lo ves,
    cómo lo ve, cómo la ves, cómo lo ven, cómo te suena, cómo le suena, qué opinas, qué opina, qué opinan, qué dices, qué dice,
    qué dicen, qué piensas, qué piensa, te gusta, le gusta, les gusta, te gustó, le gustó, les gustó`),
  pt: listed(`
    o que acha, o que achou, o que acharam, o que vc achou, o que você achou, o que vocês acharam, que tal, que achou, como vê,
    como ficou pra, te agrada, lhe agrada, gostou, gostaram, o que me diz, o que pensa, faz sentido, curtiu`),
  fr: listed(`
    qu'en pensez-vous, qu'en penses-tu, qu'en dites-vous, qu'en dis-tu, vous en pensez quoi, t'en penses quoi,
    vous en dites quoi, votre avis, ton avis, ça vous plaît, ça vous plait, cela vous plaît, vous plaît, ça te plaît,
    comment trouvez-vous, comment tu trouves, vous trouvez ça, ça vous parle, ça vous tente`),
  ru: listed(`
    что скажете, что думаете, как вам, как тебе, ваше мнение, какое мнение, нравится, понравилось, понравился, понравилась,
    понравились, как смотрите, как находите, ваши впечатления, что решили`),
  ar: listed(`
    ايش رايك, شو رايك, ايه رايك, وش رايك, شنو رايك, ما رايك, ما رايكم, رايك ايه, رايكم, رايك, كيف تشوف, كيف شفت, كيف لقيت,
    كيف لقيتوا, عجبك, عجبكم, عجبتك, عجبتكم, شو قولك, ايش قلت, وش قلت, شنو بان ليك, اش بان ليك, كيف جاك, كيف جاتك`),
  zh: listed(`
    您觉得, 你觉得, 觉得怎么样, 觉得如何, 怎么样, 如何, 您看呢, 你看呢, 怎么看, 意下如何, 什么想法, 有什么想法, 喜欢吗, 满意吗, 还满意, 合意, 觉得点, 点睇, 钟唔钟意`),
  hi: listed(`
    kaisa laga, kaisi lagi, kaise lage, kaisa lag, kaisi lag, pasand aaya, pasand aayi, pasand aaye, kya lagta, kya kehte,
    kya sochte, kya khayal, kya vichar, कैसा लगा, कैसी लगी, कैसे लगे, पसंद आया, पसंद आई, पसंद आए, क्या लगता, क्या विचार,
    क्या ख्याल, क्या कहते`),
  id: listed(`
    bagaimana menurut, gimana menurut, menurut kakak, menurut bapak, menurut ibu, gimana kak, bagaimana kak, gimana pak,
    bagaimana pak, gimana bu, bagaimana bu, pendapat, tertarik, suka ga, suka gak, cocok ga, cocok gak, cocok tidak, cocok kak,
    cocok pak, cocok bu, oke ga, oke gak`),
  tr: listed(`
    nasıl buldunuz, nasıl buldun, nasıl buluyorsunuz, ne düşünüyorsunuz, ne düşünürsünüz, ne dersiniz, ne dersin, fikriniz,
    görüşünüz, beğendiniz mi, beğendin mi, nasıl olmuş, nasıl sizce, sizce nasıl, içinize sindi, hoşunuza gitti`),
};
