import { listed, type CueWords } from './cueWords';

export const indonesian: CueWords = {
  closing: listed(`
    terima kasih, terimakasih, trima kasih, trimakasih, trima kasi, makasih, makasi, maksih, mksh, mksih, makaci, tq,
    trims, trimss, tks, thanks, thx, thank you, thank u, matur nuwun, suwun, nuhun, hatur nuhun, sampai jumpa,
    sampai ketemu, sampe ketemu, sampai nanti, dadah, bye, selamat tinggal, udah itu aja, sudah itu saja, itu aja,
    itu saja, cukup itu, sudah cukup, udah cukup, gaada lagi, ga ada lagi, tidak ada lagi, gak ada lagi,
    nggak ada lagi, sudah jelas, udah jelas, sukses selalu, semoga laris, syukron, sangat membantu, terbantu,
    terima kasi, makasiii, tengkyu, sukses ya, makasih bnyk, thank u kak, alhamdulillah makasih, suka banget,
    enak banget, memuaskan, puas, jazakallah, syukur, sip makasih, pelayanannya top, pelayanan bagus, keren banget,
    pas banget, cocok banget, mantul, sip deh makasih, wah keren`),
  deferral: listed(`
    pikir pikir, pikir2, mikir, mikir2, dipikir, dipikirkan, pikirkan, saya pikir dulu, pikir dulu, pertimbangkan,
    dipertimbangkan, pertimbangan, diskusi, diskusikan, didiskusikan, dirundingkan, runding, rundingan, tanya suami,
    tanya istri, tanya dulu, tanya ke, nanya suami, ngomong dulu, bicara dulu, bilang dulu, obrolin dulu,
    omongin dulu, lihat lihat dulu, lihat dulu, liat dulu, liat2 dulu, liat liat, lihat2, bandingkan, bandingin,
    banding2, belum yakin, blm yakin, belum tahu, blm tau, belum tau, belum pasti, blm pasti, belum bisa mutusin,
    belum memutuskan, masih ragu, ragu ragu, masih bingung, bingung, survey dulu, cari cari dulu, cek toko lain,
    lain kali mungkin, kapan kapan, tanya mama, tanya papa, tanya orang rumah, tanya bos, tanya atasan, tanya, nanya,
    izin suami, izin istri, minta izin, masih mikir, galau, mungkin, bisa jadi, lihat nanti, liat nanti, nimbang,
    timbang, masih cari, masih lihat, masih liat, masih survey, kasih waktu, beri waktu, beberapa hari, mau lihat,
    mau liat, harus disetujui, nunggu persetujuan, tergantung, lihat situasi, liat sikon`),
  promise: listed(`
    saya kabari, sy kabari, aku kabari, kabari, kabarin, dikabari, dikabarin, ngabarin, kasih kabar, kasih tau,
    kasih tahu, beri kabar, kabar lagi, saya hubungi, sy hubungi, aku hubungi, hubungi lagi, saya telpon, sy telpon,
    telpon lagi, saya telepon, telepon lagi, ditelpon, saya wa, sy wa, wa lagi, saya chat, sy chat, aku chat,
    chat lagi, dichat lagi, info lagi, saya info, infokan, saya balas, balas lagi, saya konfirmasi, sy konfirmasi,
    konfirmasi lagi, saya jawab, saya follow up, nanti balik lagi, balik lagi nanti, saya ke sini lagi,
    nanti aku chat, nanti saya chat, nanti sy wa, nanti aku wa, aku wa, nanti saya ke sana, mampir, mampir lagi,
    nanti di infokan, nanti diinfo, saya update, ntar dikabarin, ntar aku kabarin, besok dikabari, ku kabari,
    chat lg, hub lagi, sy hub, kami balik, saya balik, balik bawa, kami kabari, kami hubungi, kami infokan,
    nanti balik, nanti dibalas, kami jawab`),
  tooExpensive: listed(`
    kemahalan, mahal, mahalnya, muahal, ketinggian harganya, harganya tinggi, di luar budget, diluar budget,
    luar anggaran, over budget, budget ga, budget nggak, budgetnya ga, budgetnya gak, budget tidak, budgetnya kurang,
    budget kurang, budget terbatas, ga masuk budget, gak masuk budget, tidak masuk budget, belum ada dana,
    ga ada uang, dananya belum, lebih murah, ga sanggup, tidak sanggup, mahal juga, mehong, larang, lumayan mahal,
    mahal amat, murahan, ada yang lebih murah, kurangin, ga kuat, gak kuat, berat di ongkos, berat di harga,
    dana terbatas, duitnya kurang, uangnya kurang, belum cukup, setengahnya, separuhnya, setengah harga,
    bayar setengah, cuma bayar, bayar lebih murah, dapet lebih murah, ga murah, gak murah, tidak murah, buset`),
  noTime: listed(`
    tidak ada waktu, ga ada waktu, gak sempat, ga sempat, belum sempat, blm sempat, kelamaan, terlalu lama, sibuk`),
  doubts: listed(`
    kurang cocok, tidak cocok, ga cocok, gak suka, tidak suka, kejauhan, terlalu jauh, kekecilan, kebesaran, takut,
    khawatir`),
  declines: listed(`
    tidak tertarik, ga tertarik, gak tertarik, nggak tertarik, tidak berminat, ga minat, gak minat, belum minat,
    tidak minat, tidak terima kasih, tidak makasih, ga makasih, gak makasih, nggak makasih, ga dulu, gak dulu,
    nggak dulu, udah beli, sudah beli, sdh beli, udh beli, udah dapat, sudah dapat, udah dapet, sdh dapat,
    beli di tempat lain, di tempat lain, di toko lain, toko sebelah, ga jadi, gak jadi, nggak jadi, ngga jadi,
    gajadi, tidak jadi, tdk jadi, batal, dibatalkan, cancel aja, cancel ya, tidak perlu, ga perlu, gak perlu,
    nggak perlu, tdk perlu, tidak butuh, ga butuh, udah ga butuh, gak butuh, berubah pikiran, lain kali aja,
    lain kali saja, skip dulu, skip aja, udah daftar, sudah daftar, sudah pesan di, udah pesan di, udah order di,
    tempat les lain, di tempat, vendor lain, toko lain, pakai yang lain, pilih yang lain, udah ada, sudah ada,
    gausah, ga usah, gak usah, nggak usah, tidak usah, engga dulu, ngga dulu, tidak dulu, tidak lanjut, ga lanjut,
    gak lanjut, tidak berlanjut, mundur, dibatalin, batalin, udah ketemu, sudah ketemu, udh ketemu, sudah ada yang,
    udah ada yang, udah laku, sukses ya kak, semoga sukses, semoga laku`),
  courtesy: listed(`
    ada lagi, ada yang lain, ada pertanyaan, masih ada pertanyaan, ada yang bisa, yang bisa dibantu, bisa kami bantu,
    pertanyaan lain, sudah sampai, barangnya sudah, apa kabar, jangan ragu, jika ada, kalau ada`),
  asks: listed(`
    kabari kami, mohon konfirmasi, mohon info, tolong konfirmasi, silakan pilih, ditunggu konfirmasi,
    ditunggu jawaban, infokan ke kami`),
  offer: listed(`
    diskon, promo, promonya, gratis, bonus, potongan, cashback, bisa kami, bisa saya, saya simpankan, kami simpankan,
    sisa, tinggal, kalau ambil, kalo ambil, cicilan, penawaran`),
  takesLeave: listed(`
    sama sama, sama2, kembali kasih, dengan senang hati, semoga harinya, semoga hari, selamat liburan, selamat jalan,
    selamat beraktivitas, sampai jumpa, sampai ketemu, tidak apa apa, gapapa, gpp, terima kasih infonya,
    makasih infonya, ditunggu kabarnya, santai saja, santai aja, hati hati`),
  done: listed(`
    sudah dijadwalkan, sudah dikonfirmasi, terkonfirmasi, sudah dikirim, sdh dikirim, sudah selesai, sudah siap,
    bisa diambil, pembayaran diterima, pembayaran sudah, sudah lunas, sudah dipesan`),
  promisesUs: listed(`
    saya cek dulu, kami cek dulu, saya tanyakan, kami tanyakan, kami kabari, saya kabari, kami hubungi, kami info,
    nanti kami, sebentar ya, sebentar kak, mohon tunggu, tunggu sebentar, ditunggu sebentar`),
  perUnit: listed(`
    rb, ribu, rbu, jt, juta, rp, rupiah, per bulan, perbulan, per orang, per malam, per hari, sebulan, total,
    harganya, harga, biaya, biayanya, sewa, k, totalnya, perhari, per jam, perorang, paket, paketnya, sepasang,
    termasuk, setengah hari, sehari, per kilo, per pcs, sekilo, satu set`),
  neutral: listed(`
    tidak apa apa, ga apa apa, gak apa apa, gapapa, gpp, ga masalah, tidak masalah, ga papa`),
};
