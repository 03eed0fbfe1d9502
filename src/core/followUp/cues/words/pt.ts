import { listed, type CueWords } from './cueWords';

export const portuguese: CueWords = {
  closing: listed(`
    obrigado, obrigada, obrigadão, obrigadinha, obrigadinho, obg, obgd, obgda, obrig, brigado, brigada, brigadão,
    grato, grata, agradeço, agradecid*, gratidão, valeu, vlw, vlww, tchau, xau, tchauzinho, até mais, até logo,
    até breve, até amanhã, até lá, adeus, flw, falou, abraço*, abs, bjs, beijo*, bom dia pra você, bom fim de semana,
    tenha um bom, tenha uma boa, só isso, era só isso, é só isso, era isso, é isso, por enquanto é só, só isso mesmo,
    nada mais, mais nada, tudo certo, tudo resolvido, Deus abençoe, muito gentil, ajudou muito, me ajudou bastante,
    fica com Deus, bom descanso, obrigadaço, show obrigad*, top demais, adorei tudo, agradecemos, tmj, tamo junto,
    gratidao, amei, vocês são demais, de coração, vocês são os melhores, ótimo atendimento, excelente atendimento,
    ficou perfeito, chegou direitinho, chegou certinho, parabéns`),
  deferral: listed(`
    vou pensar, vamos pensar, preciso pensar, deixa eu pensar, deixe eu pensar, deixa eu ver, deixe eu ver,
    deixa ver, pensar um pouco, pensar melhor, tô pensando, estou pensando, to pensando, pensando ainda,
    vou analisar, vou avaliar, vou ver com, ver com meu, ver com minha, ver com a minha, ver com o meu,
    falar com minha, falar com meu, falar com a minha, falar com o meu, conversar com, consultar meu,
    consultar minha, perguntar pro meu, perguntar pra minha, vou dar uma olhada, vou olhar, ver direitinho,
    ainda não decidi, não decidi, não me decidi, ainda não sei, não sei ainda, tô na dúvida, to na dúvida,
    estou na dúvida, em dúvida, pesquisando, pesquisar mais, vou pesquisar, comparando, comparar, mais pra frente,
    mais para frente, quem sabe depois, vou me organizar, me programar, mostrar pro meu, mostrar pra minha,
    mostrar para o meu, mostrar para a minha, vou mostrar, vou conversar, vou falar com, ver em casa, preciso ver,
    preciso conversar, vou amadurecer, decidir, vou decidir, talvez, não sei, tenho que ver, aguarda um pouco,
    pera ai que, me dá uns dias, me dê uns dias, uns dias pra, quer ver, quer olhar, quer dar uma olhada,
    tem que aprovar, precisa aprovar, depende, vamos ver, vou ver`),
  promise: listed(`
    te aviso, aviso vc, aviso você, aviso vcs, aviso vocês, te falo, falo com você, falo com vc, falo com vcs,
    te retorno, retorno pra você, retorno o contato, dou retorno, dar um retorno, dou um retorno, te dou um retorno,
    te dou a resposta, te dou uma resposta, dou a resposta, dou uma resposta, te respondo, te confirmo,
    confirmo com você, confirmo com vc, confirmo amanhã, te chamo, chamo você, chamo vc, chamo vcs, te ligo,
    ligo pra você, ligo pra vc, te mando mensagem, te mando msg, mando mensagem, mando msg, entro em contato,
    entrarei em contato, vou entrar em contato, te procuro, procuro vocês, dou um toque, dou um alô, te digo,
    volto a falar, volto a chamar, qualquer coisa te, depois te, já te falo, avisarei, retornarei, mando um zap,
    chamo aqui, volto aqui, passo aí pra, dou notícias, te dou notícias, te passo a resposta, passo a resposta,
    retorno amanhã, retorno depois, retorno em breve, venho falar, aviso aqui, aviso sim, voltamos com, volto com,
    a gente volta, voltamos a falar, volto a te, retomamos, te respondemos, retornaremos, te retornamos`),
  tooExpensive: listed(`
    muito caro, muito cara, tá caro, ta caro, está caro, tá cara, achei caro, meio caro, um pouco caro, caro demais,
    caro, caríssimo, salgado, puxado, pesado pra mim, fora do … orçamento, acima do … orçamento,
    não cabe no … orçamento, não cabe no bolso, passou do … orçamento, não tenho condições, sem condições,
    não tenho esse valor, tô sem dinheiro, sem grana, mais barato em, mais em conta, muito alto, alto pra mim,
    alto demais, valor alto, preço alto, ficou alto, ficou caro, ficou puxado, muito dinheiro, mt caro, mto caro,
    mais barato, vi mais barato, um absurdo, não consigo pagar, não dá pra mim, não tenho como pagar,
    fora da minha realidade, metade disso, metade do preço, pagou metade, paguei metade, pagou menos, paguei menos,
    cobraram menos, não é barato, nada barato, bem caro, uma fortuna, pesou, pesa no bolso`),
  noTime: listed(`
    não tenho tempo, sem tempo, demora muito, muito demorado, prazo muito longo, não é um bom momento, agora não dá`),
  doubts: listed(`
    não gostei, não me convenceu, muito longe, fica longe, muito pequeno, muito grande, tenho medo, desconfiad*`),
  declines: listed(`
    não tenho interesse, sem interesse, não me interessa, não estou interessad*, não tenho mais interesse,
    não obrigado, não obrigada, já comprei, já compramos, comprei em outr*, comprei noutr*, já fechei, já fechamos,
    fechei com outr*, já achei, já consegui, já resolvi, já resolvemos, com outra loja, com outra empresa,
    em outro lugar, em outra loja, desisti, desistimos, não vou querer, não vamos querer, não quero mais, não quero,
    não preciso mais, não precisa mais, não vou precisar, não precisamos, mudei de ideia, mudamos de ideia,
    mas obrigad*, obrigado mesmo assim, obrigada mesmo assim, mesmo assim obrigad*, vou deixar passar, deixa pra lá,
    fica pra próxima, deixa pra próxima, por enquanto não, no momento não, pode cancelar, cancela,
    cancelar por favor, não precisa, meu cunhado vai, já contratei, já contratamos, já tenho, já temos, já peguei,
    peguei em outr*, peguei com outr*, achei outr*, escolhi outr*, optei por outr*, optamos por outr*,
    com outro fornecedor, outra empresa, outra marca, não vai rolar, não rola, esquece, me arrependi,
    não vamos seguir, não vou seguir, não vou continuar, não procuro mais, encontramos uma pessoa, encontramos,
    encontrei, achamos, contratamos, já vendeu, sucesso, boa sorte, escolhemos outr*`),
  courtesy: listed(`
    algo mais, mais alguma coisa, em algo mais, alguma dúvida, mais alguma dúvida, alguma pergunta, mais alguma,
    chegou bem, chegou tudo certo, tudo certo, tudo bem, tudo bom, como vai, como está, qualquer coisa é só,
    qualquer dúvida, precisar é só, se precisar`),
  asks: listed(`
    me avisa se, me avise se, me confirma, me confirme, me diga, me diz, me fala, aguardo seu retorno,
    aguardo sua resposta, fico no aguardo da sua`),
  offer: listed(`
    desconto, oferta, promoção, promo, frete grátis, tirar o frete, sem custo, consigo fazer, consigo um,
    consigo tirar, posso fazer, podemos fazer, posso oferecer, posso separar, reservar, reservo, últimas unidades,
    últimas vagas, restam, se fechar, se levar, cupom, brinde`),
  takesLeave: listed(`
    de nada, por nada, imagina, disponha, eu que agradeço, às ordens, tenha um, tenha uma, bom fim de semana,
    boa viagem, boa noite pra, até logo, até mais, até lá, obrigado pelo retorno, obrigada pelo retorno,
    obrigado por avisar, obrigada por avisar, sem pressa, fique à vontade, fico no aguardo, combinado, sem problema*,
    tranquilo, abraço*`),
  done: listed(`
    agendado, agendada, confirmado, confirmada, pagamento recebido, recebemos seu pagamento, saiu para entrega,
    foi enviado, já foi enviado, já está pronto, tá pronto, reservado, reservada, pagamento aprovado,
    pagamento confirmado, entregue`),
  promisesUs: listed(`
    vou verificar, vou ver e te, vou consultar, vou checar, vou confirmar, já te retorno, já te respondo, te retorno,
    te aviso, retorno em, retornamos, entraremos em contato, te ligo, um momento, um minuto, um instante,
    só um momento, aguarde um`),
  perUnit: listed(`
    por mês, ao mês, mensal*, por ano, por pessoa, por noite, cada, à vista, no total, sai por, a partir de, reais,
    conto, mil, ficaria em, fica em, fica por, sai a, sairia, por hora, por dia, por cabeça, por convidado, parcela,
    mensalidade, diária, o par, com instalação, incluso, inclusa, incluíd*, meia diária, por peça, o quilo,
    tudo incluso`),
  neutral: listed(`
    não tem problema, sem problema*, não se preocupe, sem pressa, com carinho, sem dúvida`),
};
