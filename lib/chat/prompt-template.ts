/** What can stand between `{{` and `}}` in a prompt of the user's own. */
export const VARIABLES = [
  'selection',
  'page',
  'title',
  'url',
  'language',
  'date',
  'input',
] as const;

/** One of {@link VARIABLES}. */
export type Variable = (typeof VARIABLES)[number];

/** One place of a template; `label` is empty but for an `input`. */
export interface Place {
  variable: Variable;
  label: string;
}

const PLACE = /\{\{([^{}\n]{1,200})\}\}/g;

/** `{{selection}}`, or `{{input:Label}}` with a label; null for anything else. */
function readPlace(words: string): Place | null {
  const border = words.indexOf(':');
  const [name, label] =
    border < 0 ? [words, ''] : [words.slice(0, border), words.slice(border + 1).trim()];
  const variable = VARIABLES.find((each) => each === name.trim().toLowerCase());
  if (variable === undefined || (variable === 'input') !== (label !== '')) return null;
  return { variable, label };
}

/**
 * The template with its places filled, in one go: what fills a place is never read as a template.
 * What Gloss does not know stays as it is.
 */
export function replacePlaces(template: string, fill: (place: Place) => string): string {
  return template.replace(PLACE, (whole, words: string) => {
    const place = readPlace(words);
    return place === null ? whole : fill(place);
  });
}

function findPlaces(template: string): Place[] {
  const places: Place[] = [];
  replacePlaces(template, (place) => {
    places.push(place);
    return '';
  });
  return places;
}

/** Which variables a template has, each once. */
export function findVariables(template: string): ReadonlySet<Variable> {
  return new Set(findPlaces(template).map(({ variable }) => variable));
}

/** The labels of all it asks the user for, each once, in order. */
export function findInputs(template: string): string[] {
  return [...new Set(findPlaces(template).map(({ label }) => label))].filter(Boolean);
}

/** What stands in double braces and is no variable, as it is written, each once. */
export function findUnknown(template: string): string[] {
  const written = [...template.matchAll(PLACE)];
  const unknown = written.filter(([, words = '']) => readPlace(words) === null);
  return [...new Set(unknown.map(([whole]) => whole))];
}
