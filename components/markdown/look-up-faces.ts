import { LANGUAGES } from '../../lib/i18n/languages.ts';

/** Set in all the faces and sizes of answers. */
const TAGS = ['p', 'strong', 'em', 'h1', 'h2', 'code'];

/** In letters for which systems have fonts of their own. */
const NAMES = Object.values(LANGUAGES).map(({ name }) => name);

/**
 * Has the browser look up the faces in which answers are set, while nobody waits. It asks another
 * process for each, in the middle of the first layout that needs it; together that takes longer than
 * a frame.
 */
export function lookUpFaces(): void {
  const answer = document.createElement('div');
  const stage = document.createElement('div');
  answer.className = 'markdown';
  answer.append(stage);
  // Nobody sees it; it is laid out all the same.
  stage.style.contentVisibility = 'visible';
  for (const tag of TAGS) stage.appendChild(document.createElement(tag)).append(...NAMES);
  document.body.append(answer);
  stage.getBoundingClientRect();
  answer.remove();
}
