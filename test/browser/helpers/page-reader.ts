import type { Page } from 'puppeteer-core';
import type { PageReading } from '../../../lib/page/page-reading.ts';

/** What the packaged reader makes of the page in front, and how long it took in milliseconds. */
export async function readFromPanel(panel: Page): Promise<PageReading & { tookMs: number }> {
  return panel.evaluate(async () => {
    const { id } = await chrome.windows.getCurrent();
    const [tab] = await chrome.tabs.query({ active: true, windowId: id ?? -1 });
    const start = performance.now();
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      files: ['/page-reader.js'],
    });
    return { ...(frame?.result as PageReading), tookMs: performance.now() - start };
  });
}
