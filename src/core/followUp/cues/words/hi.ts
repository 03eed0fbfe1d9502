import { listed, type CueWords } from './cueWords';

/** Hindi in its own letters and in Latin ones, with the English people mix in. */
export const hindi: CueWords = {
  closing: listed(`
    धन्यवाद, धन्यवाद्, शुक्रिया, शुक्रीया, थैंक यू, थैंक्यू, थैंक्स, आभार, आभारी, मेहरबानी, अलविदा, फिर मिलेंगे,
    फिर मिलते हैं, बाय, शुभ रात्रि, शुभ दिन, बस इतना ही, इतना ही, बस यही, और कुछ नहीं, कुछ नहीं बस, सब ठीक,
    सब क्लियर, सब हो गया, समझ गया धन्यवाद, dhanyawad, dhanyavad, dhanyavaad, dhanyawaad, shukriya, sukriya, shukria,
    thanku, thank you, thankyou, thanx, thanks, tysm, bahut meherbani, meherbani, alvida, phir milenge, fir milenge,
    fir milte, phir milte, bas itna hi, itna hi, bas yahi, aur kuch nahi, kuch nahi bas, nahi bas, sab theek,
    sab thik, sab clear, bye, बहुत मदद, आपकी मदद के लिए, चलिए ठीक है, ख्याल रखना, khayal rakhna, bahut help,
    dhanywad, dhnyawad, शुक्रिया जी, बहुत अच्छा लगा धन्यवाद, मज़ा आ गया, aa gaya shukriya, bahut badhiya tha,
    bahut accha tha, aap log bahut acche, बहुत अच्छे, bahut acche, bahut accha kaam, mast kaam, एकदम फिट, ekdam fit,
    mil gaya thanks, मिल गया धन्यवाद`),
  deferral: listed(`
    सोचता, सोचती, सोचते, सोच कर, सोचकर, सोचना, सोचने, सोचूंगा, सोचूंगी, सोच रहा, सोच रही, सोच लूं, सोच लेते, विचार,
    सलाह, पूछकर, पूछ कर, पूछना पड़ेगा, बात करके, बात कर के, बात करनी, घर पर बात, घर में बात, तय नहीं, पक्का नहीं,
    अभी पता नहीं, देखता हूँ, देखती हूँ, देखते हैं, कन्फ्यूज, तुलना, sochta, sochti, sochte, soch ke, soch kar,
    sochke, sochkar, sochna, sochne, sochunga, sochungi, soch raha, soch rahi, soch lu, soch rahe, vichar, salah,
    puch ke, puch kar, pooch ke, pooch kar, puchna padega, baat karke, baat kar ke, baat karni, ghar pe baat,
    ghar par baat, family se baat, wife se, husband se, decide nahi, confirm nahi, abhi pata nahi, dekhta, dekhti,
    dekhte, dekh ke, confuse*, compare, baad mein dekhte, baad me dekhte, दिखाकर, दिखा कर, दिखाना, पूछता, पूछती,
    पूछते, पूछूंगा, पूछना है, शायद, सोचेंगे, फैसला, तय कर, dikhakar, dikha kar, dikha ke, dikhake, puchta, puchti,
    puchte, puchunga, puchna hai, shayad, sochenge, faisla, decide kar, tay kar, dekhna padega, mummy se, papa se,
    ghar walo, thode din do, thode din, कुछ दिन दो, कुछ दिन दीजिए, samajh nahi aa raha, समझ नहीं आ रहा, dikhana hai,
    दिखाना है, depend karta, देखेंगे, dekhenge`),
  promise: listed(`
    बताता, बताती, बताते, बताऊंगा, बताऊंगी, बताएंगे, बता दूंगा, बता दूंगी, बता देंगे, कॉल करता, कॉल करती, कॉल करूंगा,
    कॉल करूंगी, कॉल करते, फोन करता, फोन करती, फोन करूंगा, फोन करूंगी, मैसेज करता, मैसेज करती, मैसेज करूंगा,
    मैसेज करूंगी, संपर्क करूंगा, संपर्क करूंगी, संपर्क करेंगे, जवाब दूंगा, जवाब दूंगी, जवाब देता, जवाब देती,
    कन्फर्म करता, कन्फर्म करती, कन्फर्म करूंगा, सूचित करूंगा, वापस आकर, batata, batati, batate, bataunga, bataungi,
    batayenge, batadunga, bata dunga, bata dungi, bata deta, bata deti, bta dunga, btata, btaunga, call karta,
    call karti, call karte, call karunga, call karungi, call krta, call krunga, call karenge, phone karta,
    phone karti, phone karunga, phone karungi, msg karta, msg karti, msg karunga, msg karungi, msg krta, msg krunga,
    message karta, message karti, message karunga, message karungi, contact karunga, contact karta, contact karte,
    contact karenge, reply karta, reply karunga, reply karti, jawab dunga, jawab deta, confirm karta, confirm karti,
    confirm karunga, confirm karungi, confirm krta, will tell you, update karta, update karunga, inform karunga,
    बतायेंगे, बताऊँगा, बताऊँगी, फिर बात करते, कॉल करेंगे, फोन करेंगे, मैसेज करेंगे, मैसेज करते, आकर बताता,
    आता हूँ फिर, bataenge, btaenge, msg karenge, msg karte, message karenge, phone karenge, fir baat karte,
    phir baat karte, aake batata, aakar batata, bol dunga, bolta hu, bol dungi, aate hain, aate hai, आते हैं, लौटकर,
    wapas aate, wapas aake, wapas aakar, लौटते, bata denge, bta denge, jawab denge, जवाब देंगे`),
  tooExpensive: listed(`
    महंगा, महँगा, महंगी, महँगी, महंगे, महँगे, ज्यादा है, बजट से बाहर, बजट के बाहर, बजट नहीं, बजट में नहीं, बजट कम,
    इतने पैसे नहीं, पैसे नहीं, सस्ता मिल, mehnga, mahanga, mehenga, mahnga, mehngi, mahangi, mehnge, mehanga,
    zyada hai, jyada hai, zyada lag, jyada lag, budget se bahar, budget ke bahar, budget nahi, budget mein nahi,
    budget me nahi, budget kam, out of budget, itne paise nahi, paise nahi, sasta mil, costly, ज़्यादा है,
    बहुत ज़्यादा, ज्यादा लग, बहुत ज्यादा, इतना नहीं दे, कम करो, सस्ता, हाई है, bahut zyada, bahut jyada,
    itna nahi de, kam karo, sasta, rate high, high hai, price high, afford nahi, aadhe me, aadhe mein, आधे में,
    आधे दाम, aadhe daam, kam me mil, kam mein mil, कम में मिल, बाप रे, baap re, sasta nahi`),
  noTime: listed(`
    समय नहीं, टाइम नहीं, बहुत देर, व्यस्त, time nahi, samay nahi, bahut time lag, busy hu, abhi busy`),
  doubts: listed(`
    पसंद नहीं, ठीक नहीं लगा, बहुत दूर, छोटा है, भरोसा नहीं, pasand nahi, bahut dur, bahut door, chhota hai,
    chota hai, bharosa nahi, dar lag`),
  declines: listed(`
    नहीं चाहिए, ज़रूरत नहीं, जरूरत नहीं, इंटरेस्ट नहीं, रुचि नहीं, दिलचस्पी नहीं, नहीं लेना, नहीं लेंगे, नहीं लूंगा,
    ले लिया, खरीद लिया, खरीद ली, ले ली, दूसरी जगह से, कहीं और से, मन बदल, इरादा बदल, रहने दो, रहने दीजिए, रहने दें,
    कैंसल, नहीं करवाना, nahi chahiye, nhi chahiye, nai chahiye, ni chahiye, zaroorat nahi, zarurat nahi,
    jarurat nahi, jaroorat nahi, zarurat nhi, interest nahi, interested nahi, not interested, nahi lena, nhi lena,
    nahi lenge, nahi lunga, le liya, lelia, kharid liya, khareed liya, kharid li, le li, dusri jagah se, dusre se,
    kahin aur se, kahi aur se, man badal, mood change, rehne do, rehne dijiye, rahne do, cancel kar do, nahi karwana,
    no thanks, में ले लिया, एडमिशन ले लिया, ले चुके, ले चुका, करवा लिया, करा लिया, हो गया कहीं, और जगह, दूसरे से,
    छोड़ दीजिए, छोड़ो, कोई ज़रूरत नहीं, me le liya, mein le liya, le chuke, le chuka, karwa liya, kara liya,
    aur jagah, doosre se, dusre institute, dusri company, dusre dealer, chhod do, chod do, chhodo, koi zarurat nahi,
    koi jarurat nahi, plan cancel, plan change, मिल गई थी, मिल गया था, mil gayi thi, mil gaya tha, mil gayi hai,
    kisi aur ko, किसी और को, rakh liya, रख लिया, शुभकामनाएं, all the best, good luck, bik gaya, बिक गया`),
  courtesy: listed(`
    और कुछ, और कोई, कोई और सवाल, कोई सवाल, कोई और मदद, कुछ और, मिल गया, ठीक से पहुँच, कैसे हैं, कैसे हो, aur kuch,
    aur koi, koi aur, kuch aur, koi sawal, koi doubt, koi help, mil gaya, kaise hain, kaise ho, anything else`),
  asks: listed(`
    बताइए, बताएं, बताइएगा, बता दीजिए, कन्फर्म करें, पुष्टि करें, bataiye, batayein, bataye, bataiyega, bata dijiye,
    confirm kare, confirm karein, confirm kijiye, bata do, kya aap, क्या आप, kar du kya`),
  offer: listed(`
    छूट, डिस्काउंट, ऑफर, ऑफ़र, मुफ्त, मुफ़्त, फ्री, गिफ्ट, दे सकते, कर सकते, बची हैं, बचे हैं, बचा है, किस्त,
    discount, offer, free, chhoot, chut, gift, de sakte, kar sakte, bachi hai, bache hai, emi, book kar du, rakh du`),
  takesLeave: listed(`
    स्वागत है, आपका दिन शुभ, शुभ दिन, कोई बात नहीं, फिर मिलेंगे, धन्यवाद, swagat, welcome, aapka din shubh,
    koi baat nahi, fir milenge, phir milenge, dhanyavaad, dhanyavad, happy journey, shubh yatra, aaram se, intezaar,
    intzaar`),
  done: listed(`
    पक्की हो गई, कन्फर्म हो, बुक हो गया, बुक हो गई, हो गई है, निकल गया, भेज दिया, तैयार, पेमेंट मिल, confirm ho gay*,
    book ho gay*, ho gaya hai, nikal gaya, bhej diya, taiyaar, taiyar, tayar, ready hai, payment mil,
    deliver ho gay*`),
  promisesUs: listed(`
    पता करके बताता, पता करके बताते, चेक करके बताता, चेक करके बताते, हम आपको बताएंगे, हम आपको कॉल, एक मिनट,
    थोड़ी देर में बताता, पूछ कर बताता, pata karke batata, pata karke batate, check karke batata, check karke batate,
    check karke bata, puch kar batata, hum aapko call, main aapko call, ek minute, ek min, thodi der me batata,
    thodi der mein batata, update karte`),
  perUnit: listed(`
    रुपये, रुपए, रु, हज़ार, हजार, लाख, करोड़, महीना, प्रति, कीमत, फीस, किराया, कुल, rs, rupees, rupaye, rupee, hazar,
    hazaar, lakh, lac, crore, per month, mahina, per person, total, fees, kiraya, k, per day, din ka, ghante ka,
    package, logon ke, जोड़ी, jodi, ke saath, के साथ, शामिल, shamil, aadhe din, आधे दिन, per piece, kilo, किलो`),
  neutral: listed(`
    कोई बात नहीं, koi baat nahi, koi dikkat nahi, no problem, koi baat nhi`),
};
