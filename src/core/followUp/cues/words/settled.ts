import type { Language } from '../../../understanding/languages';
import { combined, listed } from './cueWords';

/**
 * The buyer has done it, or has what they need: paid it, got another one, sold the thing, moved away, somebody looks after it now.
 * Said of themselves and in the past; what they only may do stands in no list here.
 */
export const settledWords: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...combined(
      "already, i, i've, we, we've, have, just, has, she's, he's, they've, had",
      `
    paid, settled, booked, bought, ordered, rented, leased, hired, found, chosen, chose, joined, signed, enrolled, switched, swapped, moved,
    relocated, sold, scrapped, given, fixed, mended, repaired, solved, renewed, cancelled, canceled, quit, dropped, stopped, finished,
    started at, started with, got another, got a new, got a different, got a free, got the receipt, got a receipt, got given, picked one,
    picked up a, picked up one, picked another, went with, gone with, gone for, went for, done it, done that, borrowed, inherited, transferred,
    registered`,
      ' ',
    ),
    ...listed(`
    settled by, settled via, settled on, settled last, settled yesterday, was settled, been settled, paid it, paid that, paid this,
    paid yesterday, paid last, paid online, paid in full, paid by, paid via, paid through, paid at, paid already, been paid,
    payment went through, payment has gone, payment's gone, payment done, payment made, all paid, money's sent, money sent, sent the money,
    picked up a, picked one up, bought a, bought the, bought it, gave it to, gave it away, given it to, given away, lent me, lent us, sold mine,
    been sold, moved to, moved out, moved away, moving to, moving abroad, moving away, moving back, relocating, changed to, changed jobs,
    swapped to, swapped it for, switched to, went to another, taken up, took up, has a free, have a free, got a free, gave me a, gave us a,
    bought me, bought us, got me a, got us a, for free now, free at work, free one at, come* with one, comes with the, looks after her,
    looks after him, looks after them, looks after it, look after her, look after him, look after them, minding her, minding him, minds her,
    minds him, has her now, has him now, does it for free, did it for free, doing it for free, sorted by, got one already, have one now,
    found one, found a, gone with, going with the, instead now, wedding's off, trip's off, called off, called it off, is off now,
    been called off, doesn't go anymore, got into the, got a place at, got a place in, passed my test, passed away`),
  ],
  es: [
    ...combined(
      'ya, ya lo, ya la, ya los, ya le, ya te, ya nos, ya me, ya se',
      `
    pagué, pagamos, pagó, aboné, abonamos, deposité, depositamos, transferí, transferimos, liquidé, liquidamos, saldé, cancelé el saldo,
    hice el pago, hice la transferencia, hice el depósito, hicimos el pago, hicimos la transferencia, está pagado, está pagada, quedó pagado,
    quedó pagada, quedó señorita, quedó joven, quedó cubierto, quedó saldado, cubrí, compré, compramos, compró, conseguí, encontré, encontramos,
    alquilamos, contraté, contratamos, reservé, inscribí, inscribimos, inscribió, apunté, apuntamos, matriculé, matriculamos, cambié, cambiamos,
    mudé, mudamos, vendí, vendimos, regalé, regalamos, regalaron, prestaron, trajeron, dieron uno, dieron una, instalé, instalamos, instalaron,
    pusieron, puse, pusimos, arreglé, arreglaron, empecé, empezó en, empezamos, arranqué, decidí por, decidimos por, hicieron, hicimos, cambió,
    no vivo, no vivimos, no trabajo, no tengo, no lo tengo, no la tengo, no existe, no juega, no va, no estamos, no estoy en, saqué, sacamos,
    agendé con, cerré`,
      ' ',
    ),
    ...combined(
      'me, nos, se',
      `
    compré, compramos, mudé, mudamos, mudó, cambié de, cambiamos de, cambió a, pasé a, pasamos a, pasó a, inscribí en, inscribimos en,
    inscribió en, apunté en, apunté a, regalaron, prestaron, trajeron, dieron un, dieron una, salió otro, salió otra, instalaron, pusieron,
    quedé con, quedamos con, decidí por, decidimos por, fui con, fuimos con, fui a vivir, fuimos a vivir, vine a vivir`,
      ' ',
    ),
    ...combined(
      `
    mi mamá, mi madre, mi suegra, mi abuela, la abuela, su abuela, mi hermana, mi tía, mi cuñada, mi vieja, mi mami`,
      'lo, la, los, las, nos, cuida, se encarga, se queda, se quedó, se hace cargo',
      ' ',
    ),
    ...listed(`
    pagué ayer, pagué anoche, pagué hoy, pagué esta, pagué en, pagué por, pagué con, ayer pagué, anoche pagué, ayer deposité, ayer transferí,
    ayer hice, pago hecho, pago realizado, transferencia hecha, transferencia realizada, tengo el recibo, tengo el comprobante,
    me llegó el recibo, me dieron el recibo, me llegó el comprobante, compré uno, compré una, compré otr*, compramos uno, compramos una,
    compramos otr*, conseguí otr*, conseguimos otr*, encontré otr*, encontramos otr*, contraté a, vendí mi, vendí todo, vendimos la,
    vendimos todo, regalé el, regalé la, terminé comprando, terminé yendo, terminamos comprando, terminamos yendo, terminamos haciendo,
    terminé haciendo, acabé comprando, acabamos comprando, al final compr*, al final puse, al final pusimos, al final hicimos, al final me,
    al final nos, al final fuimos, al final lo hizo, al final la hizo, ahora va a, ahora hace, ahora juega, ahora está en, se pasó a, prefirió,
    gratis en la oficina, gratis en el trabajo, en la oficina pusieron, en el trabajo pusieron, abrieron un, abrieron una, del trabajo me dan,
    la empresa me da, la empresa nos da, ya viene con, viene incluido, nos mudamos, me mudé, nos fuimos a`),
  ],
  pt: [
    ...combined(
      'já, eu já, nós já, a gente já',
      `
    paguei, pagamos, pagou, quitei, quitamos, depositei, transferi, transferimos, fiz o pix, fiz o pagamento, tá pago, está pago, tá paga,
    foi pago, fiz a transferência, comprei, compramos, comprou, aluguei, alugamos, contratei, contratamos, reservei, reservamos, marquei com,
    marquei em, matriculei, matriculamos, me matriculei, comecei, começamos, começou, mudei, mudamos, mudou, vendi, vendemos, doei, ganhei,
    ganhamos, troquei, trocamos, instalei, instalamos, instalaram, arrumei, arrumamos, arrumaram, consertei, consertou, consertaram, fiz com,
    fiz em, peguei outr*, pegamos outr*, tenho outr*, entrei em outr*, entrei na, assinei com, coloquei, colocamos, encontrei, encontramos,
    não moro, não tenho, não trabalho, arranjei, arranjamos, cancelei, adotei, adotamos, fizemos`,
      ' ',
    ),
    ...combined(
      'acabei, acabamos, acabou, acabaram, a gente acabou',
      `
    comprando, fechando, pegando, fazendo, indo, optando, escolhendo, alugando, contratando, ficando, instalando, ganhando, levando, resolvendo,
    desistindo, trocando, marcando, reservando, adotando, matriculando, colocando, usando, decidindo, mudando, vendendo, conseguindo, arrumando`,
      ' ',
    ),
    ...combined(
      'minha mãe, minha sogra, minha vó, minha avó, a avó, a vó, minha irmã, minha tia, minha cunhada, minha mae',
      'cuida, fica com, ficou com, tá cuidando, está cuidando, vai cuidar, toma conta, tá com, que cuida, que fica',
      ' ',
    ),
    ...listed(`
    acabei de pagar, acabei de transferir, acabei de fazer o pix, acabei de mandar o pix, acabei de quitar, acabei de comprar,
    acabamos de pagar, pix feito, pix enviado, pix ok, fiz o pix, fiz pix, mandei o pix, pagamento feito, pagamento realizado, paguei ontem,
    paguei hoje, paguei agora, paguei pelo, paguei no, paguei via, paguei sim, ontem paguei, boleto pago, tô com o recibo, recebi o recibo,
    recebi o comprovante, tenho o comprovante, comprei uma, comprei um, comprei outr*, compramos um, compramos uma, compramos outr*,
    aluguei outr*, ganhei um, ganhei uma, ganhei bolsa, ganhamos um, ganhamos uma, vendi o, vendi a, vendi meu, vendi minha, vendemos o,
    vendemos a, doei o, doei a, me mudei, nos mudamos, mudamos pra, mudei pra, mudei de, mudamos de, mudou pra, trocou pela, trocou pelo,
    passou pra, foi pra natação, agora faz, agora tá na, agora tá no, agora vai na, agora vai no, meu trabalho tem, na empresa tem,
    a empresa dá, a empresa paga, no prédio tem, abriu uma, abriram um, abriram uma, de graça no, de graça na, me emprestaram, me emprestou,
    meu primo emprestou, me deram, nos deram, me deu um, me deu uma, fiz com outr*, entrei na, consegui outr*, consegui um, consegui uma,
    resolvido por aqui, ficou resolvido, já era`),
  ],
  fr: [
    ...combined(
      "j'ai, ai, on a, nous avons, avons, j'ai déjà, on a déjà, a déjà, déjà, jai, ont",
      `
    payé, réglé, viré, fait le virement, reçu la quittance, reçu le reçu, acheté, commandé, loué, réservé ailleurs, pris un, pris une, pris le,
    pris la, pris quelqu'un, fini par, choisi un, choisi une, choisi le, choisi la, opté pour, mis un, mis une, installé, déménagé, vendu,
    donné, revendu, arrêté, résilié, changé de, embauché, récupéré un, récupéré une, hérité, bricolé, réparé, emménagé, signé, souscrit, prêté,
    offert, inscrit, adopté, eu une place, eu un`,
      ' ',
    ),
    ...combined(
      `
    ma mère, ma belle-mère, ma grand-mère, sa grand-mère, sa mamie, mamie, ma maman, ma soeur, ma sœur, ma tante, mes parents`,
      `
    la garde, le garde, les garde, garde, gardent, la gardent, le gardent, les gardent, s en occupe, s en occupent, va la garder, va le garder`,
      ' ',
    ),
    ...listed(`
    viens de payer, viens de régler, viens de faire le virement, viens de virer, vient de payer, venons de payer, viens d'acheter, c'est payé,
    c payé, payé hier, payé ce matin, réglé hier, réglé ce matin, virement fait, virement effectué, paiement fait, paiement effectué,
    paiement est passé, paiement passé, c'est parti par virement, me suis inscrit*, s'est inscrit*, l'ai inscrit*, l'a inscrit*,
    on l'a inscrit*, est inscrit* ailleurs, l'ai vendu*, l'a vendu*, l'ai donné*, l'a donné*, m'en a donné, m'a donné, m'a offert, m'ont offert,
    nous a offert, nous ont offert, m'a prêté, nous a prêté, me prête, nous prête, déménage à, déménageons, on déménage, je déménage,
    je pars vivre, on part vivre, est passé* au, est passé* à la, est parti* sur, préfère la natation, préfère le foot, a une salle gratuite,
    gratuite au travail, gratuit au travail, gratuit au boulot, gratuite au boulot, salle au bureau, au travail maintenant, à la place,
    plus l'utilité, n'habite plus, n'habitons plus, n'est plus en, je n'ai plus de, on n'a plus de, j'ai plus de, plus de voiture,
    la boîte paie, la boîte fournit, mon entreprise fournit, c'est un ami qui, c'est mon frère qui, c'est ma mère qui, c'est mon père qui,
    entre temps, entre-temps`),
  ],
  ru: listed(`
    оплатил*, оплачено, заплатил*, уплатил*, перевёл вам, перевела вам, перевёл вчера, перевела вчера, уже перевёл, уже перевела, уже перевели,
    внёс, внесла, внесли, погасил*, закрыл* долг, деньги ушли, платёж ушёл, платёж прошёл, оплата прошла, чек пришёл, чек есть, чек получил*,
    чек на руках, квитанция есть, квитанцию получил*, купил*, прикупил*, приобрел*, приобрёл, уже взял*, взяли в, взяла в, взял в, взяли у,
    взяли, себе, взял себе, взяла себе, взяли бу, взяли б/у, взяли ипотеку, нашли дру*, нашла дру*, нашёл дру*, сняли в, сняли на, заказали в,
    заказали у, заказал* на, заказали на, записались, записалась, записался, записали ребёнка, записали сына, записали дочь, записал* в,
    отдали на, отдали в, отдали сына, отдали дочь, отдал* сын*, ходит на, ходим на, ходим в, ходит в, хожу в, хожу на, перешли на, перешли в,
    перешёл на, перешла на, перешёл в, перешла в, перевели в, перевёлся, переехал*, переезжаем, переезжаю, уезжаем, уезжаю насовсем, уехали,
    уехал*, продал*, продали, отдали даром, отдал* даром, отдал* друг*, отдали друз*, подарил*, мама сидит, бабушка сидит, свекровь сидит,
    тёща сидит, мама приехала, бабушка приехала, сидит с ребенком, сидит с ним, сидит с ней, сидит с внук*, бабушка забрала, дали место,
    место дали, уже не нужн*, надобность отпала, отпала необход*, больше не надо, справились, разобрались, уже разобр*, сами сделали,
    сам сделал, сама сделала, сам починил, муж починил, брат починил, муж сделал, брат сделал, друг сделал, папа сделал, поставили тепл*,
    поставили себе, в итоге поставил*, в итоге взял*, в итоге сделал*, в итоге пошл*, в итоге постро*, в итоге решил* без, в итоге выбрал*,
    в итоге поехал*, в итоге собрал*, на работе бесплат*, в офисе бесплат*, в офисе открыл*, на работе открыл*, работодатель,
    отправили от работы, дали от работы, корпоративн*, никуда не едем, никуда не летим, не летим, не едем, свадьбу отмен*, свадьбы не будет,
    развелись, расстались, бросил*, бросили, ушёл из, ушла из, уволил*, завязал*, отвалил*, уже оформил*, уже забронир*, уже поменял*,
    уже установил*, уже поставил*, уже подключил*, уже застраховал*, уже продлил*, уже записал*, уже отдал*, уже начал*, уже устро*, уже выбрал*`),
  ar: [
    ...listed(`
    دفعت, دفعنا, سددت, سددنا, سددته, سددتها, دفعته, دفعتها, دفعناها, حولت المبلغ, حولت الفلوس, حولت لكم, حولتها, حولته, خلصت الدفع, اشتريت,
    اشترينا, شريت, شرينا, شريناها, جبت واحد, جبت وحده, جبنا واحد, جبنا وحده, خدت واحد, خدت وحده, خدنا, حجزنا, حجزت, استاجرت, بعتها, بعته, بعناه,
    بعناها, بعت ال, نقلنا, انتقلنا, انتقلت, عزلنا, رحلنا, سكنا, سجلته, سجلتها, سجلناه, سجلناها, سجلت في, سجلت ب, دخلناه, دخلناها, دخلتها,
    اشتركت, اشتركنا, غيرنا, غيرت الشغل, بدلنا, بدلت, صلحت, صلحنا, صلحته, صلحتها, ركبت, ركبنا, عملناه, عملتها, سويتها, سويناه, لقيت غيره,
    كنسلتها, وقفت الاشتراك, سكرت الموضوع, استلمت الوصل, خلصنا منها, خلصنا منه, خلصت منها`),
    ...combined(
      'امي, ماما, الوالده, جدتها, جدته, حماتي, خالتها, خالته, اختي, ستها, سته, تيتا, يمه, امه, امها',
      `
    قاعده مع*, تقعد مع*, بتقعد مع*, ماسكه*, ماسكت*, تمسك*, عندها, عم تدير, بتدير, بتهتم, تهتم, ترعى, معاه*, معه*, شايله*, مخليه*`,
      ' ',
    ),
    ...listed(`
    تم الدفع, تم السداد, تم التحويل, تم التسديد, الدفع تم, وصلني الايصال, وصلني الوصل, جاني الايصال, معي الايصال, معايا الايصال, اخذت الايصال,
    المبلغ مدفوع, مدفوعه, ما عاد نحتاج, ما عدنا نحتاج, ما عدت احتاج, ما عاد احتاج, مابقيناش محتاجين, مبقناش محتاجين, مبقتش محتاج*, مابقاش,
    مابقيتش, ماعدش, مبقاش, ماعادش, مش محتاجينه, ما بقى لنا, ما بقينا, مابقيت, مابقينا, ما بقاش, معدناش, تحول على, تحولت على, حول على السباحه,
    صار يروح, صارت تروح, صار يلعب, صار عندنا, صار عندي, صار في, بقى عندنا, بقى عندي, بقى بيروح, بقت بتروح, ولا عندنا, هدوني, اهدوني, اهداني,
    جاني هديه, جاتني هديه, جالي هديه, عطوني, عطاني واحد, ادوني واحد, سلفني, مجانا بالشغل, ببلاش بالشغل, مجاني بالدوام, جيم بالشغل,
    بالشركه ببلاش, الشركه وفرت, وفرت لنا, سافرنا, هنسافر خلاص, بنسافر نعيش, انتقلنا بيت, نقلنا بيت, نقلنا على, نقلت على, نقلت من, عزلنا من,
    طلعنا من البيت, خلصت المعامله, انحلت الحمد, اتحلت الحمد, الموضوع اتحل, الموضوع انحل, الموضوع خلص, خلصنا الموضوع, خلصناها, خلصنا خلاص,
    dafa3t, 7awelt, dfa3t, eshtareet, eshtarena, shreet, be3ta, be3to, na2alna, 5last, khallast, khlast, 5allast, sellit, shrina, shrit, chrit,
    chrina, khellest, khlest, بعت السيارة, شريت غيرها, خلصت المبلغ, خلصت الفاتوره, خلصتها, خلصتو, خلصتهم, شريت وحدة, رحلت, رحلنا, كريت, كرينا,
    لقيت وحدة`),
  ],
  zh: listed(`
    交了, 交过, 交过了, 交完, 已交, 交清, 缴了, 缴过, 缴清, 已缴, 付了, 付过, 付清, 付好了, 付完, 已付, 转过去了, 已经转, 转好了, 转给你了, 打过去了, 打给你了, 钱转了, 汇了, 还清, 充好, 充过, 续过, 续好, 买了, 买啦, 买过,
    已经入手, 入手了, 卖啦, 卖了, 已卖, 出掉了, 送人了, 送人啦, 送给朋友, 送朋友了, 搬走, 搬家了, 搬到, 搬去, 搬了, 不住那, 改学, 改去, 改报, 改上, 换成, 换到, 换去, 转学, 报了, 报好, 学了别, 改练, 不玩了, 不练了, 不养了,
    不做这行, 不干了, 请了人, 请了保姆, 请了阿姨, 有人帮, 有人带, 婆婆带, 奶奶带, 姥姥带, 外婆带, 我妈带, 妈妈带, 爷爷带, 自己带, 婆婆来, 我妈来, 妈妈来带, 婆婆帮, 我妈帮, 爸妈帮, 家里人帮, 老人带, 老人帮, 单位有, 公司有, 小区有,
    楼下有, 公司开了, 单位开了, 公司配, 单位配, 单位发, 公司免费, 单位免费, 人家送, 朋友给, 别人给, 朋友借, 借到了, 退掉, 处理掉, 弄完了, 办完了, 办妥, 装完了, 装好了, 定下别, 看好别, 交了定金, 签了, 订了别, 已订, 约好了别,
    去了别, 选中别, 毕业了, 考过了, 离职, 分手了, 离婚, 婚礼取消, 不办婚礼, 行程改, 去不成, 不去旅, 不出去, 自驾去, 回老家, 已经不在, 不在那边住, 已处理, 已办, 有了新, 换新, 换了新, 换了个, 换了别, 换了一, 都有了, 家里有了, 收据,
    小票拿到, 发票拿到, 交咗, 俾咗, 畀咗, 买咗, 卖咗, 搬咗, 订咗, 租咗, 搵到, 揾到, 转咗, 有咗, 换咗, 报咗, 学咗, 唔使, 唔要, 唔需要, 唔洗, 唔驶, 冇需要, 唔再, 唔去, 过咗数, 入咗数, 找数, 整返好, 整好咗, 帮手睇, 帮手凑,
    凑紧`),
  hi: [
    ...combined(
      `
    payment, pay, paisa, paise, fees, fee, bill, emi, transfer, upi, gpay, phonepe, paytm, recharge, deposit, kist, premium, maintenance`,
      `
    kar diya, kr diya, kar di, kr di, kardiya, krdiya, kardi, kar diye, bhej diya, bhej diye, bhej di, bhar diya, bhar di, de diya, de diye,
    de di, ho gaya, ho gya, ho gayi, ho gyi, jama, kar chuka, kar chuki, kar chuke, done, kat gaya, kat gya`,
      ' ',
    ),
    ...combined(
      `
    le, kharid, khareed, bech, laga, lagwa, lgwa, karwa, kara, krwa, bana, banwa, rakh, dhoond, dhundh, book, join, chhod, chod, chhoda,
    shift kar, shuru kar, admission le, rent pe le, kiraye pe le, ghar le, gaadi le, badal, theek karwa, thik karwa, theek kara, thik kara,
    naya le, nayi le, dusra le, dusri le`,
      `
    li, di, liya, liye, lia, diya, diye, dia, chuka, chuke, chuki, li hai, li h, di hai, di h, liya hai, liya h, li bhai, li thi, liya tha`,
      ' ',
    ),
    ...combined(
      'mummy, maa, mom, mummi, saas, dadi, nani, didi, bhabhi, chachi, mausi, biwi, wife',
      `
    sambhal, sambhalti, sambhal leti, dekh leti, dekhti hai, dekhti h, rakhti, rakh leti, khud karti, khud kar leti, ke paas rehta,
    ke paas rehti, ke paas hai, ke paas h, sambhal rahi, sambhal rhi`,
      ' ',
    ),
    ...listed(`
    kar diya tha, kr diya tha, kar di thi, kr di thi, kar diya hai, kr diya h, kar di hai, kr di h, receipt … aa gayi, receipt … mil gayi,
    receipt … aa gyi, padha deti, padha deta, padha dete, padhati, sikha deti, bana deti hai, kal hi bhar, kal hi kar diya, receipt mil gayi,
    receipt mil gyi, receipt aa gayi, rasid mil, raseed mil, free gym, free me mil, free mein mil, office me hi, office mein hi, company ne de,
    company ne diya, company de rahi, company deti, company ki taraf se, society me hi, ghar pe hi laga, ab wahi ja*, ab wahin ja*, ab wahi se,
    ab usi me, shift ho gaye, shift ho gya, shift ho gaya, shift ho rahe, shift kar gaye, shift ho chuke, sheher chhod, city change,
    transfer ho gaya mera, ban gaya, mil gayi dusri, mil gaya dusra, dusra mil, dusri mil, dusra liya, dusra le, dusri le, gift me mil,
    gift mein mil, gift aa gaya, bik gaya, bik gayi, bik gyi, bik chuka, bik chuki, kaam ho gaya, kaam ho gya, kaam khatam, zarurat khatam,
    jarurat khatam, ab zarurat, ab jarurat, ab nahi chahiye, ab nhi chahiye, swimming join, swimming me daal, me daal diya, me dal diya,
    mein daal diya, me admission ho gaya, me admission mil, ab nahi jata, ab nahi jati, ab nahi khelta, ab nhi khelta, ab nahi karta,
    shaadi cancel, trip cancel, plan cancel, udhaar le, dost ne de di, dost ne di, dost ne de, bhai ne de, bhai ne la, bhaiya ne la, papa ne la,
    papa ne de, papa ne dila, bhai ne dila, pati ne la, भर दिया, भर दी, जमा कर दिया, जमा कर दी, जमा हो गया, पेमेंट कर दिया, पेमेंट कर दी,
    पेमेंट हो गया, पेमेंट हो गई, पैसे भेज दिए, भुगतान कर दिया, ट्रांसफर कर दिया, फीस भर दी, बिल भर दिया, रसीद मिल गई, रसीद आ गई, ले लिया, ले ली,
    ले लिए, खरीद लिया, खरीद ली, बेच दिया, बेच दी, बिक गया, बिक गई, बुक कर लिया, बुक कर ली, लगवा लिया, लगवा ली, लगा लिया, बनवा लिया, करवा लिया,
    करवा ली, ठीक करवा, दूसरा मिल, दूसरी मिल, शिफ्ट हो गए, शिफ्ट हो गया, शिफ्ट कर गए, शहर छोड़, चले गए, चले आए हैं, छोड़ दिया, छोड़ दी,
    बंद कर दिया, जॉइन कर लिया, जॉइन कर ली, दाखिला हो गया, दाखिला करा, एडमिशन हो गया, एडमिशन करा, में डाल दिया, मुफ्त में मिल, फ्री में मिल,
    ऑफिस में ही, कंपनी ने दे, कंपनी दे रही, दादी संभाल, नानी संभाल, मम्मी संभाल, माँ संभाल, मां संभाल, सास संभाल, दादी रख, दादी देख, मम्मी देख,
    नानी देख, काम हो गया, हो चुका, कर चुका, कर चुके, गिफ्ट में, अब नहीं चाहिए, अब ज़रूरत, अब जरूरत, भाई ने दे, पापा ने दिला, पापा ने ला`),
  ],
  id: [
    ...combined(
      `
    udah, sudah, sdh, udh, dah, uda, wes, wis, udah aku, udah saya, sudah saya, sudah aku, sdh saya, sdh sy, udh aku, udh gw, udah gw, udah gue,
    udah sy, sudah sy, udah kita, sudah kami, udah tak, barusan, baru aja, kemarin, semalam, tadi, tadi pagi`,
      `
    bayar, dibayar, kebayar, terbayar, lunas, dilunasi, lunasin, transfer, ditransfer, tf, trf, setor, top up, beli, dibeli, kebeli, beliin,
    dapat, dapet, jual, dijual, kejual, terjual, laku, pindah, pindahan, pasang, dipasang, kepasang, pesan, pesen, order, daftar, didaftarin,
    sewa, nyewa, ambil yang, ambil yg, ganti, diganti, punya, selesai, kelar, beres, ketemu, nemu, les di, sekolah di, masuk di, masuk klub,
    dijaga, dijagain, diurus, dirawat, dipegang, diperbaiki, dibenerin, dibetulin, dikerjain, dibantu sodara, dibantu teman, dikasih, kasih ke,
    dikasihin, dihibahkan, disumbangin, perpanjang, diperpanjang, cancel, batal, pensiun, resign, berhenti, brenti, booking di, langganan,
    pakai punya, pake punya, stop, ga tinggal, gak tinggal, tidak tinggal, ga butuh, gak butuh, ga perlu, gak perlu, tidak perlu`,
      ' ',
    ),
    ...combined(
      'akhirnya, jadinya, keburu, terlanjur, telanjur, kadung',
      `
    beli, ambil, pake, pakai, bikin, sewa, pesan, pesen, pilih, masuk, daftar, dapat, dapet, booking, pasang, ikut, ganti, nikahnya, di rumah`,
      ' ',
    ),
    ...listed(`
    struknya, kwitansinya, kuitansinya, bukti bayarnya, bukti tf, bukti transfer, ada di riwayat, pindah rumah, pindah kota, pindah ke,
    pindah kerja, pindah les, kami pindah, saya pindah, aku pindah, sekarang di rumah neneknya, sama neneknya, sama mbahnya, sama utinya,
    dijaga neneknya, dijagain neneknya, dijaga mertua, dijagain mertua, dijaga ibu, dijagain ibu, ibu saya yang jaga, ibu yg jaga,
    mertua yang jaga, mertua yg jaga, ganti les, ganti ke, ganti renang, ganti hobi, sekarang renang, di kantor ada, kantor ada gym,
    kantor nyediain, kantor sediain, dari kantor dapet, dapet dari kantor, gratis di kantor, gratis dari kantor, dapat gratis, dapet gratis,
    dikasih gratis, dikasih kakak, dikasih mertua, dikasih teman, dikasih temen, dipinjemin, pinjem punya, pinjam punya, warisan, dapat hadiah,
    dapet kado, dapat kado, nikahnya batal, ga jadi nikah, acaranya batal, nemu di, beli bekas, beli second, beli di`),
  ],
  tr: [
    ...combined(
      `
    aldı, sattı, taşındı, buldu, başladı, geçti, bıraktı, kurdu, taktı, tuttu, yazdırdı, kaydettirdi, kaydoldu, değiştirdi, yatırdı, satın aldı,
    ayarladı, anlaştı, kiraladı, taktırdı, kurdurdu, yaptırdı, çıktı, yazıldı, vazgeçti`,
      'm, k',
      '',
    ),
    ...combined(
      `
    öde, hallet, çöz, gönder, bitir, devret, iptal et, hediye et, tamir et, havale et, terk et, transfer et, kaydet`,
      'dim, dik, tim, tik, düm, dük, dum, duk, dım, dık, tüm, tük',
      '',
    ),
    ...combined(
      'annem, kayınvalidem, anneannesi, babaannesi, annesi, ablam, teyzesi, halası, teyzem, anane, babaanne, anneanne',
      'bakıyor, bakıyo, bakacak, bakıcak, bakmaya, ilgileniyor, ilgileniyo, duruyor, geldi, taşındı, yanında',
      ' ',
    ),
    ...listed(`
    ödendi, ödenmişti, ödeme yaptım, ödemeyi yaptım, ödemesini yaptım, ödeme yapıldı, ödeme geçti, ödeme çekildi, yatırıldı, havale yaptım,
    havaleyi yaptım, eft yaptım, dekont geldi, dekontu aldım, dekontu var, makbuz geldi, makbuzu aldım, fişi aldım, otomatik ödeme,
    borç kalmadı, satıldı, sattık gitti, elden çıkardı*, verdik birine, verdim birine, arkadaşa verdi*, kuzene verdi*, komşuya verdi*,
    hediye geldi, hediye etti*, hediye aldı*, hediye gelmiş, ücretsiz var, bedava var, işyerinde var, iş yerinde var, şirkette var,
    şirket veriyor, şirket verdi, şirketten verdi*, ofiste ücretsiz, ofise spor, sitede açıldı, sitede var, sitemizde, başka şehre,
    başka şehir*, taşınıyoruz, taşınıyorum, yurtdışına, yurt dışına taşın*, memlekete dön*, yüzmeye geçti, yüzmeye başladı, yüzmeye verdik,
    futbola geçti, basketbola geçti, kursa yazdır*, artık oradan, artık orada, artık oraya, artık kullanmıyor*, artık gitmiyor*, artık lazım,
    artık gerek, artık yok, artık yaşamıyor*, artık oturmuyor*, orada devam, oradan devam, onunla devam, kendimiz yaptık, kendim yaptım,
    babam yaptı, eşim yaptı, abim yaptı, kuzenim yaptı, komşu yaptı, babam halletti, eşim halletti, abim halletti, kuzenim halletti,
    düğün iptal, düğünü iptal, tatil iptal, ödünç aldı*, abimden aldı*, arkadaştan aldı*, işi bıraktı*, bize kaldı, yer çıktı, kreşe başladı,
    kreş çıktı`),
  ],
};
