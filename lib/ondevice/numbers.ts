const QUESTIONS = [
  /\b(?:when|how (?:many|much|long|old|far|often|big|large|tall|high))\b/iu,
  /\b(?:what|which) (?:year|date|century)\b/iu,
  /\b(?:wann|wie ?viele?|quand|combien|cuándo|cuánt[oa]s?|quando|quant[oiae]s?)\b|когда|сколько/iu,
  /多少|多久|多长|多長|多大|多高|何时|何時|几|幾|哪一?年|什么时候|什麼時候/iu,
  /いつ|いくつ|いくら|何[年人個歳]|언제|얼마|몇/iu,
];

const NUMBER = /[\p{N}一二三四五六七八九十百千万萬億亿]/u;

/** True when `question` wants a number or a date, as far as its words tell. */
export function asksNumber(question: string): boolean {
  return QUESTIONS.some((form) => form.test(question));
}

/** True when a number stands in `text`, in digits or in Han. */
export function holdsNumber(text: string): boolean {
  return NUMBER.test(text);
}
