import { cueLine } from '../followUp/cues/cueLine';
import { wordsBeside, type CueKind } from '../followUp/cues/findCues';

/** What may stand beside "I'll think about it": who, when, and the small words. Anything else may be a wish. */
const small = [
  // English
  "i i'll ill im i'm we we'll will to you u me my it this that about and & so then the a on at in by for with w of ok okay well just still",
  'have need want gonna going better maybe must should first later soon again back once after before when',
  'today tonight tomorrow tmrw tomoz monday tuesday wednesday thursday friday saturday sunday week weekend month next morning evening afternoon days',
  'wife husband boss partner family team mum mom dad manager colleague brother sister',
  // Spanish
  'yo te le lo la los las el mi su con que y a de en por para un una esta este pues ya es mañana hoy luego tarde noche mediodía pronto primero después antes',
  'lunes martes miércoles jueves viernes sábado domingo semana mes próxima próximo siguiente esposa esposo mujer marido jefe jefa socio familia novia novio voy tengo debo vale ok bueno',
  // Portuguese
  'eu vou te lhe o os as meu minha com e da do na no nos em pra para que um uma isso aqui tá ta então bem amanhã amanha hoje depois logo cedo tarde noite antes primeiro já',
  'segunda terça quarta quinta sexta sábado domingo feira semana mês que vem próxima próximo esposa esposo mulher marido chefe sócio família namorada namorado preciso tenho',
  // French
  "je j'ai jai vous te le les mon ma mes avec et à a de du en au ça ca dois doit vais faut il on ce cette d'abord abord alors demain aujourd'hui soir matin midi bientôt après avant plus tard",
  'lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois prochaine prochain femme mari patron chef conjoint famille associé',
  // Russian
  'я мы и а ну вам тебе вас вы с со на в об этом это надо нужно мне нам ещё еще пока потом позже скоро сначала после тогда завтра сегодня вечером утром днём днем',
  'понедельник вторник среду четверг пятницу субботу воскресенье неделе неделю следующей выходных месяце мужем женой начальником семьёй семьей партнёром партнером шефом',
  // Arabic
  'انا أنا و مع في على إن ان شاء الله بكرة بكرا غدا غداً اليوم بعد قبل الليلة المساء الصباح الاسبوع الأسبوع القادم الجاي لاحقا أولا اولا زوجتي زوجي مديري أهلي اهلي العائلة',
  'الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت ثم لك لكم معك معكم',
  // Hindi, in both scripts
  'मैं हम और को से पर में के की का है हूँ हूं फिर कल परसों आज बाद पहले शाम सुबह रात सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार हफ्ते हफ़्ते महीने अगले पत्नी पति घर परिवार आपको',
  'main mai mein hum aur ko se par ke ki ka hai hoon hun hu fir phir kal parso aaj baad pehle shaam subah raat somvar hafte mahine agle wife husband ghar family aapko apko ek baar',
  // Indonesian
  'saya aku kami ya dan dengan sama ke di yang ini itu dulu nanti besok lusa hari minggu depan bulan malam sore pagi siang lagi kalau udah sudah mau akan istri suami bos keluarga',
  'senin selasa rabu kamis jumat sabtu kak min gan',
  // Turkish
  'ben biz ve bir de da bu o için ile önce sonra yarın bugün akşam sabah öğlen haftaya hafta ay gelecek önümüzdeki eşimle eşim patronla patronuma ailemle kocamla karımla size sana',
  'pazartesi salı çarşamba perşembe cuma cumartesi pazar günü tamam',
];
const inChinese =
  /我|你|您|们|咱|一下|一|再|先|就|会|要|得|去|和|跟|了|吧|哈|呢|的|那|等|到|明天|后天|今天|今晚|明早|晚上|早上|下午|上午|晚点|回头|过|几天|两天|下周|这周|周末|下个月|周[一二三四五六日天]|星期[一二三四五六日天]|老公|老婆|家人|家里|爱人|老板|领导|同事/gu;

const ready = new Set(small.flatMap((line) => cueLine(line).split(' ')));
const kinds: ReadonlySet<CueKind> = new Set(['promise', 'deferral', 'closing', 'later', 'neutral'] as const);

/** True when a clause that puts it off may say something beside it: "let me think but hold it for me". Pure. */
export function saysMoreThanLater(clause: string): boolean {
  return wordsBeside(clause, 'buyers', kinds).some(
    (word) => !ready.has(word) && word.replace(inChinese, '').replace(/[^\p{L}\p{N}]/gu, '') !== '',
  );
}
