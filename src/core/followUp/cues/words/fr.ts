import { listed, type CueWords } from './cueWords';

export const french: CueWords = {
  closing: listed(`
    merci, mercii, mci, thanks, je vous remercie, je te remercie, remercie, remerciements, au revoir, aurevoir,
    à bientôt, à plus, à la prochaine, à demain, à tout à l’heure, à lundi, à mardi, à mercredi, à jeudi, à vendredi,
    à samedi, ciao, bye, bonne journée, bonne soirée, bonne nuit, bonne continuation, bonne fin de journée,
    bon week-end, bon weekend, bon après-midi, bonne après-midi, c'est tout, ce sera tout, c'est bon pour moi,
    c'est tout bon, tout est bon, rien d’autre, cordialement, salutations, vous êtes super, vous êtes au top,
    c parfait, c'est parfait, vous êtes adorable*, bien aimable, ça m’a bien aidé*, merci d'avance, tchao,
    un grand merci, mille mercis, top merci, impeccable, tout est nickel, nickel, bien reçu, c'est gentil, adorable,
    merciii, tout est clair, vous avez été, vous êtes adorables, magnifique travail, service au top,
    excellent service, bravo, elle me va, me va parfaitement, bien arrivée, j'adore`),
  deferral: listed(`
    je vais réfléchir, vais réfléchir, va réfléchir, allons réfléchir, dois réfléchir, besoin de réfléchir,
    réfléchir, je réfléchis, on réfléchit, laissez-moi réfléchir, j'y réfléchis, en discuter avec, discuter avec,
    en parler avec, en parler à, parler à mon, parler à ma, en parle avec, en parle à, voir avec mon, voir avec ma,
    vois avec mon, vois avec ma, demander à mon, demander à ma, demande à mon, demande à ma, j'hésite, on hésite,
    hésitons, hésite encore, pas encore décidé, pas sûr*, pas encore sûr*, je ne sais pas encore, je sais pas encore,
    comparer, compare encore, regarder ailleurs, je vais voir, on va voir, je vais y penser, j'y pense, y penser,
    étudier la question, étudier votre, plus tard peut-être, peut-être plus tard, me laisser du temps, le temps de,
    je dois voir, dois voir, dois d'abord voir, d'abord voir, voir ça avec, vois ça avec, voir avec, je vais voir ça,
    je vais en parler, en reparler, faut que je, il faut que je, je demande, je vais demander, montrer à mon,
    montrer à ma, je montre à, je ne sais pas, je sais pas trop, à voir, peut-être, le temps de la réflexion,
    décider, me décider, pas tranché, à tête reposée, laissez-moi quelques jours, donnez-moi quelques jours,
    quelques jours, veut y jeter, jeter un œil, veut voir, doit valider, doit approuver, ça dépend, dépend de,
    on verra, je verrai`),
  promise: listed(`
    je vous redis, je te redis, je vous dis, je te dis, vous redis, vous redirai, vous dirai, je reviens vers vous,
    je reviens vers toi, on revient vers vous, reviens vers, revient vers, reviendrai vers, reviendrons vers,
    je vous recontacte, recontacte*, recontacterai, je vous rappelle, je te rappelle, on vous rappelle,
    vous rappelle, vous rappellerai, je vous appelle, vous appelle, je vous écris, vous écris, vous écrirai,
    je vous tiens au courant, tiens au courant, tiendrai au courant, vous tiens informé*, je vous confirme,
    vous confirme, te confirme, vous confirmerai, je vous réponds, vous réponds, vous répondrai,
    vous donne ma réponse, vous donne une réponse, donnerai ma réponse, vous donne des nouvelles,
    donnerai des nouvelles, vous fais signe, vous fais un retour, fais un retour, ferai un retour,
    vous envoie un message, vous envoie un sms, je vous préviens, vous tiens au jus, je vous fais signe, fais signe,
    je repasse, repasserai, je repasserai, je vous dis quoi, vous dis quoi, reprends contact, reprendrai contact,
    je vous envoie, vous enverrai, on se rappelle, on s'appelle, on se recontacte, je vous sonne, on revient lundi,
    on revient, je reviens, nous revenons, on vous redit, on vous dit, je repasse vers vous,
    on vous tient au courant, on vous confirme, on vous écrit, on vous répond, on vous donne`),
  tooExpensive: listed(`
    trop cher, trop chère, un peu cher, assez cher, très cher, cher quand même, super cher, hors budget,
    hors de … budget, au-dessus de … budget, dépasse … budget, pas dans … budget, pas donné, un peu élevé,
    trop élevé, pas les moyens, pas le budget, moins cher ailleurs, ça fait beaucoup, ça fait cher, c'est cher,
    c cher, beaucoup trop pour, c'est beaucoup, c'est trop, trop pour nous, trop pour moi, hors de prix,
    hors de nos moyens, au-delà de, c'est une somme, moins cher, ça pique, exorbitant, prix élevé, trop haut,
    plus que prévu, moitié moins, la moitié, payé moins, deux fois moins, a payé moins, pas bon marché,
    coûte un bras, un peu salé, salé, une fortune`),
  noTime: listed(`
    pas le temps, trop long, trop tard pour, délai trop, délais trop, pas le moment, pas le bon moment, débordé*`),
  doubts: listed(`
    pas convaincu*, ne me plaît pas, me plaît pas, trop loin, trop petit*, trop grand*, pas confiance, inquièt*,
    pas ce que je cherche`),
  declines: listed(`
    pas intéressé*, m'intéresse pas, m'intéresse plus, plus intéressé*, non merci, trouvé ailleurs, acheté ailleurs,
    pris ailleurs, déjà acheté, déjà trouvé, déjà commandé ailleurs, trouvé un autre, trouvé une autre,
    un autre prestataire, un autre fournisseur, plus besoin, pas besoin, changé d'avis, laisser tomber,
    laisse tomber, on laisse tomber, on abandonne, j'abandonne, merci quand même, merci tout de même,
    ce sera sans moi, sans façon, on ne donnera pas suite, ne pas donner suite, donnerai pas suite, pas pour nous,
    pas pour moi, annuler tout, finalement non, finalement pas, je préfère arrêter, pas pour le moment,
    pas pour l’instant, c'est gentil mais, non c'est gentil, plus disponible, déjà pris, déjà signé,
    déjà réservé ailleurs, signé ailleurs, signé avec un autre, choisi un autre, choisi une autre, opté pour,
    partis sur, parti sur, partie sur, ne sera pas possible, pas la peine, inutile, oubliez, ne cherche plus,
    plus d'actualité, plus nécessaire, on passe notre tour, je passe mon tour, annulez, on a quelqu'un,
    trouvé quelqu'un, on a trouvé, j'ai trouvé, nous avons trouvé, embauché, bon courage, bonne chance, déjà vendu,
    déjà quelqu'un`),
  courtesy: listed(`
    autre chose, d'autres questions, une autre question, des questions, besoin de quelque chose, puis-je vous aider,
    bien arrivé*, bien reçu, s'est bien passé, tout va bien, comment allez-vous, ça va, vous allez bien,
    n'hésitez pas, si besoin`),
  asks: listed(`
    dites-moi, dites moi, faites-moi savoir, tenez-moi au courant, merci de me confirmer, confirmez-moi,
    merci de confirmer, j'attends votre réponse, merci de nous indiquer`),
  offer: listed(`
    remise, réduction, promotion, promo, offre, offert*, un geste, livraison gratuite, frais offerts, je peux vous,
    nous pouvons vous, on peut vous, vous réserve, mets de côté, il reste, dernières places, si vous prenez,
    si vous commandez, si vous le souhaitez, gratuit*`),
  takesLeave: listed(`
    avec plaisir, de rien, je vous en prie, je t’en prie, bonne journée, bonne soirée, bon week-end, bonnes vacances,
    bon voyage, à bientôt, au revoir, à jeudi, à lundi, pas de souci, pas de problème, merci de nous avoir,
    merci de votre retour, merci pour votre retour, prenez votre temps, j'attends de vos nouvelles,
    à votre disposition`),
  done: listed(`
    c'est noté, noté, est confirmé*, confirmé*, réservé*, paiement reçu, bien reçu votre paiement, a été expédié*,
    est expédié*, est parti*, est prête, est prêt, livré*`),
  promisesUs: listed(`
    je vérifie, je me renseigne, je vous tiens au courant, je reviens vers vous, nous revenons vers vous,
    on revient vers vous, je vous rappelle, nous vous rappelons, on vous rappelle, je demande, je vous envoie ça,
    je vous confirme ça, un instant, un moment, une minute, on vous recontacte, nous vous recontactons`),
  perUnit: listed(`
    par mois, mensuel*, par an, par personne, la nuit, par nuit, chacun, pièce, au total, ttc, ht, à partir de,
    euros, balles, ça ferait, ferait, ça fait, serait de, serait à, coûterait, l'heure, de l'heure, par jour,
    la journée, par tête, le kilo, le m2, la paire, pose comprise, compris, comprise, inclus, incluse,
    la demi-journée, la journée complète, le kg, hors taxe`),
  neutral: listed(`
    pas de problème, pas de souci, non ne vous inquiétez pas, pas de quoi, aucun souci, aucun problème`),
};
