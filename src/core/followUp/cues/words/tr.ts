import { listed, type CueWords } from './cueWords';

export const turkish: CueWords = {
  closing: listed(`
    teşekkür*, tşk, tşkler, teşekür*, tesekkur*, tskler, sağol, sağ ol, sağolun, sağ olun, sagolasın, sağolasınız,
    eyvallah, eyv, eyw, minnettarım, minnettar*, Allah razı olsun, elinize sağlık, emeğinize sağlık, iyi geceler,
    iyi çalışmalar, kolay gelsin, görüşürüz, görüşmek üzere, hoşça kal*, hoşçakal*, güle güle, kendinize iyi bakın,
    bu kadardı, bu kadar, hepsi bu, başka yok, başka bir şey yok, başka sorum yok, her şey tamam, herşey tamam,
    mersi, thanks, tenks, çok naziksiniz, çok sağol*, yardımcı oldunuz, iyi ki varsınız, kib, görüşmek dileğiyle,
    ilginize teşekkür*, çok güzeldi, tşkkr*, tesekkür*, süpersiniz, harikasınız, memnun kaldık, memnun kaldım,
    duacıyım, ellerinize sağlık, çok iyisiniz, mükemmel hizmet, tam oldu, çok beğendik, çok beğendim, bayıldım,
    bayıldık`),
  deferral: listed(`
    düşüneyim, düşünelim, düşüneceğim, düşünücem, düşünecegim, düşünmem, düşünmemiz, düşünmek, düşünüp, düşünüyorum,
    düşünüyoruz, düşünecez, düşüneceğiz, bi düşün*, bir düşün*, danışayım, danışmam, danışıp, danışalım, danışacağım,
    danışıcam, sorayım, sormam lazım, sormam gerek, sorup, konuşayım, konuşmam, konuşup, konuşalım, konuşmamız,
    görüşmem lazım, değerlendir*, karşılaştır*, kıyasla*, araştırıyor*, araştırayım, bakayım, bi bakayım, bakıcam,
    bakalım, kararsız*, karar veremedi*, karar vermedi*, karar vermem, emin değil*, henüz bilmiyorum, belli değil,
    netleş*, daha sonra bakarız, ileride, sonra bakarız, belki sonra, konuşalım da, annemle, eşimle, babamla,
    ortağımla, göstereyim, göstereceğim, göstermem, bir bakalım, sonra karar, karar verelim, karar vereyim,
    karar vereceğiz, belki, muhtemelen, bilmiyorum, tartışalım, düşünürüz, düşünürüm, ölçüp, araştırıp, bekleyelim,
    biraz zaman, birkaç gün, bir kaç gün, zaman verin, vakit verin, emin olamadım, bakmak istiyor, görmek istiyor,
    onay* bekli*, duruma göre, bağlı, bakarız`),
  promise: listed(`
    haber veririm, haber veriyorum, haber veririz, haber vericem, haber vereceğim, haber vereyim, haber ederim,
    haber ederiz, haber edicem, haberdar ederim, haberleşiriz, dönüş yaparım, dönüş yapacağım, dönüş yapıcam,
    dönüş yaparız, dönüş sağlarım, dönerim, dönücem, döneceğim, döneyim, döneriz, dönüyorum, geri dön*, yazarım,
    yazıcam, yazacağım, yazarız, yazıyorum size, mesaj atarım, mesaj atıcam, mesaj atacağım, mesaj atarız, ararım,
    arıcam, arayacağım, ararız, arayayım, bilgi veririm, bilgi vereceğim, bilgi veririz, söylerim, söyleyeceğim,
    iletirim, iletişime geçerim, iletişime geçeceğim, iletişime geçeriz, ulaşırım, ulaşacağım, teyit ederim,
    onaylarım, cevap veririm, cevap vereceğim, konuşuruz, o zaman yazarım, tekrar yazarım, tekrar ararım, uğrarım,
    uğrayacağım, uğrarız, gelirim tekrar, haber salarım, mesaj yazarım, cevap yazarım, cevaplarım, netleşince,
    kesinleşince, bildiririm, bildireceğim, bildiririz, temasa geçerim, sorularla döneriz, bilgilendiririm,
    bilgilendiririz, yanıtlarım, yanıt veririm, size dönerim`),
  tooExpensive: listed(`
    pahalı*, pahali*, çok fazla, fiyat yüksek, fiyatı yüksek, yüksek geldi, fazla geldi, tuzlu, bütçe* aş*,
    bütçe* üst*, bütçe* uygun değil, bütçem yok, bütçem yetmiyor, bütçe* yet*, param yok, param yetmiyor, daha ucuz*,
    ucuzunu, karşılayamam, karşılayamayız, çok para, fazla para, ateş pahası, uçuk, yüksek, çok yüksek, biraz fazla,
    fazlaymış, fiyat fazla, pahali, o kadar param, kasar, el yakıyor, ucuzu, ucuz var, daha uygun, daha uyguna,
    yarısını, yarısına, yarı fiyat*, daha azına, daha aza, az ödedi, ucuz değil, oha, uçuk fiyat`),
  noTime: listed(`
    vaktim yok, zamanım yok, vakit yok, çok uzun sür*, yetişmez, çok geç, meşgulüm, müsait değil*, yoğunum`),
  doubts: listed(`
    beğenmedi*, hoşuma gitmedi, uzak, küçük geldi, büyük geldi, güvenemedi*, endişe*, korkuyorum, içime sinmedi`),
  declines: listed(`
    ilgilenmiyor*, ilgilenmiyoruz, ilgimi çekmiyor, istemiyorum, istemiyoruz, gerek yok, gerek kalmadı,
    ihtiyacım yok, ihtiyacımız yok, ihtiyaç yok, ihtiyaç kalmadı, ihtiyacım kalmadı, ihtiyacımız kalmadı,
    lazım değil, vazgeç*, başka yerden, başka bir yerden, başka firma*, başka bir firma*, başkasından, aldım bile,
    aldık bile, satın aldım, çoktan aldı*, buldum başka, bulduk başka, hallettim, hallettik, çözdüm, çözdük,
    hayır teşekkür*, yok teşekkür*, yine de teşekkür*, yinede teşekkür*, almayacağım, almayacağız, almıcam,
    almayalım, iptal, kalsın, şimdilik kalsın, fikrimi değiştir*, fikrimiz değişti, başka kurs*, başka yere,
    başka bir yere, başka yerle, başkasıyla, başkasını, başkasına, anlaştık başka, kayıt olduk başka, yazıldık,
    almaktan vazgeç*, istemem, istemeyiz, gerek kalmadi, gerekmiyor, gerekmez, lüzum yok, düşünmüyorum, düşünmüyoruz,
    iptal edin, unutun, boşverin, boş verin, olmayacak, zaten aldı*, zaten var, geçen hafta bulduk, bulduk, buldum,
    birini bulduk, birini buldum, hayırlı işler, bol şans, başarılar, satıldı`),
  courtesy: listed(`
    başka bir konu, başka yardımcı, başka bir şey, başka bir isteğiniz, başka sorunuz, başka bir sorunuz,
    sorunuz var mı, yardımcı olabileceğim, ulaştı mı, geldi mi, memnun kaldınız, her şey yolunda, nasılsınız,
    iyi misiniz, sorunuz olursa, ihtiyacınız olursa`),
  asks: listed(`
    haber verin, haber verirseniz, bilgi verin, bildirin, bildirirseniz, onaylayın, yazın, söyleyin,
    dönüşünüzü bekli*, cevabınızı bekli*, teyit eder*`),
  offer: listed(`
    indirim, kampanya*, ücretsiz, hediye, bedava, yapabiliriz, yapabilirim, ayıralım, ayırabilir*, ayırayım, son iki,
    son ürün*, kaldı, alırsanız, taksit*, fırsat*, teklif*`),
  takesLeave: listed(`
    rica ederim, rica ederiz, ne demek, iyi günler, iyi akşamlar, iyi tatiller, iyi yolculuklar, iyi hafta sonları,
    görüşmek üzere, görüşürüz, hoşça kalın, güle güle, önemli değil, sorun değil, bilgi verdiğiniz için,
    acele etmeyin, bekleriz, haberinizi bekli*, memnun olduk, her zaman`),
  done: listed(`
    onaylandı, onaylanmıştır, oluşturuldu, oluşturulmuştur, kargoya verildi, kargoya verilmiştir, yola çıktı, hazır,
    ödemeniz alındı, ödemeniz alınmıştır, ödeme alındı, teslim edildi, teslim edilmiştir`),
  promisesUs: listed(`
    kontrol edip, kontrol ediyorum, hemen bakıyorum, bakıp size, sorup size, öğrenip, size döneceğiz, size döneceğim,
    size dönüş, dönüş yapacağız, dönüş yapacağım, dönüş sağla*, sizi arayacağız, sizi arayacağım, sizi arayalım,
    haber vereceğiz, haber vereceğim, bir dakika, bir saniye, bekler misiniz`),
  perUnit: listed(`
    tl, lira, liraya, aylık, yıllık, kişi başı, gecelik, toplam, adet, tanesi, ücret, ücreti, fiyat, fiyatı, bin,
    milyon, dahil, tutar, tutuyor, tutarı, saatlik, günlük, kişilik, paketi, çifti, takımı, yarım gün, tam gün,
    kilosu, metrekare*, kdv`),
  neutral: listed(`
    sorun yok, sorun değil, problem yok, önemli değil, acelesi yok, yok artık`),
};
