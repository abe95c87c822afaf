/** Names of the characters from U+00A0 to U+00FF, in order. */
const LATIN =
  'nbsp,iexcl,cent,pound,curren,yen,brvbar,sect,uml,copy,ordf,laquo,not,shy,reg,macr,deg,' +
  'plusmn,sup2,sup3,acute,micro,para,middot,cedil,sup1,ordm,raquo,frac14,frac12,frac34,iquest,' +
  'Agrave,Aacute,Acirc,Atilde,Auml,Aring,AElig,Ccedil,Egrave,Eacute,Ecirc,Euml,Igrave,Iacute,' +
  'Icirc,Iuml,ETH,Ntilde,Ograve,Oacute,Ocirc,Otilde,Ouml,times,Oslash,Ugrave,Uacute,Ucirc,Uuml,' +
  'Yacute,THORN,szlig,agrave,aacute,acirc,atilde,auml,aring,aelig,ccedil,egrave,eacute,ecirc,' +
  'euml,igrave,iacute,icirc,iuml,eth,ntilde,ograve,oacute,ocirc,otilde,ouml,divide,oslash,' +
  'ugrave,uacute,ucirc,uuml,yacute,thorn,yuml';

/** Others that people write by name, each before its character. */
const OTHERS =
  'amp & lt < gt > quot " apos \' ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” hellip … bull • ' +
  'prime ′ Prime ″ euro € trade ™ dagger † larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ hArr ⇔ forall ∀ ' +
  'part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ prod ∏ sum ∑ minus − radic √ infin ∞ and ∧ or ∨ ' +
  'cap ∩ cup ∪ int ∫ sim ∼ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ check ✓ alpha α beta β gamma γ ' +
  'delta δ epsilon ε theta θ lambda λ mu μ pi π rho ρ sigma σ tau τ phi φ psi ψ omega ω Delta Δ ' +
  'Sigma Σ Omega Ω';

const NAMED = new Map([
  ...LATIN.split(',').map((name, index): [string, string] => [
    name,
    String.fromCharCode(0xa0 + index),
  ]),
  ...[...OTHERS.matchAll(/(\S+) (\S+)/g)].map(([, name = '', character = '']): [string, string] => [
    name,
    character,
  ]),
  ['ensp', '\u2002'] as const,
  ['emsp', '\u2003'] as const,
  ['thinsp', '\u2009'] as const,
]);

/** A character by its name or number. */
export const ENTITY = /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z\d]{1,31}));/;

/**
 * The character behind the groups of {@link ENTITY}; undefined for names Gloss does not know (it
 * knows those people write, for the 2,231 of HTML 5 would outweigh the parser).
 */
export function decodeEntity(hex?: string, decimal?: string, name?: string): string | undefined {
  if (name !== undefined) return NAMED.get(name);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

const ESCAPED = new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY.source}`, 'g');

/** Resolves backslash escapes and entities, as in addresses and in what names a language. */
export function unescapeText(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(
    ESCAPED,
    (whole: string, escaped?: string, hex?: string, decimal?: string, name?: string) =>
      escaped ?? decodeEntity(hex, decimal, name) ?? whole,
  );
}
