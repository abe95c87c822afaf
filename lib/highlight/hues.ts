import type { Hue } from './line.ts';

const SCOPES: Record<Hue, string> = {
  keyword: 'keyword built_in literal selector-tag meta-keyword operator template-tag',
  text: 'string regexp char symbol bullet link addition-string code quote',
  number: 'number variable template-variable selector-pseudo subst-number',
  comment: 'comment doctag meta',
  name: 'title attribute attr function tag name selector-class selector-id property section-name',
  type: 'type class params-type namespace',
  added: 'addition',
  removed: 'deletion',
  heading: 'section strong',
};

const HUES = new Map(
  Object.entries(SCOPES).flatMap(([hue, scopes]) =>
    scopes.split(' ').map((scope): [string, Hue] => [scope, hue as Hue]),
  ),
);

/**
 * The hue of a scope such as `title.function`; undefined where it has none of its own.
 *
 * @see https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html
 */
export function findHue(scope: string): Hue | undefined {
  return HUES.get(scope) ?? HUES.get(scope.split('.')[0] ?? '');
}
