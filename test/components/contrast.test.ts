import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const theme = read('components/ui/theme.css');
const markdown = read('components/markdown/markdown.css');

const PAIRS = new Map(
  [...(theme + markdown).matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** The property a hue takes its colour from; ink where it has none of its own. */
const HUES = new Map(
  [...markdown.matchAll(/((?:\.hue-[a-z]+,?\s*)+)\{([^}]*)\}/g)].flatMap(
    ([, names = '', body = '']) =>
      [...names.matchAll(/hue-[a-z]+/g)].map(
        ([name]) => [name, /color: var\(--([\w-]+)\)/.exec(body)?.[1] ?? 'ink'] as const,
      ),
  ),
);

/** How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance). */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function contrastOf(name: string, ground: string, look: 'light' | 'dark'): number {
  const [ink, paper] = [PAIRS.get(name)?.[look], PAIRS.get(ground)?.[look]];
  if (ink === undefined || paper === undefined) throw new Error(`no --${name} or --${ground}`);
  return contrast(ink, paper);
}

describe.each(['light', 'dark'] as const)('%s', (look) => {
  it.each([...HUES])('%s of code is read with ease', (_, property) => {
    expect(contrastOf(property, 'sunken', look)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['ink', 'paper'],
    ['ink', 'sunken'],
    ['ink-soft', 'paper'],
    ['accent', 'paper'],
    ['accent-strong', 'paper'],
    ['accent', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['on-danger', 'danger'],
  ])('%s on %s is read with ease', (ink, ground) => {
    expect(contrastOf(ink, ground, look)).toBeGreaterThanOrEqual(4.5);
  });
});

it('every hue there is has a colour', () => {
  const hues = 'keyword text number comment name type added removed heading';
  expect([...HUES.keys()].toSorted()).toEqual(
    hues
      .split(' ')
      .map((hue) => `hue-${hue}`)
      .toSorted(),
  );
});

it('where the reader has chosen the colours, code has no others', () => {
  const [, forced = ''] = /@media \(forced-colors: active\) \{([^]*?)\n\}/.exec(markdown) ?? [];
  expect(forced).toMatch(/\[class\^='hue-'\] \{\s*color: inherit;/);
  expect(forced).not.toMatch(/#[\da-f]{3}|var\(/);
});
