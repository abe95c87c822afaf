/** What the accessibility tests run in the panel, once axe is there. */
import type { AxeResults } from 'axe-core';

declare global {
  /** The parts of axe that are used here. */
  const axe: {
    setup(): void;
    teardown(): void;
    run(options: object): Promise<AxeResults>;
    commons: { text: { accessibleText(element: Element): string } };
  };
}

export function setDirection(direction: string): void {
  document.documentElement.dir = direction;
}

/** Whether the page sees all these media features. */
export function matchesMedia(features: Record<string, string>): boolean {
  return Object.entries(features).every(
    ([name, value]) => matchMedia(`(${name}: ${value})`).matches,
  );
}

/** Drops a file that is taken, and one that is not. */
export function dropFiles(): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['Some words.'], 'notes.txt', { type: 'text/plain' }));
  dataTransfer.items.add(new File([new Uint8Array(9)], 'broken.png', { type: 'image/png' }));
  document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
}

/** Each violation with its place, of the rules that are told, or of all. */
export async function findViolations(rules: string[]): Promise<string[]> {
  const { violations } = await axe.run({
    ...(rules.length > 0 && { runOnly: rules }),
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
    preload: false,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** What sticks out of the window at its sides, but for what scrolls in a box of its own. */
export function findStrays(): string[] {
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const isStray = width > 0 && (left < -0.5 || right > innerWidth + 0.5);
      return isStray && !element.closest('pre, table, .math-block, .quick-actions');
    })
    .map((element) => `${element.tagName} ${element.getAttribute('class')} sticks out`);
}

/** Has the next Tab begin at the top. */
export function dropFocus(): void {
  for (const walked of document.querySelectorAll('[data-walked]')) {
    walked.removeAttribute('data-walked');
  }
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}

/** The name of what has the focus, as a screen reader says it. */
export function readFocus(): string {
  const { activeElement } = document;
  if (activeElement === null) return '';
  axe.setup();
  const name = axe.commons.text.accessibleText(activeElement);
  axe.teardown();
  return name;
}

/** Whether what has the focus shows it, by an outline of it or of a box around it. */
export function isFocusVisible(): boolean {
  for (let box = document.activeElement; box && box !== document.body; box = box.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true;
  }
  return false;
}

/** Marks what has the focus; false where it is marked already, or nothing has it. */
export function markFocus(): boolean {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return false;
  const isNew = activeElement.dataset['walked'] === undefined;
  activeElement.dataset['walked'] = '';
  return isNew;
}

/** The names of all that can have the focus, from top to bottom. */
export function listControls(): string[] {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const controls = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (control) =>
      control.tabIndex >= 0 && !control.matches(':disabled') && control.checkVisibility(),
  );
  axe.setup();
  const names = controls.map((control) => axe.commons.text.accessibleText(control));
  axe.teardown();
  return names;
}

/** All that is shown or read out, but for the words of questions and answers. */
export function listWords(): string[] {
  const words: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const isShown = parent?.matches('option') || parent?.checkVisibility();
    if (isShown && !parent?.closest('[data-part], .history-title')) {
      words.push(walker.currentNode.textContent ?? '');
    }
  }
  for (const element of document.body.querySelectorAll(':not(.history-title)')) {
    for (const name of ['aria-label', 'placeholder', 'title']) {
      words.push(element.getAttribute(name) ?? '');
    }
  }
  return words.filter((each) => /\p{L}/u.test(each));
}
