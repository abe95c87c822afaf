// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { options, render as renderDirectly, type VNode } from 'preact';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppContext } from '../../components/app-context.ts';
import { Markdown } from '../../components/markdown/markdown.tsx';
import { ALL_TEXTS } from '../helpers/all-texts.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { EXAMPLES, toWholeAddresses } from '../lib/markdown/examples.ts';
import { readSharedJson } from '../shared-fixtures.ts';
import { createFakeStores } from './fake-stores.ts';

const FAKED = [
  'setTimeout',
  'clearTimeout',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const;
beforeEach(() => void vi.useFakeTimers({ toFake: [...FAKED] }));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const translate: Translate = (key, values = {}) =>
  ALL_TEXTS.en[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const { stores, platform } = createFakeStores();
const CONTEXT = { ...stores, platform, isReady: true, t: translate };

const copyCode = vi.fn((_text: string) => Promise.resolve());

function toView(text: string, isStreaming: boolean) {
  return (
    <AppContext.Provider value={CONTEXT}>
      <Markdown text={text} isStreaming={isStreaming} onCopyCode={copyCode} />
    </AppContext.Provider>
  );
}

/** Reads and shows all there is. */
function finishSlices() {
  while (vi.getTimerCount() > 0) void act(() => void vi.runAllTimers());
}

function renderAnswer(text: string, isStreaming = false) {
  const { rerender } = render(toView(text, isStreaming));
  finishSlices();
  return {
    answer: () => document.querySelector('.markdown') ?? document.body,
    update(more: string, isStillStreaming = true) {
      rerender(toView(more, isStillStreaming));
      finishSlices();
    },
  };
}

const htmlOf = (text: string, isStreaming = false) => {
  const { answer } = renderAnswer(text, isStreaming);
  const { textContent } = answer();
  const names = [...answer().querySelectorAll('*')].map(({ localName }) => localName);
  cleanup();
  return { text: textContent, names };
};

/** Elements a model can bring about, and those of our own around them. */
const ELEMENTS = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td strong em del a br hr ' +
    'input sup section div span button svg path rect'
  ).split(' '),
);
const ATTRIBUTES: Record<string, ReadonlySet<string>> = {
  a: new Set(['href', 'target', 'rel', 'title', 'dir']),
  ol: new Set(['start', 'dir', 'class']),
  input: new Set(['type', 'disabled', 'checked', 'aria-label']),
  th: new Set(['scope', 'dir', 'data-align']),
  td: new Set(['dir', 'data-align']),
};
const PLAIN_ATTRIBUTES = new Set(['dir', 'class', 'tabindex', 'role', 'aria-label']);
const CLASSES =
  /^(goes-on|list-tight|list-tight more-items|more-items|more-blocks|task|notes|math|math math-block|math-lines|code-block|code-empty|code-head|table-block|table-scroller|table-long|code-lines|long-piece|hint|hint link-host|copy)$/;

function findForbidden(root: Element): string[] {
  return [...root.querySelectorAll('*')]
    .filter((element) => element.closest('button') === null)
    .flatMap((element) => {
      const allowed = ATTRIBUTES[element.localName] ?? PLAIN_ATTRIBUTES;
      const names = element.getAttributeNames().filter((name) => !allowed.has(name));
      const isStrange = element.hasAttribute('class') && !CLASSES.test(element.className);
      return [
        ...(ELEMENTS.has(element.localName) ? [] : [element.localName]),
        ...names.map((name) => `${element.localName} ${name}`),
        ...(isStrange ? [element.className] : []),
      ];
    });
}

describe('an answer in Markdown', () => {
  it('is made of allowed elements and attributes only', () => {
    const vectors = readSharedJson<{ payload: string }[]>('exfil-vectors.json') ?? [];
    const texts = [
      ...[...EXAMPLES.values()].map(toWholeAddresses),
      ...vectors.map((vector) => vector.payload),
    ];
    for (const text of texts) {
      const { answer } = renderAnswer(text);
      expect(findForbidden(answer())).toEqual([]);
      cleanup();
    }
  });

  it('shows HTML as the text it is', () => {
    const html = '<img src=x onerror=alert(1)><iframe srcdoc="x"></iframe><svg onload=x>';
    expect(htmlOf(html)).toEqual({ text: html, names: ['p'] });
  });

  it('shows every block it knows', () => {
    const text =
      '# a\n\nb *c* **d** ~~e~~ `f`<br>g\n\n- [x] h\n\n3. i\n\n> j\n\n| k |\n| :-: |\n| l |\n\n---\n\n```\nm\n```\n\nn[^1]\n\n[^1]: o';
    const names = new Set(htmlOf(text).names);
    const expected =
      'h1 p em strong del code br ul li input ol blockquote table thead th tbody td hr pre sup section';
    for (const name of expected.split(' ')) expect(names).toContain(name);
  });

  it('keeps the number its list begins with, and says which tasks are done', () => {
    renderAnswer('3. a\n\n- [x] b\n- [ ] c');
    expect(document.querySelector('ol')?.start).toBe(3);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Done' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'To do' }).disabled).toBe(true);
  });

  it('lets each block choose its direction of writing', () => {
    const { answer } = renderAnswer('# a\n\nb\n\n- c\n\n> d');
    for (const element of answer().querySelectorAll('h1, p, ul, li, blockquote')) {
      expect(element.getAttribute('dir')).toBe('auto');
    }
  });
});

describe('a long answer', () => {
  it('shows its start and its end at once, and soon all of it', async () => {
    vi.useRealTimers();
    const text = Array.from({ length: 2000 }, (_, at) => `kea ${at}`).join('\n\n');
    const root = document.createElement('div');
    // No test of ours stands between the slices.
    renderDirectly(toView(text, false), root);
    expect(root.textContent).toMatch(/^kea 0kea 1/);
    expect(root.querySelectorAll('p').length).toBeLessThan(1000);
    await waitFor(() => expect(root.querySelectorAll('p')).toHaveLength(2000), { timeout: 10_000 });
    expect(root.textContent).toMatch(/kea 1998kea 1999$/);
    renderDirectly(null, root);
  });

  it('goes on with the numbers of a list', () => {
    const { answer } = renderAnswer('3. a\n'.repeat(150));
    const lists = [...answer().querySelectorAll('ol')];
    expect(lists.map(({ start, children }) => [start, children.length])).toEqual([
      [3, 64],
      [67, 64],
      [131, 22],
    ]);
  });

  it('keeps every character of a long line, a long formula and a long heading', () => {
    const long = '😀x'.repeat(9000);
    for (const write of ['```\nLONG', '$$\nLONG', '# LONG']) {
      expect(htmlOf(write.replace('LONG', long)).text.trim().endsWith(long)).toBe(true);
    }
  });

  it('has a cell for every column of a table, and all of its rows', () => {
    const { answer } = renderAnswer(`| a | b |\n| - | - |\n${'| c |\n'.repeat(200)}`);
    expect(answer().querySelector('.table-long')).not.toBeNull();
    expect(answer().querySelectorAll('td')).toHaveLength(400);
  });
});

describe('a link', () => {
  it('opens in a tab of its own, says nothing of where it was clicked and names its address', () => {
    renderAnswer('[the kea](https://birds.example/kea)');
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'the kea' });
    expect(link.getAttribute('href')).toBe('https://birds.example/kea');
    expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
    expect(link.title).toBe('https://birds.example/kea');
  });

  it.each([
    ['[google.com](https://evil.example)', 'google.com (evil.example)'],
    ['[https://аррӏе.com](https://аррӏе.com)', 'https://аррӏе.com (xn--80ak6aa92e.com)'],
    ['[google\u202emoc.live](https://evil.example)', 'googlemoc.live (evil.example)'],
    ['[the kea](https://birds.example)', 'the kea'],
    ['[](https://birds.example)', 'https://birds.example/'],
    ['![](https://birds.example/kea.png)', 'https://birds.example/kea.png'],
  ])('shows the real host where its label could mislead: %j', (text, shown) => {
    expect(htmlOf(text).text).toBe(shown);
  });
});

describe('code', () => {
  it('is named by its language, scrolls by keyboard and can be copied whole', async () => {
    renderAnswer(`\`\`\`js\n${'kea();\n'.repeat(100)}\`\`\``);
    const code = screen.getByRole('group', { name: 'Code: js' });
    expect(code.tabIndex).toBe(0);
    vi.useRealTimers();
    fireEvent.click(screen.getByRole('button', { name: 'Copy code' }));
    expect(copyCode).toHaveBeenCalledWith(Array.from({ length: 100 }, () => 'kea();').join('\n'));
    expect(await screen.findByText('Copied')).toBeTruthy();
  });

  it('is there before its fence closes, without a mark of it', () => {
    expect(htmlOf('```js\nkea();\n``', true)).toMatchObject({ text: 'jskea();\n' });
  });
});

describe('wide things', () => {
  it.each([
    ['| a |\n| - |\n| b |', 'Table'],
    ['$$\nx\n$$', 'Formula'],
    ['```\nx\n```', 'Code'],
  ])('take the focus, so that keys can scroll them: %j', (text, name) => {
    renderAnswer(text);
    expect(screen.getByRole('group', { name }).tabIndex).toBe(0);
  });
});

/** Counts how often elements of a kind are rendered from here on. */
function countRenders(kind: string) {
  const counter = { count: 0 };
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (vnode.type === kind) counter.count++;
    before?.(vnode);
  };
  onTestFinished(() => {
    if (before) options.vnode = before;
    else delete options.vnode;
  });
  return counter;
}

describe('an answer that grows', () => {
  it.each([
    ['p', 'a paragraph\n\n', 'the last'],
    ['li', '- an item\n', '- the last'],
    ['tr', '| a row |\n', '| the last'],
  ])('renders what is finished once: %s', (kind, part, last) => {
    const head = kind === 'tr' ? '| a |\n| - |\n' : '';
    const text = head + part.repeat(200);
    const { answer, update } = renderAnswer(text + last, true);
    const [first] = answer().querySelectorAll(kind);
    const renders = countRenders(kind);
    for (let length = 1; length <= 20; length++) update(`${text}${last}${' word'.repeat(length)}`);
    expect(answer().textContent).toContain('the last word word');
    expect(answer().querySelector(kind)).toBe(first);
    expect(renders.count).toBeLessThan(70);
  });

  it('begins again where the text is another', () => {
    const { answer, update } = renderAnswer('**kea', true);
    update('kaka', true);
    expect(answer().textContent).toBe('kaka');
  });

  it('goes on after it had ended', () => {
    const { answer, update } = renderAnswer('kea **and', false);
    expect(answer().textContent).toBe('kea **and');
    update('kea **and kaka**', true);
    expect(answer().querySelector('strong')?.textContent).toBe('and kaka');
    update('kea **and kaka**', false);
    expect(answer().textContent).toBe('kea and kaka');
  });
});
