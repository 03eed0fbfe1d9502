/**
 * How people say that they will do something, by the form of the verb: first persons of the future and the like, so that any verb will
 * do. Compared as `cueLine` writes them, accents folded. Beside a time it makes a date of theirs; alone it tells little.
 */
const forms: readonly RegExp[] = [
  // English: "I'll dig it out"; who takes, keeps or needs something does not come back.
  /(?<!\p{L})(?:il|i wil|wel|we wil|gona|ima|lema|can) (?!take|have|go|be|not|need|want|kep|stay|pas|leave|stick|just take|u|you|i|we|the)\p{L}+/u,
  // Portuguese and Spanish: "enviarei", "mandaremos".
  /(?<!\p{L})\p{Script=Latin}{2,}(?:arei|erei|irei|aremos|eremos|iremos)(?!\p{L})/u,
  // Portuguese: "te mando", "dou o sinal".
  /(?<!\p{L})(?:eu dou|te dou|ai dou|eu mando|eu envio|eu aviso|dou o|dou um) \p{L}+/u,
  // French: "je vous file ça", "jte redis"; "j'enverrai".
  /(?<!\p{L})(?:(?:je|j|on|nous) (?:te|vous|vs|t)|jte|jvous|jvs) (?!ai|a|avais|avons|remercie|souhaite|laise|en|prie|dois)\p{L}+|(?<!\p{L})(?!vrai|frai)\p{Script=Latin}{2,}rai(?!\p{L})/u,
  // Russian: "щёлкну вам", "вам перешлю".
  /\p{Script=Cyrillic}{3,}[ую] (?:вам|тебе)(?!\p{L})|(?<!\p{L})(?:вам|тебе) \p{Script=Cyrillic}{3,}[ую](?!\p{L})/u,
  // Arabic: "غادي نصيفط", "رح ابعت", Egyptian "هبعته"; not "هذا", "هنا", "هالاسبوع".
  /(?<!\p{L})(?:(?:غادي|باش|راح|رح|توا|دابا) [نابت]\p{L}{2,}|غن\p{L}{2,}|ه(?!ذ|نا|د|ال|ل|ون|ات)[ابتنجحرشصعقكم]\p{L}{2,})/u,
  // Hindi: "bhejunga", "भेजूँगा", "bhejta hu"; not "jaunga", who comes or takes.
  /(?<!\p{L})(?!(?:ja|a|aja|l)(?:unga|ungi|onga|ongi))\p{Script=Latin}{1,}(?:unga|ungi|onga|ongi)(?!\p{L})|(?<!\p{L})\p{Script=Latin}{2,}(?:ta|ti) (?:hu|hon|hun)(?!\p{L})|[ूऊ][ंँ]ग[ाी]|[तट][ाी] ह[ूु][ंँ]?/u,
  // Indonesian: "sy fotokan", "tak kabarin".
  /(?<!\p{L})(?:saya|sy|aku|aq|gw|kami|tak|ta|ku) \p{Script=Latin}{3,}(?:kan|in)(?!\p{L})/u,
  // Turkish: "yollarım", "atacağım", "yollicam"; not "teşekkür ederim".
  /(?<!\p{L})(?!ederi[mz]|dilerim|isterim|istiyorum)\p{Script=Latin}{1,}(?:[aeiu]r(?:im|iz|um|uz)|[ae]cag?i[mz]|[ae]cegi[mz]|[aeiu]c[ae][mz])(?!\p{L})/u,
];

/** True when a line says that the writer will do something. Pure. */
export function saysTheyWill(line: string): boolean {
  return forms.some((form) => form.test(line));
}
