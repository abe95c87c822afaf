import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { readChip, runAction, selectIn, waitForChip, waitForEnd } from './helpers/panel.ts';
import { createSinkhole, type Sinkhole } from './helpers/sinkhole.ts';

describe('a fresh install, with no key and no account', () => {
  let backend: Backend;
  let sinkhole: Sinkhole;
  let gloss: GlossBrowser;

  beforeAll(async () => {
    backend = await createBackend();
    sinkhole = await createSinkhole([new URL(backend.url).host]);
    gloss = await launchGloss({ proxy: sinkhole.address });
    await gloss.page.goto(`${backend.url}/article`);
  });
  afterAll(async () => {
    await gloss.close();
    await sinkhole.close();
    await backend.close();
  });

  it('summarizes the selected text in the docked panel, and nothing leaves the browser', async () => {
    const passage = await selectIn(gloss.page, 'article');
    const before = sinkhole.requests.length;

    const panel = await gloss.openPanel();
    await waitForChip(panel, passage.slice(0, 30));
    await runAction(panel, 'Summarize');
    const answer = await waitForEnd(panel, { status: 'complete' });

    const sentences = answer.text.split(/\n+/).filter((line) => line !== '');
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(6);
    for (const sentence of sentences) expect(passage).toContain(sentence);
    expect(answer.whole).toContain('picked on your device (no AI model)');
    expect(sinkhole.requests.slice(before)).toEqual([]);
    expect(sinkhole.strangers()).toEqual([]);
  });

  it('lists key points in the order of the text', async () => {
    const [panel] = await gloss.panels();
    if (!panel) throw new Error('no panel');
    const passage = await selectIn(gloss.page, 'article');
    await runAction(panel, 'Key points');
    await waitForEnd(panel, { status: 'complete' });
    const points = await panel.$$eval('article:last-of-type [data-part="text"] li', (items) =>
      items.map((item) => item.textContent),
    );
    const places = points.map((point) => passage.indexOf(point));
    expect(places.length).toBeGreaterThan(2);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  it('says what it cannot do and offers to connect a model', async () => {
    const [panel] = await gloss.panels();
    if (!panel) throw new Error('no panel');
    await runAction(panel, 'Translate');
    const answer = await waitForEnd(panel, { status: 'failed' });
    expect(answer.whole).toContain('Connect a model');
  });

  it('shows the chip within 300 ms of a selection', async () => {
    const [panel] = await gloss.panels();
    if (!panel) throw new Error('no panel');
    const delays: number[] = [];
    for (const id of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      const words = await gloss.page.$eval(`#${id}`, (p) => p.textContent.trim().slice(0, 30));
      const shown = panel.evaluate(waitForWords, words);
      const selectedAt = await gloss.page.evaluate(selectNow, id);
      delays.push((await shown) - selectedAt);
    }
    const [, , median] = delays.toSorted((left, right) => left - right);
    expect(median).toBeLessThan(300);
    expect(await readChip(panel)).not.toBeNull();
  });
});

/** Runs in the panel: resolves to the time at which the chip shows `words`. */
function waitForWords(words: string): Promise<number> {
  return new Promise((resolve) => {
    const check = () => {
      const chip = document.querySelector('[aria-label="Selected text"]');
      if (!chip?.textContent.includes(words)) return;
      observer.disconnect();
      resolve(performance.timeOrigin + performance.now());
    };
    const observer = new MutationObserver(check);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    check();
  });
}

/** Runs in the page: selects an element and returns the time. */
function selectNow(id: string): number {
  const element = document.getElementById(id);
  if (element) getSelection()?.selectAllChildren(element);
  return performance.timeOrigin + performance.now();
}
