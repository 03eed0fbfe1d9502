import type { Language } from '../../../understanding/languages';
import { combined, listed } from './cueWords';

type Lists = Readonly<Record<Language, readonly string[]>>;

/** A time to come. With what the buyer will do (`tellsWords`, `comesWords`) it makes a date of theirs. */
export const whenWords: Lists = {
  en: listed(`
    let me get, let me finish, waiting for, need to get, tonight, tonite, 2nite, tomorrow, tmrw, tmr, tmw, tomoz, tomo, 2moro,
    2mrw, this evening, this afternoon, this week, in the week, during the week, over the week, next week, weekend, wkend,
    monday, mon, tuesday, tues, wednesday, weds, thursday, thurs, friday, fri, saturday, sunday, at noon, lunchtime, at lunch,
    on my break, later, first thing, in the morning, by noon, end of day, eod, when im, when i'm, when i, when we, once i,
    once we, once im, once i'm, once the, once she, once he, after work, after school, after i, after we, after the, shortly,
    asap, in a bit, in a min, in a mo, in a sec, next month, this month, as soon as, straight after`),
  es: listed(`
    deja que, déjame que, deje que, dejen que, nomás que, espera que, espere que, falta que, primero, hoy, mañana,
    pasado mañana, esta noche, esta tarde, en la tarde, en la noche, a la tarde, a la noche, al mediodía, a mediodía,
    a la hora de comer, esta semana, en la semana, entre semana, en el transcurso, la semana que, la otra semana,
    próxima semana, finde, fin de semana, lunes, martes, miércoles, jueves, viernes, sábado, domingo, cuando, apenas, en cuanto,
    ni bien, después de, después del, luego, más tarde, al rato, ahorita, ahorita que, al llegar, llegando, saliendo,
    terminando, volviendo, pronto, tempranito, temprano, a primera hora, fin de mes, el mes que, estos días, en estos días,
    un rato`),
  pt: listed(`
    deixa eu, deixa o, deixa a, deixa meu, deixa minha, espera eu, falta só, só falta, primeiro, hoje, amanhã, depois de amanhã,
    à noite, de noite, à tarde, de tarde, de manhã, cedinho, cedo, meio dia, no almoço, na hora do almoço, essa semana,
    esta semana, nessa semana, nesta semana, na semana, durante a semana, semana que vem, fds, fim de semana, final de semana,
    segunda, terça, quarta, quinta, sexta, sábado, domingo, quando, qdo, assim que, logo que, depois que, depois do, depois da,
    dps, mais tarde, logo mais, daqui a pouco, chegando, saindo, voltando, passando, na volta, no fim do, mês que vem,
    esses dias, qualquer dia, jaja, já já, em casa`),
  fr: listed(`
    le temps de, laissez-moi, laisse-moi, il faut d'abord, d'abord, faut que, ce soir, demain, après demain, demain matin,
    cet aprem, cet après-midi, cette aprem, dans l'aprem, aprem, à midi, ce midi, ds la semaine, dans la semaine, cette semaine,
    en semaine, la semaine pro, semaine prochaine, ds la journée, dans la journée, ds la soirée, ce week-end, ce weekend, ce we,
    we prochain, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, quand, qd, dès que, dès, une fois, après, plus tard,
    tout à l'heure, tt à l'heure, tantôt, bientôt, en rentrant, en sortant, à mon retour, au retour, fin du mois,
    le mois prochain, d'ici, ds la matinée, dans la matinée, au réveil`),
  ru: listed(`
    дайте, дай, сначала, как узнаю, вернусь, сегодня, завтра, послезавтра, вечером, утром, днём, ночью, в обед, к обеду,
    после обеда, на неделе, на этой неделе, на выходных, в выходные, на днях, понедельник, вторник, среду, четверг, пятницу,
    субботу, воскресенье, когда, как только, как, после, потом, позже, попозже, скоро, через, тогда, до конца, к вечеру`),
  ar: listed(`
    خليني, خلني, خلينا, لازم, اول شي, حتى, خليها, اليوم, بكره, بكرا, بكرة, بكير, بعد بكره, غدا, غدوه, غدوة, غدا ان, الليله,
    هالليله, العشيه, لعشيه, هاد العشيه, المسا, المساء, المغرب, العصر, الظهر, الصبح, الصباح, هالاسبوع, هذا الاسبوع, هاد الاسبوع,
    هالايام, هاليومين, الاسبوع الجاي, السيمانه, هاد السيمانه, سيمانه الجايه, الويكند, الاحد, الحد, الاثنين, التنين, الثلاثاء,
    التلات, الاربعاء, الاربع, الخميس, الجمعه, السبت, لما, لمن, ملي, منين, كيف ما, وقت ما, فاش, اول ما, بمجرد, بعد ما, بعدما,
    بعد, من بعد, شويه, توا, توه, دابا, bokra, bukra, ghedwa, ghadwa, ghdwa, ghda, lil, lyoum, lilla, had lila, had simana, mli,
    melli, mnin, ba3d, men ba3d, 3chiya, la3chiya`),
  zh: listed(`
    等我, 让我, 先让我, 等他, 等她, 等老公, 等老婆, 待我, 明天, 明早, 明晚, 明儿, 后天, 今晚, 今天, 今儿, 下午, 傍晚, 晚上, 中午, 午休, 早上, 上午, 上班, 下班, 放学, 周一, 周二, 周三, 周四,
    周五, 周六, 周日, 周末, 这周, 下周, 星期, 礼拜, 月初, 月底, 下个月, 这两天, 这几天, 过两天, 过几天, 有空, 得空, 回去, 回来, 回家, 到家, 到时, 忙完, 开完会, 待会, 等会, 等下, 一会, 一阵,
    回头, 晚点, 迟点, 迟啲, 听日, 听晚, 听朝, 后日, 今日, 夜晚, 朝早, 晏昼, 下昼, 上昼, 放工, 返工, 返到, 返去, 返屋企, 得闲, 等阵, 阵间, 食完饭, 收工, 过年, 节后, 年后`),
  hi: listed(`
    pehle, aane do, aa jaye, puch ke, pooch ke, बाद में, पहले, kal, parso, parson, aaj, shaam, sham, raat, subah, dopahar,
    somvar, somwar, mangalvar, mangal, budhwar, budhvar, guruwar, shukrawar, shukravar, shanivar, shaniwar, itwar, ravivar,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend, hafte, mahine, tab, fir, phir, jab, jaise hi,
    ke baad, baad me, baad mein, tak, thodi der, free ho, ghar ja, ghar aa, ghar pahun, ghar pahuch, pahunch ke, pahuch ke,
    nikal ke, uth ke, lunch, office se, jaldi, abhi thodi, कल, परसों, आज, शाम, रात, सुबह, दोपहर, सोमवार, मंगलवार, बुधवार,
    गुरुवार, शुक्रवार, शनिवार, रविवार, इतवार, हफ्ते, महीने, तब, फिर, जब, जैसे ही, बाद, तक, थोड़ी देर, घर जाकर, घर पहुँच,
    घर पहुंच, जाके, जाकर, जल्दी`),
  id: listed(`
    tunggu, nunggu, biar, dulu, hari ini, besok, bsk, besuk, lusa, nanti, ntar, nti, malam ini, ntar malam, sore ini, siang ini,
    pagi, siang, sore, malam, malem, minggu ini, minggu depan, mgg dpn, weekend, wiken, akhir pekan, senin, selasa, rabu, kamis,
    jumat, sabtu, minggu, bulan ini, bulan depan, habis, abis, hbs, setelah, stlh, sehabis, sepulang, pulang, kalau, kalo, klo,
    begitu, pas, sampai rumah, sampe rumah, tgl, tanggal, segera, bentar, sebentar, magrib, maghrib, isya, subuh, dzuhur, ashar,
    habis magrib`),
  tr: listed(`
    önce, bi, eşim gelsin, bugün, yarın, öbür gün, ertesi gün, akşam, akşama, sabah, sabaha, öğlen, öğle, öğleden, öğleye, gece,
    ikindi, haftaya, bu hafta, hafta içi, hafta sonu, haftasonu, bu ay, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi,
    pazar, sonra, birazdan, az sonra, bitince, gelince, çıkınca, olunca, dönünce, geçince, alınca, varınca, bulunca, uyanınca,
    öğrenince, inince, kalkınca, boşalınca, gidince, en kısa, ilk fırsatta, o zaman, akşamüstü`),
};

/** The buyer will tell, call, write, send or show something, without saying when: it may be their habit, or what they did. */
export const tellsWords: Lists = {
  en: [
    ...combined(
      "i'll, ill, i will, we'll, we will, will, gonna, i'm gonna, im gonna, i'm going to, going to, imma, ima, can, i can, i could, let me, lemme, i shall",
      `
    send, forward, fwd, share, report, shout, buzz, shoot, drop, get it, get that, get them, get the, get those, get you, get u,
    mail, email, upload, scan, pass, bring, have it, have an answer, have the answer, know, decide, confirm, tell, say, speak,
    ring, bell, text, txt, call, write, ping, answer, reply, sort it, measure, take a pic, take pics, take some pics,
    take a photo, dig it out, dig out, fill it, sign it, come back, get back, give you, give u, give it`,
      ' ',
    ),
    ...listed(
      `
    ring me, call me, text me, message me, msg me, ping me, give me a ring, give me a shout, give me a call, try me,
    and report back, n report back, and send, n send, and let you, n let you, and ring, n ring, and text, n text, and come back`,
    ),
  ],
  es: [
    ...combined(
      'te, le, les, os, se lo, te lo, se la, te la, se los, te los, te las, se las, yo, ya te, ahí te, ahi te',
      `
    mando, envío, paso, traigo, llevo, digo, doy, contesto, marco, hablo, aviso, escribo, llamo, confirmo, respondo, cuento,
    comento, mandamos, enviamos, pasamos, llevamos, damos, decimos, avisamos, llamamos, escribimos, mandaré, enviaré, pasaré,
    diré, propongo, busco, timbro, devuelvo, retorno, resuelvo, defino, definimos, adjunto, subo, comparto, reenvío, muestro,
    regreso la, mandaría, vuelvo`,
      ' ',
    ),
    ...listed(
      `
    mando, envío, aviso, escribo, confirmo, respondo, contesto, te echo, le echo, lo vemos, lo checamos, platicamos, quedamos,
    mandamos, enviamos, avisamos, confirmamos, háblame, hábleme, llámame, llámeme, búscame, búsqueme, escríbeme, escríbame,
    márcame, márqueme, contáctame, mándame mensaje, pego un grito, pego una llamada, doy un toque, echo un fonazo,
    echo una llamada, echo un grito, tiro un mensaje, mandamos mensaje, mando mensaje, mando mensajito, regreso el mensaje`,
    ),
  ],
  pt: [
    ...combined(
      'te, lhe, já te, eu te, vos, aí te, ai te',
      `
    mando, envio, falo, digo, aviso, passo, dou, ligo, chamo, respondo, retorno, confirmo, trago, levo, encaminho, posto,
    entrego, mostro, repasso, informo, resolvo`,
      ' ',
    ),
    ...listed(`
    mando, envio, encaminho, aviso, respondo, retorno, confirmo, chamo, ligo, me chama, me chame, me liga, me ligue, me procura,
    me procure, me manda msg, me manda mensagem, mando pra, mando por, mando as, mando os, mando a, mando o, mando sim,
    mando foto, mando fotos, mando tudo, envio pra, envio as, envio os, envio a, envio o, envio sim, retorno pra, retorno com,
    confirmo com, aviso sim, aviso vcs, aviso vc, chamo sim, ligo aí, ligo pra, ligo ai, falo com vc, falo com vcs,
    respondo sim, passo as medidas, passo os dados, passo um zap, dou um salve, dou um oi, dou um toque, dou retorno, solto msg,
    mandamos pra, mandamos as`),
  ],
  fr: [
    ...combined(
      "je te, je vous, jte, jvous, j'te, j'vous, j't, jt, on te, on vous, nous vous, jvs, je vs, te le, vous le, vous la, te la, vous les, te les, vs le, j'vs, chte, ch'te, chuis, et vous, et te",
      `
    redis, dis, rappelle, rapelle, appelle, apelle, écris, ecri, envoie, envoi, envoies, enverrai, confirme, confirm, réponds,
    repond, redonne, donne, propose, transmets, transmettrai, fais, fait, ferai, tiens, texte, texto, tel, bipe, ramène,
    apporte, passe, file, recontacte, contacte, préviens, dirai, rends, montre, partage, poste, renvoie, mets, reviens, sonne`,
      ' ',
    ),
    ...listed(
      `
    rappelez-moi, rappelle-moi, relancez-moi, relance-moi, recontactez-moi, écrivez-moi, appelez-moi, regarde mon planning et,
    vous envoie, vous propose, vous transmets, jregarde et, je regarde et, je mesure et`,
    ),
  ],
  ru: listed(`
    наберите меня, позвоните мне, напишите мне, наберите мне, перезвоните мне, перезвоните, свяжитесь со мной, напомните мне,
    пришлю, вышлю, отправлю, перешлю, скину, закину, кину, подготовлю, измерю, замерю, сфотографирую, сфоткаю, передам, отпишу,
    отвечаю, пишу вам, звоню вам, наберу, скажу, сообщу, дам, дадим, скинем, пришлём, отправим, вышлем, заполню, подпишу, найду,
    привезу, принесу, поищу, ответ, ответим, пошлю, отзвонюсь, докину, посмотрю и`),
  ar: [
    ...combined(
      `
    ا, ب, با, ه, ها, ح, حا, سا, ن, بن, هن, غن, غان, غادي ن, باش ن, راح ن, رح ن, توا ن, توه ن, دابا ن, رح ا, راح ا, رايح ا, كن`,
      `
    عيط ليك, عيط لك, عيطلك, عيطليك, عيطلكم, عيط ليكم, عيط عليك, صيفط ليك, صيفطلك, صيفط لك, صيفط ليكم, صيفطها ليك, صيفطهم ليك,
    صيفطو ليك, قول ليك, قوليك, قوللك, قول ليكم, جاوبك, جاوبكم, كلمك, كلمكم, خبرك, خبركم, رجع ليك, رجع لك, رجعلك, رجع عندك,
    هضر معاك, هضر معك, هدر معاك, تصل بيك, تصل بك, تصل بيكم, تاصل بيك, رد عليك, رد عليكم, رد ليك, علمك, علمكم, كتب ليك, كتبلك,
    عطيك, عطيكم, حكيلك, حكيك, رسلها, رسله, رسلهم, رسل لك, رسلك, رسل الصور, رسل الصوره, بعتها, بعتهم, بعته, بعتهولك, بعتهالك,
    بعتلك, بعت لك, بعثلك, بعثها, بعثهم, طرشها, طرش لك, طرشلك, طرشه, دزها, دزلك, دز لك, دزه, جيبها, جيبه, جيبهم, جيب لك, جيبلك,
    وريك, وريكم, صورها, صورلك, صور لك, صورهم, قيسها, قيس و, ورد, رد خبر, ديك خبر, شوفو ونرد, عاود نتصل, عاودك, عاود ليك,
    سيفط ليك, خليك تعرف`,
      '',
    ),
    ...listed(`
    كلمني, كلميني, كلموني, اتصل فيني, اتصل بي, اتصل عليا, دق علي, رن علي, راسلني, تواصل معي, عيط ليا, عيطلي, ghadi n3ayet,
    ghadi n3yet, ghan3ayet, ghan3yet, n3ayet lik, n3ayetlek, n3aytlek, n3aytlik, n3ayet 3lik, nsifet, nsiftlik, nseftlek,
    ghansifet, ghadi nsifet, ngolik, ngolek, ngoulek, ngollik, njawbek, njaweb, nhder m3ak, ghadi nhder, ghadi ngol, nkalmek,
    nkallmek, nkelmek, taw nkalmek, taw njik, nraj3ek, ghadi nrj3, ghadi nred, nred 3lik, nrod 3lik, nrd 3lik, nreddlek,
    nab3athlek, nab3atlek, ab3atlak, ab3atlek, hab3atlak, hab3atlek, ba3atlak`),
  ],
  zh: listed(`
    再找我, 再打给我, 再联系我, 再叫我, 再问我, 再call我, 发你, 发您, 发给你, 发给您, 发过来, 发过去, 发来, 传你, 传您, 传给你, 传给您, 传过去, 传过来, 拍你, 拍给你, 拍给您, 拍了发, 拍好发, 给你发,
    给您发, 给你传, 给您传, 给你拍, 给您拍, 给你送, 寄你, 寄给你, 寄给您, 寄过去, 复你, 复您, 复返, 回复, 回信, 回你, 回您, 答你, 答复, 话你知, 话俾你, 话畀你, 话返, 搵你, 揾你, 打俾你, 打畀你,
    打给你, 打给您, 打返, 打电话, 俾你, 畀你, 俾答复, 讲你知, 同你讲, 同你倾, 跟你说, 跟您说, 告你, 告诉你, 告诉您, 提供给, 交给你, 交给您, 微信你, 微信您, 微信上, 电你, 电您, 电话你, 敲你, 叫你,
    喊你, 通知你, 联系你, 联系您, 联络你, 联络您, 补给你, 补给您, 补发, 补交, 重拍, 重新发, 重发, 上传, 量好, 量完, 填好, 填完, 签好发, whatsapp你, line你, send俾, send你, inbox你,
    pm你`),
  hi: [
    ...combined(
      `
    bhej, daal, dal, likh, share kar, share kr, forward kar, forward kr, photo bhej, de, dikha, la, le aa, upload kar,
    upload kr, scan kar, scan kr, naap ke bhej, naap, pooch ke bol, puch ke bol, sign kar, jawab de, ring kar, missed call de,
    msg daal, msg dal, message daal, msg chhod, photo khich`,
      `
    ta, ti, te, ta hu, ti hu, te hai, te hain, ta hoon, ti hoon, unga, ungi, enge, dunga, dungi, denge, deta, deti, dete,
    deta hu, deti hu, dete hai, du ga, dunga main`,
      '',
    ),
    ...combined(
      `
    bhej, daal, dal, likh, share kar, share kr, forward kar, forward kr, photo bhej, dikha, upload kar, scan kar, naap,
    msg daal, msg dal, msg kar, message daal, msg krti, msg kr`,
      'dunga, dungi, denge, deta, deti, dete, du ga, karta, karti, karte, hu, hoon, deta hu, deti hu',
      ' ',
    ),
    ...listed(`
    mujhe call, mujhe phone, mujhe msg, mujhe message, mereko call, call karna mujhe, phone karna mujhe, भेजता, भेजती, भेजते,
    भेजूंगा, भेजूंगी, भेजूँगा, भेजेंगे, भेज दूंगा, भेज दूंगी, भेज दूँगा, भेज देंगे, भेज देता, भेज देती, डालता, डालती, डाल दूंगा,
    डाल दूंगी, डाल देता, लिखता, लिखूंगा, दिखाता, दिखाऊंगा, दे दूंगा, दे दूंगी, दे देंगे, देता हूँ, देती हूँ, लाता हूँ, ले आऊंगा,
    ले आता, पूछ के बता, मैसेज डालता, फोटो भेज`),
  ],
  id: [
    ...combined(
      `
    saya, sy, aku, aq, ak, gw, gue, kami, kita, tak, ta, ku, nanti, ntar, nti, besok, bsk, ntar aku, nanti saya, nanti aku,
    ntar sy`,
      `
    kirim, kirimin, kirimkan, krm, krim, fotoin, fotokan, share, forward, teruskan, lempar, antar, anter, bawa, bawain, putusin,
    tentuin, jawab, scan, isi, ukur, ukurin, ukurkan, tanda tangan, lampirkan, upload, setorin, kasih, ksh, sms, kabarkan, wa,
    wapri, kontek, calling, tlpon, telfon, telpun, nelpon, kirimi`,
      ' ',
    ),
    ...listed(
      `
    hubungi saya, hubungi aku, chat saya, chat aku, telpon saya, wa saya, wa aku, kabari saya, kontak saya, ingatkan saya,
    kukirim, kukabari, kukabarin, kuhubungi, kutelpon, kuwa, kuinfo, takkirim, takkabari, tak kabari, tak telpon, tak wa,
    tak kirimin pesan, kirim pesan, kirimin pesan, lempar ke grup, aku infoin, aku calling`,
    ),
  ],
  tr: [
    ...combined(
      `
    at, mesaj at, foto at, foto yolla, yaz, yolla, gönder, ulaştır, paylaş, yükle, çek, çekip at, ölç, ölçüp at, ölçüp yaz,
    getir, bırak, ilet, imzala, doldur, ara, göster, bildir, söyle, dön, haber ed, haber et, haber yolla, haber sal, kargola,
    tara, tarat, fotoğrafla, bakıp yaz, sorup yaz`,
      `
    arım, arız, erim, eriz, ırım, ırız, irim, iriz, urum, uruz, ürüm, ürüz, rım, rız, rim, riz, rüm, acağım, acağız, eceğim,
    eceğiz, yacağım, yacağız, yeceğim, yeceğiz, ıcam, icem, icam, acam, ecem, ucam, ücem, ycam, yicem, ıcaz, icez, icaz, ayım,
    eyim, alım, elim, yım, yim, ıyorum, iyorum, uyorum, üyorum, yorum, ıyoruz, iyoruz`,
      '',
    ),
    ...listed(
      `
    beni arayın, bana yazın, arayın beni, yazın bana, tekrar arayın, tekrar yazın, dönüş yap*, geri dön*, haber ver*,
    bilgi ver*, cevap ver*, telefon aç*, telefon ed*`,
    ),
  ],
};

/** The buyer will come by, look, fetch or pay. */
export const comesWords: Lists = {
  en: [
    ...combined(
      "i'll, ill, i will, we'll, we will, will, gonna, i'm gonna, im gonna, going to, imma, coming, i'm, im, can, might, i can, hoping to, planning to, plan to, gna",
      `
    come, coming, pop, popping, swing, swinging, drop, dropping, stop by, nip, nipping, head over, heading over, have a look,
    take a look, try it, try them, try it on, view it, see it, see them, see you, visit, collect, fetch, pick, pay, transfer,
    pass by, passing by, call in, stroll over, bring the`,
      ' ',
    ),
  ],
  es: listed(`
    paso, pasamos, pasamo, me paso, nos pasamos, caigo, caemos, voy, vamos, iremos, vengo, venimos, llego, llegamos, me acerco,
    nos acercamos, me arrimo, nos arrimamos, me doy, nos damos, ando por, andamos por, arranco para, pago, pagamos, deposito,
    depositamos, transfiero, transferimos, cancelo el saldo, lo recojo, la recojo, lo retiro, la retiro, recojo, retiro, paso a,
    pasamos a, subo a, bajo a, me tiro, nos tiramos, les caigo, te caigo, le caigo, visitamos, visito`),
  pt: listed(`
    passo, passamos, passo aí, passo ai, passo na, vou aí, vou ai, vou lá, vou la, vou na, vou no, vou passar, vamos aí,
    vamos ai, vamos lá, vamos passar, vamos na, a gente passa, a gente vai, a gente cola, colo, colamos, apareço, aparecemos,
    chego, levo, busco, pego, pegamos, retiro, retiramos, pago, pagamos, transfiro, transferimos, deposito, faço o pix,
    mando o pix, dou um pulo, dou uma passada, dou uma olhada, visito, visitamos, encosto`),
  fr: listed(`
    jpasse, j'passe, jpass, je passe, on passe, jviens, j'viens, jvien, je viens, on vient, on arrive, j'arrive, jarrive,
    jvais passer, j'vais passer, je vais passer, on va passer, j'passerai, jpasserai, je repasse, jrepasse, on repasse, jpaye,
    jpaie, j'paie, je paye, je paie, on paie, on paye, je règle, jregle, on règle, je vire, jfais le virement,
    je fais le virement, je récupère, jrécup, je récup, on récupère, je monte, je descends, jfais un saut, jfais un tour, jirai,
    j'irai, on ira, jvien voir, je viens voir, on vient voir`),
  ru: listed(`
    зайду, зайдём, заеду, заедем, загляну, заглянем, подъеду, подъедем, приеду, приедем, приду, придём, подойду, подойдём,
    съезжу, съездим, схожу, сходим, подскочу, заскочу, забегу, забежим, заберу, заберём, посмотрим вживую, посмотрю вживую,
    оплачу, оплатим, переведу, переведём, внесу, внесём, доеду, доедем, буду у вас, будем у вас, залечу, залетим, дойду, дойдём,
    планирую зайти, планируем зайти, собираюсь зайти, хочу заехать, хотим заехать`),
  ar: listed(`
    ندوز, غندوز, غادي ندوز, ندوزو, نجي, غنجي, غادي نجي, نجيو, غانجي, ناجي, نفوت, بفوت, رح فوت, منفوت, بمرق, منمرق, رح مرق, بمر,
    بنمر, منمر, همر, هنمر, رح مر, راح امر, امر عليكم, نمر, نمركم, امركم, بمركم, بزوركم, ازوركم, نزوركم, هزوركم, بنزل, هنزل,
    ننزل, بطلع, بجي, باجي, هاجي, هنيجي, بنيجي, اجي, اجيكم, نجيكم, بجيكم, باجيكم, جاينكم, جايين, هعدي, هنعدي, اعدي, بعدي, بدفع,
    هدفع, ادفع, ندفع, نخلص, غنخلص, بسدد, اسدد, بحول, احول, هحول, نحول, اشوف السجاد, اجرب, اجربها, هجرب, نجرب, njikom, nji,
    ghanji, ndouz, ndoz, ghandouz, nfout, n3addi, n3adi, hagy, hagi, bagi, haji, 3adi 3alekom, amor 3aleko`),
  zh: listed(`
    过去, 过来, 去店, 到店, 来店, 去试, 来试, 去看, 来看, 去瞧, 去逛, 上门, 去办, 去交, 去拿, 去取, 来取, 来拿, 去付, 去一下, 来一下, 转账, 打款, 付款, 付钱, 转钱, 去趟, 去一趟, 来一趟, 嚟睇,
    过嚟, 上嚟, 去睇, 嚟攞, 去攞, 嚟试, 找数, 过数, 入数, 过你度, 过你哋度, 嚟你度, 去你度`),
  hi: listed(`
    aata, aati, aate, aaunga, aaungi, aayenge, aaenge, aa jaunga, aa jaungi, aa jayenge, aa raha, aa rahe, aa rhe, aa rha,
    chakkar laga, chakkar maar, chakkar lagata, dekhne aa, le jaunga, le jaungi, le jayenge, lene aa, pay kar dunga, pay karta,
    pay kar deta, payment kar, paise de, de jaunga, utha lunga, pick kar, nikalta hu, nikalte hai, ghoom jaunga, आता हूँ,
    आती हूँ, आते हैं, आऊंगा, आऊंगी, आएंगे, आ जाऊंगा, आ जाएंगे, आ रहा, आ रहे, चक्कर लगा, ले जाऊंगा, ले जाएंगे, लेने आ, देखने आ,
    पेमेंट कर, पैसे दे`),
  id: listed(`
    mau main, mau liat, mau lihat, main ke, main kesana, maen ke, mampir, mampirin, ke toko, ke tokonya, ke sana, kesana, ksana,
    ke situ, ke tempat, otw, saya datang, aku datang, kami datang, datang ke, dateng ke, dtg ke, meluncur, cek langsung,
    liat langsung, lihat langsung, cobain langsung, nyobain, lunasin, lunasi, sy ambil, saya ambil, aku ambil, tak ambil,
    jemput, nyamperin, samperin, jalan ke, sowan, survey ke, survei ke`),
  tr: [
    ...combined(
      `
    gel, uğra, geç, öde, yatır, al, bak, git, ziyaret ed, havale ed, havale yap, eft yap, ödeme yap, gelip al, gelip bak,
    gelip gör, gelip dene, dene, uğrayıp bak, çık gel`,
      `
    arım, arız, erim, eriz, ırım, ırız, irim, iriz, urum, uruz, rım, rız, rim, riz, acağım, acağız, eceğim, eceğiz, yacağım,
    yacağız, yeceğim, yeceğiz, icem, icam, ecem, acam, cem, ıcam, ycam, yicem, ıcaz, icez, eyim, ayım, elim, alım, iyorum,
    ıyorum, uyorum, iyoruz, ıyoruz`,
      '',
    ),
  ],
};
