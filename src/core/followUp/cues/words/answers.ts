import type { Language } from '../../../understanding/languages';
import { listed } from './cueWords';

/** It works now, it was found, it has come: answers whoever asks after it. */
export const worksWords: Readonly<Record<Language, readonly string[]>> = {
  en: listed(`
    im in, i'm in now, got in, gets in, logged in, logging in now, signed in, it works, works now, works again, working now,
    working again, that worked, it worked, worked a treat, did the trick, that did it, all working, back on, back up, it's back,
    back online, up and running, came through, has come through, it came, just came, just arrived, got it, got them, got it now,
    found it, found them, solved, it's fixed, fixed, loads now, opens now, opening now, can see it, see it now, can log in,
    can get in, could open it, can open it, no more, gone now, it's gone, stopped now, it stopped, stopped leaking, not anymore,
    charging now, printing now, all there, it's there, went through, good now`),
  es: listed(`
    ya entré, ya pude, ya puedo, ya me dejó, ya me deja, ya abrió, ya abre, ya funciona, ya funcionó, ya quedó, ya jaló,
    ya jala, ya sirve, ya prende, ya prendió, ya carga, ya cargó, ya anda, ya volvió, ya regresó, ya hay, ya llegó, ya me llegó,
    ya lo recibí, ya la recibí, ya lo vi, ya la vi, ya lo encontré, ya la encontré, ya apareció, ya salió, ya se quitó,
    ya se solucionó, ya se arregló, pude entrar, pude abrir, me funcionó, funcionó, entró bien, ahora sí, quedó listo, ya está,
    ya estuvo, ya conecté, ya conectó, ya no gotea, ya no hace, ya no suena, ya no duele, ya no me duele, solucionado, resuelto,
    arreglado, anduvo, ya ingresé, ya lo tengo, ya me aparece, ya aparece`),
  pt: listed(`
    consegui entrar, consegui abrir, consegui acessar, consegui sim, consegui, entrei, já entrei, entrou, abriu, já abriu,
    abriu aqui, funcionou, já funciona, tá funcionando, ta funcionando, voltou, já voltou, voltou ao normal, voltou tudo,
    deu certo, deu bom, foi aqui, agora foi, agora sim, chegou, já chegou, chegou aqui, recebi, já recebi, achei aqui, apareceu,
    já apareceu, resolveu, resolvido, tá resolvido, parou de, parou, ligou, já ligou, pegou, carregou, tá ok, ta ok, tudo ok,
    tá normal, normalizou, sumiu, não vaza mais, não dói mais, caiu aqui, já caiu na`),
  fr: listed(`
    j'ai pu, ai pu, j'ai réussi, ai réussi, réussi à, ça marche, ça fonctionne, ça refonctionne, ça remarche, ça a marché,
    marche bien, c'est bon, c bon, c'est réglé, c réglé, c'est revenu, c revenu, c'est arrivé, bien arrivé*, bien reçu*,
    je l'ai reçu*, je l'ai trouvé*, l'ai retrouvé*, je suis connecté*, connecté*, suis dedans, ça s'ouvre, ça charge,
    ça s'allume, ça ne fuit plus, fuit plus, plus de bruit, plus rien, plus mal, résolu, réparé, ça y est, ouvert sans problème,
    tout est là, tout y est, ça passe, c'est passé, téléchargé`),
  ru: listed(`
    зашёл, зашла, зашло, вошёл, вошла, войти получилось, получилось, удалось, вышло войти, заработал*, работает, всё работает,
    открылось, открылся, открылась, открывается, загрузилось, грузится, включилось, включился, включилась, включается,
    появилось, появился, появилась, появился интернет, пришло, пришёл, пришла, пришли, дошло, дошёл, дошла, нашёл, нашла,
    нашлось, нашёлся, нашлась, решилось, решено, починил*, помогло, перестал*, прошло, не течёт, не капает, не шумит, не болит,
    не стучит, теперь норм*, теперь ок, теперь да, уже да, вернулось, вернулся, заряжается, печатает, вижу, всё на месте,
    скачал*`),
  ar: listed(`
    اشتغل, اشتغلت, اشتغلت معي, اشتغل معي, اشتغل معايا, شغال, شغاله, شغالة, صار يشتغل, صارت تشتغل, بيشتغل, تشتغل, يشتغل, فتح,
    فتحت, فتح معي, فتح معايا, انفتح, دخلت, قدرت ادخل, عرفت ادخل, دخلت خلاص, رجع النت, رجع, رجعت, رجعت تشتغل, وصل, وصلت, وصلني,
    وصلتني, جاني, جالي, لقيته, لقيتها, لقيناه, انحلت, انحل, اتحلت, اتحل, اتصلح, اتصلحت, تصلح, تصلحت, زبط, زبطت, ظبط, ظبطت, ضبط,
    ضبطت, مشي الحال, مشى الحال, تمام الحين, تمام كده, تمام دلوقتي, راح الوجع, ما عاد يوجع, وقف التسريب, وقف, خف, راح,
    ما في تسريب, بطل يوجع, بطل ينقط, خدم, خدمات, ولى يخدم, راه خدام, خدام, صافي خدم, مشات, وصلاتني, وصلني دابا, eshtaghal,
    eshta8al, ishtaghal, 5adam, khdam, khdem, wsel, weslet, wesel, fata7, dakhalt, d5lt`),
  zh: listed(`
    可以了, 可以啦, 能用了, 能用啦, 能登了, 能登录了, 登录上了, 登上了, 登进去了, 登上去了, 进去了, 进来了, 能进了, 能进去了, 打开了, 能打开, 打得开, 上去了, 连上了, 好使了, 好了好了, 现在好了, 已经好了,
    都好了, 修好了, 弄好了, 搞好了, 搞定, 解决了, 解决啦, 找到了, 找着了, 看到了, 收到了, 收到啦, 到了, 到货了, 拿到了, 正常了, 恢复了, 恢复正常, 没问题了, 不漏了, 不响了, 不疼了, 不痛了, 有网了, 有电了,
    有信号了, 有画面了, 出来了, 成功了, 成了, 通了, 行了, 得咗, 得啦, 入到, 入到去, 登入到, 开到, 开到喇, 用到喇, 用得返, 返咗嚟, 收到喇, 搞掂, 搞掂咗, 搵返, 揾返, 无事, 冇事喇, 冇漏, 唔漏, 唔痛,
    好返, 整好, 冇问题喇, 上到`),
  hi: listed(`
    chal gaya, chal gya, chal gayi, chal raha, chal rha, chal rahi, chalne laga, chalne lagi, chalu ho gaya, chalu ho gya,
    chalu hai, khul gaya, khul gya, khul gayi, khul raha, login ho gaya, login ho gya, log in ho, ho gaya login, aa gaya,
    aa gya, aa gayi, aa gyi, aagaya, aa raha hai ab, mil gaya, mil gya, mil gayi, mil gyi, pahunch gaya, pahuch gaya,
    theek ho gaya, thik ho gaya, thik ho gya, theek hai ab, thik hai ab, sahi ho gaya, sahi ho gya, sahi chal, ho gaya, ho gya,
    ho gayi, hogaya, hogya, ban gaya, solve ho, band ho gaya, ruk gaya, dikh raha, dikh gaya, download ho, kaam kar raha,
    kaam kr rha, print nikal, connect ho gaya, net aa, light aa, चल गया, चल गई, चल रहा, चलने लगा, चालू हो, खुल गया, खुल गई,
    हो गया, हो गई, आ गया, आ गई, मिल गया, मिल गई, ठीक हो गया, सही हो गया, लॉगिन हो, दिख रहा, बंद हो गया, काम कर रहा, पहुँच गया,
    पहुंच गया, बन गया`),
  id: listed(`
    udah bisa, sudah bisa, sdh bisa, udh bisa, bisa masuk, ya masuk, udah masuk, sudah masuk, udh masuk, sdh masuk, bisa login,
    udah login, udah kebuka, kebuka, bisa dibuka, udah nyala, sudah nyala, udh nyala, nyala lagi, udah jalan, sudah jalan,
    udah normal, sudah normal, sdh normal, normal lagi, udah lancar, lancar lagi, udah konek, konek lagi, udah nyambung,
    udah sampai, sudah sampai, udah nyampe, udh nyampe, udah dateng, udah datang, sudah datang, udah terima, sudah terima,
    sudah saya terima, sdh terima, udah ketemu, udah muncul, sudah muncul, muncul, udah beres, sudah beres, beres, udah aman,
    udah oke, udah ok, sudah oke, udah bener, sudah benar, ga bocor lagi, gak bocor lagi, udah ga bocor, udah gak bocor,
    ga sakit lagi, udah ga sakit, udah kering, bisa dipake, bisa dipakai, berhasil`),
  tr: listed(`
    girdim, girebildim, girebildik, giriş yaptım, giriş yapabildim, açıldı, açabildim, çalıştı, çalışıyor, çalışıyo,
    çalışıyor artık, oldu, oldu şimdi, düzeldi, çözüldü, halloldu, geldi, gelmiş, ulaştı, elime geçti, buldum, bulduk, bağlandı,
    bağlandım, bağlanabildim, yüklendi, indirdim, göründü, görünüyor, görebiliyorum, düştü, geçti, kesildi, akmıyor,
    damlatmıyor, ağrımıyor, ağrısı geçti, ses yok, şarj oluyor, yazdırdı, internet geldi, elektrik geldi, sorun yok,
    sıkıntı yok, tamir oldu`),
};

/** The buyer says that it is all: whatever we asked, nothing is left. */
export const isAllWords: Readonly<Record<Language, readonly string[]>> = {
  en: listed(`
    that's all, that is all, that was all, that'll be all, that will be all, thats everything, that's everything,
    that is everything, that was everything, nothing else, nothing more, nothing further, all i needed, all we needed,
    all i wanted, all we wanted, just what i needed, all i was after, no more questions, no other questions, that answers,
    answers my question, that answered, that's me sorted, that's me done, that does it, that's me, that clears, cleared it up,
    clears it up, just wanted to know, just wanted to check, only wanted to know, all for now, all for today, that's it thanks,
    that's it thank, that's it ta, that's it cheers, just that thanks`),
  es: listed(`
    eso es todo, es todo, eso era todo, era todo, sería todo, seria todo, nada más, nada mas, solo eso, sólo eso, era eso,
    era solo eso, con eso me basta, con eso basta, con eso está, con eso tengo, con eso es suficiente, con eso quedo,
    ya no tengo dudas, sin dudas, ninguna duda, ya me quedó claro, me quedó claro, quedó claro, todo claro,
    era lo que necesitaba, es lo que necesitaba, lo que quería saber, solo quería saber, solo era eso, nomás eso, eso nomás,
    eso nada más, eso no más, por ahora es todo, por hoy es todo, ninguna otra, no necesito más, no necesito nada más`),
  pt: listed(`
    só isso, so isso, era só isso, era so isso, era isso, é isso, é só isso, somente isso, apenas isso, é tudo, isso é tudo,
    por enquanto é só, por hoje é só, nada mais, mais nada, nada além, sem dúvidas, nenhuma dúvida, nenhuma mesmo,
    tirou minha dúvida, tirou minhas dúvidas, tirou todas, já entendi tudo, ficou claro, ficou tudo claro, tudo claro,
    esclareceu, esclarecido, era o que eu precisava, era o que precisava, só queria saber, so queria saber, só pra saber`),
  fr: listed(`
    c'est tout, ce sera tout, c tout, ça sera tout, c'était tout, c'est tout ce que, c'est tout pour, rien d'autre,
    rien de plus, plus de questions, plus de question, pas d'autres questions, pas d'autre question, aucune question,
    aucune autre, j'ai tout ce qu*, j'ai toutes les, c'est clair, tout est clair, c'est très clair,
    c'est ce que je voulais savoir, je voulais juste savoir, juste ça, que ça, ça répond, vous avez répondu, avez répondu à,
    ça me suffit, suffit merci`),
  ru: listed(`
    это всё, это все, вот и всё, больше ничего, ничего больше, больше вопросов нет, вопросов нет, вопросов больше, нет вопросов,
    вопросов не осталось, всё узнал*, узнал* всё, узнал* что хотел*, что хотел* узнать, это всё что, всё что нужно,
    всё что хотел*, только это, просто хотел* узнать, только это и хотел*, всё ясно, всё понятно, всё поняла, всё понял,
    теперь ясно, теперь понятно, ответили на, на этом всё, пока всё, у меня всё, достаточно спасибо, этого достаточно`),
  ar: listed(`
    هذا كل شي, هذا كل شيء, هاد كل شي, ده كل حاجه, كده كل حاجه, هذا كل, هذا اللي, بس هذا, بس هيك, بس كده, بس كذا, هيك بس, كذا بس,
    كده بس, هذا هو بس, ولا شي, ولا شيء, ولا حاجه, مافي شي ثاني, ما في شي تاني, مفيش حاجه تاني*, لا شيء اخر, ما عندي اسئله,
    مافي اسئله, ما عندي استفسار, ما في استفسار, ما عندي سؤال, وضحت الصوره, واضح كل شي, كل شي واضح, كله واضح, فهمت كل شي,
    كده تمام, كذا تمام, هيك تمام, كذا وافي, كفيت ووفيت, كفيتو, سلامتك, سلامتكم, هادشي لي بغيت, هادشي كان, غير هادشي, هذا ما كان,
    ابي سلامتك, بغيت سلامتك, عايز سلامتك, عاوز سلامتك, bas keda, bass keda, bs keda, bas heik, bs hek, wala shi, wala 7aga,
    salamtak, salamtik, slmtk`),
  zh: listed(`
    就这些, 就这样, 没别的, 没有别的, 没其他, 没有其他, 没了, 没有了, 没啦, 没有啦, 没啥了, 没什么了, 没问题了, 没有问题了, 没疑问, 没有疑问, 都清楚了, 清楚了, 都明白了, 明白了谢, 了解了谢, 知道了谢, 够了,
    足够了, 这就够了, 就问这个, 就想问这个, 就是问问这个, 只想问, 冇喇, 冇啦, 冇其他, 冇嘢, 冇问题喇, 就系咁, 系咁多, 咁多先, 清楚晒, 明白晒, 唔使喇, 唔使啦`),
  hi: listed(`
    bas itna, bas yahi, bas yehi, bas itni, itna hi, itna hi tha, yahi tha, yehi tha, yahi puchna, yahi poochna, yahi janna,
    aur kuch nahi, aur kuch nhi, kuch nahi aur, aur nahi bas, nahi bas, nhi bas, bas ho gaya, bas thank, sab clear,
    clear ho gaya, clear hai, clear h, sab samajh, samajh gaya sab, samajh aa gaya, koi sawal nahi, koi doubt nahi,
    koi dikkat nahi, doubt clear, sab pata chal, bas itna hi puchna, bas confirm karna tha, bas puchna tha, bas pata karna tha,
    filhal itna, abhi ke liye itna, sab set, बस इतना, बस यही, इतना ही, यही पूछना, और कुछ नहीं, कुछ नहीं और, नहीं बस, सब क्लियर,
    सब समझ, समझ आ गया, कोई सवाल नहीं, बस पूछना था`),
  id: listed(`
    itu aja, itu saja, itu doang, itu dulu, udah itu, sudah itu, cukup itu, cukup kak, cukup min, cukup pak, cukup bu,
    cukup sekian, sudah cukup, udah cukup, sdh cukup, ga ada lagi, gak ada lagi, nggak ada lagi, tidak ada lagi, ga ada kak,
    gak ada kak, gaada lagi, tdk ada lagi, ga ada pertanyaan, tidak ada pertanyaan, sudah jelas, udah jelas, sdh jelas,
    udh jelas, jelas semua, sudah paham, udah paham, udah ngerti, sudah mengerti, cuma mau tau, cuma mau tanya itu,
    cuma nanya itu, cuma itu, hanya itu, itu tok, wis itu, segitu aja, segitu dulu, itu aj`),
  tr: listed(`
    bu kadar, hepsi bu, hepsi bu kadar, o kadar, bu kadardı, bu kadarcık, başka bir şey yok, başka bişey yok, başka birşey yok,
    başka sorum yok, sorum yok, sorum kalmadı, yok başka, başka yok, bu yeterli, yeterli oldu, yeterli teşekkür*, yeterli sağ*,
    tek sorum buydu, sorum buydu, bunu soracaktım, onu soracaktım, bunu öğrenmek, onu öğrenmek, bunu merak, merak ettiğim buydu,
    öğrenmek istediğim buydu, anlaşıldı, her şey net, hersey net, her şey açık, hepsini anladım, şimdilik bu, bugünlük bu`),
};
