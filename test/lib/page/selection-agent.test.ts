// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SELECTION_PORT, type FrameSnapshot } from '../../../lib/page/frame-snapshot.ts';
import { installSelectionAgent, type AgentOptions } from '../../../lib/page/selection-agent.ts';
import { createPortPair, settlePorts } from '../../helpers/fake-port.ts';
import type { PortLike } from '../../../lib/protocol/typed-port.ts';

const SETTLE_MS = 100;
const OPTIONS: AgentOptions = { portName: SELECTION_PORT, maxChars: 50, settleMs: SETTLE_MS };

/** The browser takes the source text of the function alone; so does every test here. */
// oxlint-disable-next-line typescript/no-implied-eval -- that is what is tested
const install: typeof installSelectionAgent = new Function(
  `return ${installSelectionAgent.toString()}`,
)();

/** The extension's runtime as a page's isolated world sees it. */
function createRuntime() {
  const listeners: Array<(port: PortLike) => void> = [];
  const runtime: { id?: string; onConnect: object } = {
    id: 'ours',
    onConnect: { addListener: (listener: (port: PortLike) => void) => listeners.push(listener) },
  };
  return {
    runtime,
    listeners,
    /** Opens a port as a panel does, and notes the texts it is told. */
    connect(name = SELECTION_PORT) {
      const { near, far } = createPortPair(name);
      const messages: Array<FrameSnapshot & { type: string }> = [];
      near.onMessage.addListener((message) => messages.push(message as (typeof messages)[number]));
      listeners.forEach((listener) => listener(far));
      return { port: near, messages, readTexts: () => messages.map(({ text }) => text) };
    },
  };
}

let extension: ReturnType<typeof createRuntime>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  extension = createRuntime();
  vi.stubGlobal('chrome', { runtime: extension.runtime });
  document.title = 'A page';
  document.body.innerHTML = '<p>First sentence. <b>Second one.</b></p><p>Third.</p>';
});

afterEach(() => {
  getSelection()?.removeAllRanges();
  document.body.innerHTML = '';
  Reflect.deleteProperty(globalThis, 'glossAgent');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function select(selector: string): void {
  const element = document.querySelector(selector);
  if (!element) throw new TypeError(`no ${selector}`);
  getSelection()?.selectAllChildren(element);
  document.dispatchEvent(new Event('selectionchange'));
}

/** Puts a field into the page, with all of its text selected and the cursor in it. */
function selectField(html: string, parent: ParentNode & Node = document.body): void {
  const box = document.createElement('div');
  box.innerHTML = html;
  parent.append(box);
  const field = box.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (!field) throw new TypeError('no field');
  field.focus();
  field.select();
}

async function settle(): Promise<void> {
  vi.advanceTimersByTime(SETTLE_MS);
  await settlePorts();
}

describe('looking at a page', () => {
  it('shows where it is, and nothing where nothing is selected', () => {
    expect(install(OPTIONS)).toEqual({
      frame: expect.stringMatching(/./),
      text: '',
      length: 0,
      title: 'A page',
      url: location.href,
      contentType: 'text/html',
    });
  });

  it('shows the selected text without the space around it', () => {
    document.body.innerHTML = '<p>  \n Some text. \n </p>';
    select('p');
    expect(install(OPTIONS)).toMatchObject({ text: 'Some text.', length: 10 });
  });

  it('shows no more than the cap, and how much there is', () => {
    document.body.innerHTML = `<p>${'x'.repeat(80)}</p>`;
    select('p');
    expect(install(OPTIONS)).toMatchObject({ text: 'x'.repeat(50), length: 80 });
  });

  it('gives every frame another name', () => {
    const first = install(OPTIONS);
    Reflect.deleteProperty(globalThis, 'glossAgent');
    expect(install(OPTIONS).frame).not.toBe(first.frame);
  });

  it('works in a page without https, where there is no crypto.randomUUID', () => {
    vi.stubGlobal('crypto', {});
    expect(install(OPTIONS).frame).not.toBe('');
  });
});

describe('text in a field', () => {
  it.each([
    ['a text area', '<textarea>words</textarea>'],
    ['a line of text', '<input value="words">'],
    ['a search', '<input type="search" value="words">'],
    ['a name', '<input autocomplete="name" value="words">'],
  ])('counts as selected in %s', (_what, html) => {
    selectField(html);
    expect(install(OPTIONS).text).toBe('words');
  });

  it('counts only as far as it is selected', () => {
    selectField('<textarea>one two three</textarea>');
    document.querySelector('textarea')?.setSelectionRange(4, 7);
    expect(install(OPTIONS).text).toBe('two');
  });

  it('counts in an open shadow root, too', () => {
    const host = document.createElement('section');
    document.body.append(host);
    selectField('<textarea>words</textarea>', host.attachShadow({ mode: 'open' }));
    expect(install(OPTIONS).text).toBe('words');
  });

  it.each([
    ['a password', '<input type="password" value="hunter2">'],
    ['a password that is shown', '<input autocomplete="current-password" value="hunter2">'],
    ['a new password that is shown', '<input autocomplete="new-password" value="hunter2">'],
    ['a code', '<input autocomplete="one-time-code" value="123456">'],
    ['the number of a card', '<input autocomplete="cc-number" value="4111">'],
    ['the number of a card to bill', '<input autocomplete="billing cc-number" value="4111">'],
    ['a card in a text area', '<textarea autocomplete="cc-csc">123</textarea>'],
  ])('never counts as selected in %s', (_what, html) => {
    selectField(html);
    expect(install(OPTIONS)).toMatchObject({ text: '', length: 0 });
  });

  it('of a kind that has no selection is no text', () => {
    selectField('<input type="number" value="42">');
    expect(install(OPTIONS).text).toBe('');
  });
});

describe('a panel that connects', () => {
  it('is told at once what is selected', async () => {
    install(OPTIONS);
    select('b');
    const { messages } = extension.connect();
    await settlePorts();
    expect(messages).toEqual([
      { type: 'selection-change', ...install(OPTIONS), text: 'Second one.', length: 11 },
    ]);
  });

  it('is told each change once it has settled', async () => {
    install(OPTIONS);
    const { readTexts } = extension.connect();
    select('b');
    await settlePorts();
    expect(readTexts()).toEqual(['']);
    await settle();
    expect(readTexts()).toEqual(['', 'Second one.']);
    select('p:last-child');
    await settle();
    expect(readTexts()).toEqual(['', 'Second one.', 'Third.']);
  });

  it('is told the last of many changes, not each of them', async () => {
    install(OPTIONS);
    const { readTexts } = extension.connect();
    for (const selector of ['p', 'b', 'p:last-child', 'b']) select(selector);
    await settle();
    expect(readTexts()).toEqual(['', 'Second one.']);
  });

  it('hears during a long drag, not only at its end', async () => {
    install(OPTIONS);
    const { readTexts } = extension.connect();
    select('b');
    vi.advanceTimersByTime(SETTLE_MS - 1);
    select('p:last-child');
    vi.advanceTimersByTime(1);
    await settlePorts();
    expect(readTexts()).toEqual(['', 'Third.']);
  });

  it('is told when nothing is selected any more', async () => {
    install(OPTIONS);
    select('b');
    const { readTexts } = extension.connect();
    getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    await settle();
    expect(readTexts()).toEqual(['Second one.', '']);
  });

  it('is not told what it knows', async () => {
    install(OPTIONS);
    select('b');
    const { readTexts } = extension.connect();
    select('p:last-child');
    select('b');
    await settle();
    expect(readTexts()).toEqual(['Second one.']);
  });

  it('of another name is not answered', async () => {
    install(OPTIONS);
    const { messages } = extension.connect('chat');
    select('b');
    await settle();
    expect(messages).toEqual([]);
  });
});

describe('two panels', () => {
  it('are both told', async () => {
    install(OPTIONS);
    const panels = [extension.connect(), extension.connect()];
    select('b');
    await settle();
    for (const { readTexts } of panels) expect(readTexts()).toEqual(['', 'Second one.']);
  });

  it('are both told of a change that one of them met when it connected', async () => {
    install(OPTIONS);
    const first = extension.connect();
    select('b');
    const second = extension.connect();
    await settle();
    expect(first.readTexts()).toEqual(['', 'Second one.']);
    expect(second.readTexts()).toEqual(['Second one.']);
  });

  it('do not depend on each other: one may go', async () => {
    install(OPTIONS);
    const [first, second] = [extension.connect(), extension.connect()];
    first.port.disconnect();
    await settlePorts();
    select('b');
    await settle();
    expect(first.readTexts()).toEqual([]);
    expect(second.readTexts()).toEqual(['', 'Second one.']);
  });
});

describe('when the last panel has gone', () => {
  it('the page is not watched any more', async () => {
    install(OPTIONS);
    const { port } = extension.connect();
    select('b');
    port.disconnect();
    await settlePorts();
    expect(vi.getTimerCount()).toBe(0);
    select('p');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('the next one is told again', async () => {
    install(OPTIONS);
    extension.connect().port.disconnect();
    await settlePorts();
    const { readTexts } = extension.connect();
    select('b');
    await settle();
    expect(readTexts()).toEqual(['', 'Second one.']);
  });
});

describe('installing once more', () => {
  it('changes nothing, and shows what is selected now', () => {
    const { frame } = install(OPTIONS);
    select('b');
    expect(install(OPTIONS)).toMatchObject({ frame, text: 'Second one.' });
    expect(extension.listeners).toHaveLength(1);
  });

  it('replaces an agent that an update of the extension has cut off', () => {
    const { frame } = install(OPTIONS);
    delete extension.runtime.id;
    const updated = createRuntime();
    vi.stubGlobal('chrome', { runtime: updated.runtime });
    expect(install(OPTIONS).frame).not.toBe(frame);
    expect(updated.listeners).toHaveLength(1);
  });
});

describe('the runtime', () => {
  it('is found where it is called browser', () => {
    vi.stubGlobal('chrome', undefined);
    vi.stubGlobal('browser', { runtime: extension.runtime });
    install(OPTIONS);
    expect(extension.listeners).toHaveLength(1);
  });

  it('is found in a page with an element of that name', () => {
    vi.stubGlobal('browser', document.createElement('form'));
    install(OPTIONS);
    expect(extension.listeners).toHaveLength(1);
  });
});
