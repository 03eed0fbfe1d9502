/** Characters of Traditional Chinese, each before the simplified one the lists are written in. */
const pairs =
  '業业東东兩两嚴严個个臨临為为爲为麼么樂乐習习買买於于虧亏產产親亲億亿僅仅從从們们價价優优夥伙會会傷伤體体備备傢家兒儿關关興兴內内決决況况涼凉減减' +
  '幾几劃划別别製制辦办務务動动勞劳單单賣卖廳厅參参發发髮发變变號号嗎吗嚇吓聽听聼听員员週周團团圖图場场塊块聲声處处復复複复覆复夠够頭头誇夸獎奖媽妈學学' +
  '寬宽實实審审對对尋寻導导盡尽帳账賬账師师帶带幫帮庫库應应開开棄弃張张後后態态總总慣惯戶户擇择擔担換换搶抢攬揽數数時时暫暂權权條条來来樣样標标樓楼' +
  '歡欢歐欧氣气溝沟沒没濟济澀涩滿满靈灵點点煩烦熱热愛爱猶犹現现電电畫画暢畅盤盘碼码確确禮礼種种籤签簽签緊紧糾纠紅红約约級级紙纸終终結结給给經经繼继' +
  '續续緩缓線线練练緣缘網网聯联腦脑舊旧節节薦荐藝艺藥药慮虑補补裝装裏里裡里見见觀观覺觉計计訂订認认討讨讓让記记講讲許许論论訪访評评訴诉試试話话該该' +
  '詢询說说説说請请課课談谈謝谢譜谱諾诺負负貨货質质購购貴贵費费賀贺資资贊赞讚赞贈赠趕赶車车轉转輕轻較较邊边達达過过運运還还這这進进遠远適适選选遞递遲迟' +
  '郵邮鄰邻醫医錢钱鎖锁錯错鐘钟長长門门問问間间閒闲闆板陣阵隨随難难雙双離离領领順顺項项預预題题顏颜額额風风饋馈館馆馬马駕驾驗验鬆松黃黄嘗尝妳你臺台證证' +
  '識识語语詳详貼贴鋼钢錄录鏡镜飯饭餓饿燈灯營营聞闻舖铺鋪铺著着藍蓝視视誰谁調调諮咨議议護护讀读遊游銀银險险顧顾顯显繳缴匯汇';

const simplifiedOf = new Map(Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at]!, pairs[2 * at + 1]!]));
const traditional = new RegExp(`[${[...simplifiedOf.keys()].join('')}]`, 'gu');

/** A text with the characters of Traditional Chinese written simplified. Pure. */
export function simplified(text: string): string {
  return text.replace(traditional, (character) => simplifiedOf.get(character)!);
}
