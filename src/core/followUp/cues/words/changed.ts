import type { Language } from '../../../understanding/languages';
import { listed } from './cueWords';

/** It came otherwise: now, instead, in the end. In a whole sentence that neither asks, objects nor hesitates it tells that it is settled. */
export const changedWords: Readonly<Record<Language, readonly string[]>> = {
  en: listed(`
    already, just now, yesterday, last night, this morning, the other day, last week, last month, last year, ago, earlier today,
    ended up, since then, instead, these days, nowadays, anymore, any more, in the end, turns out, turned out, as it turns out,
    him now, her now, it now, us now, them now, there now, that now, one now, me now, everything now, is into, are into,
    really into, wants to do, wants a, would rather, prefers, 's doing it for, is doing it, does it for, doing it for,
    does it now, do it now, does that now, since moved, covered now, all covered, included now, long gone, won't be,
    not going to be`),
  es: listed(`
    ayer, antier, anteayer, anoche, el otro día, hace rato, hace días, hace un rato, el año pasado, hace tiempo, hace poco,
    ahora me, ahora nos, ahora le, ahora mi, al final, finalmente, en vez de, en lugar de, en su lugar, mejor se, mejor nos,
    ya mejor, ahora él, ahora ella, ahora ellos, ahora va, ahora vamos, ahora voy, ahora tiene, ahora tenemos, ahora vive,
    ahora vivimos, ahora quiere, ahora le gusta, ahora le dio por, ahora anda, ahora usamos, ahora uso, ahora trabaja,
    ahora me lo, ahora lo hace, ahora la hace, ahora ya, quiso, prefirió, prefiere, nos salió, me salió, resultó que,
    resulta que, me mandó a, me mandaron a, le dio por, con el tiempo, desde entonces, hace un mes, hace dos semanas,
    hace una semana, el mes pasado, la semana pasada, en casa de mi`),
  pt: listed(`
    ontem, anteontem, outro dia, faz tempo, faz um mês, faz uma semana, hoje cedo, agorinha, acabei de pagar, acabei de fazer o,
    acabei de transferir, acabei de mandar o, no fim, no final das, no fim das contas, acabou que, no lugar, em vez, ao invés,
    agora ele, agora ela, agora eles, agora a gente, agora nós, agora vou, agora vai, agora tem, agora temos, agora mora,
    agora uso, agora usamos, agora quer, agora faço, agora treino, to de, tô de, quis trocar, quis mudar, quis fazer, quis ir,
    prefere, preferiu, cismou com, inventou de, mês passado, semana passada, ano passado, desde então, por conta própria,
    por nossa conta, por conta deles, na casa da minha, na casa do meu`),
  fr: listed(`
    déjà, hier, avant-hier, ce matin, l'autre jour, il y a, depuis hier, depuis lundi, l'an dernier, l'année dernière,
    à l'instant, tout résilié, viens de payer, viens de faire, viens de régler, viens d'acheter, finalement, au final,
    en fin de compte, à la place, entre-temps, entre temps, du coup on a, du coup j'ai, maintenant il, maintenant elle,
    maintenant on, maintenant c'est, maintenant je, désormais, le mois dernier, la semaine dernière, depuis on, préfère,
    a préféré, s'est mis à, s'est mise à, veut faire, veut plutôt, y a déjà, m'en a filé, nous en a filé, m'a filé, nous a filé,
    m'en a donné, m'en a passé, on fait sans, ça se fera`),
  ru: listed(`
    уже, вчера, позавчера, на днях взял*, недавно, сегодня утром, давно, в итоге, в конце концов, вместо, теперь там,
    теперь туда, теперь он, теперь она, теперь они, теперь мы, теперь у нас, теперь у меня, теперь ходит, теперь ходим,
    теперь хожу, теперь живём, теперь живу, теперь езжу, теперь ездим, теперь занима*, теперь сам, теперь сами, теперь сидит,
    теперь работаю, увлёкся, увлеклась, захотел*, в прошлом месяце, на прошлой неделе, месяц назад, неделю назад, с тех пор,
    отпала`),
  ar: listed(`
    امس, مبارح, امبارح, البارح, البارحه, اليوم الصبح, قبل يومين, قبل اسبوع, قبل شهر, من زمان, توه, توها, اول امس, لبارح,
    بالاخير, في الاخير, فالاخير, في الاخر, بالاخر, بالنهايه, في النهايه, اخر شي, بداله, بدالها, بدلها, صرنا, صرت, صار عند,
    صارت عند, صار عندها, صار عنده, صار يحب, صارت تحب, صار يبي, صارت تبي, بقينا, بقى يحب, بقت تحب, ولينا, وليت, ولات, ولى,
    الشهر الماضي, الشهر اللي فات, الاسبوع الماضي, الاسبوع اللي فات, من اسبوعين, من اسبوع, من شهر, من شهرين, مسافرين نهائي,
    ما صار في, ما في نصيب, ما صار نصيب, ما كتب`),
  zh: listed(`
    已经, 昨天, 昨晚, 昨日, 寻日, 前天, 今早, 今天早上, 早就, 刚刚, 刚才, 早上就, 上星期, 上礼拜, 后来, 最后还是, 最后就, 结果就, 结果他, 结果她, 改成, 现在都, 现在他, 现在她, 现在改, 现在在, 现在是,
    现在有, 迷上, 爱上了, 反而, 反正现在, 而家佢, 而家有, 而家用, 而家去, 而家喺, 上个月, 上周已, 上周就, 前阵子, 前几天就, 去年就`),
  hi: listed(`
    pehle hi, kal hi, subah hi, aaj hi, parso hi, abhi abhi, kal raat, पहले ही, कल ही, सुबह ही, आज ही, अभी अभी, ab wo, ab woh,
    ab wahi, ab wahin, ab usi, ab uski, ab unke, ab hum, ab ham, ab usko, ab use, ab main, hai ab, h ab, hu ab, hain ab,
    iske badle, uske badle, uski jagah, iski jagah, aakhir me, aakhirkar, last me, pichle mahine, pichle hafte, pichle saal,
    mahine pehle, hafte pehle, ka mann, ka shauk, ka shouk, pasand karta, pasand karti, अब वो, अब वह, अब वही, अब वहीं, अब हम,
    अब उसी, है अब, हैं अब, की जगह, आखिर में, पिछले महीने, पिछले हफ्ते, महीने पहले`),
  id: listed(`
    kemarin, kmrn, kemaren, semalam, semalem, tadi, tadi pagi, barusan, baru saja, baru aja, dari dulu, bulan kemarin, akhirnya,
    jadinya, ujung ujungnya, sekarang dia, sekarang anaknya, sekarang anak, sekarang udah, sekarang sudah, sekarang saya,
    sekarang aku, sekarang kami, sekarang pakai, sekarang pake, sekarang tinggal, malah, gantinya, sebagai gantinya,
    lagi seneng, lagi suka, lagi hobi, lebih suka, lebih milih, lebih pilih, maunya, bulan lalu, bln lalu, minggu lalu,
    kemarin itu, tahun lalu, pamit, di rumah mertua, di rumah neneknya`),
  tr: listed(`
    dün, önceki gün, dün akşam, bu sabah, geçenlerde, çoktan, zaten, demin, az önce, sabah ödedi*, artık, sonunda, onun yerine,
    onların yerine, yerine, şimdi oraya, şimdi orada, şimdi orda, merak saldı, merak sardı, heves etti, tercih etti,
    tercih ettik, istedi, geçen ay, geçen hafta, geçen sene, geçen yıl, o günden beri, en son, neticede, kısmet olmadı`),
};
