/** After these a sentence goes on whatever follows: titles, and words that announce another. */
const LEADING = list(`mr mrs ms mx dr prof rev hon gen col maj capt cmdr lt sgt cpl sen rep gov pres
  st mt ft vs viz cf eg ie e.g i.e fig figs no nos vol vols pp ed eds approx ca resp al
  hr fr frau nr abs bd z.b d.h u.a s.o bzw vgl ggf evtl sog geb
  mme mlle sr sra srta dª ud uds pág núm av sig dott ing arch
  г ул им стр рис см т.е проф`);

/** Where a sentence may end, or not; what comes next decides. */
const TRAILING =
  list(`jr sr inc ltd co corp bros llc plc etc esq ph.d m.d b.a m.a u.s u.k u.n e.u d.c a.m p.m
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun dept univ est`);

/** Words that open a sentence far more often than they go on a name. */
const OPENERS =
  list(`the a an this that these those it its he she they we i you his her their our my there
  here in on at as by for from with to after before when while if but and or so yet however although
  though since because what who how why not no one some many most all both each such then now
  der die das ein eine es er sie wir ich im in am auf mit für nach bei wenn aber und doch auch so dies diese
  le la les un une des il elle on ce cette ces en dans mais et pour el los las una en pero y su`);

const LAST_WORD = /([\p{L}.]+)\.$/u;
const INITIALS = /^(?:\p{Lu}\.)*\p{Lu}$/u;
const ORDINAL = /(?:^|\s)\d{1,2}\.$/;
const FIRST_WORD = /^["'“‘«(]*([\p{L}\p{N}]+)/u;

/**
 * True when the full stop at the end of `before` belongs to an abbreviation, an initial or an
 * ordinal, so that `after` goes on the same sentence. `Intl.Segmenter` splits there: browsers do not
 * honour the `ss-standard` suppressions.
 */
export function endsInAbbreviation(before: string, after: string, language: string): boolean {
  const next = FIRST_WORD.exec(after)?.[1]?.toLowerCase();
  if (next === undefined) return false;
  const isOpener = OPENERS.has(next);
  if (ORDINAL.test(before)) return language === 'de' && !isOpener;
  const word = LAST_WORD.exec(before)?.[1];
  if (word === undefined) return false;
  if (LEADING.has(word.toLowerCase())) return true;
  return !isOpener && (INITIALS.test(word) || TRAILING.has(word.toLowerCase()));
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
