import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchGlossFirefox, type GlossFirefox } from './helpers/firefox.ts';
import { servePages, type PageServer } from './helpers/page-server.ts';
import { waitFor } from './helpers/wait.ts';
import { SAVED_PAGES } from './pages/expected.ts';

describe('the page as context, in Firefox', () => {
  let server: PageServer;
  let firefox: GlossFirefox;

  beforeAll(async () => {
    server = await servePages();
    firefox = await launchGlossFirefox();
  });
  afterAll(async () => {
    await firefox.close();
    server.close();
  });

  /** Shows a page, uses it, and gives what the preview shows. */
  async function usePage(file: string): Promise<string> {
    await firefox.navigate(`${server.url}/${file}`);
    await firefox.openPanel();
    for (const name of ['Use this page', 'Preview']) {
      await waitFor(() => firefox.inPanel(clickButton, name), { what: `the button ${name}` });
    }
    const text = await waitFor(() => firefox.inPanel(readPreview), { what: 'the preview' });
    for (const name of ['Preview', 'Remove page']) await firefox.inPanel(clickButton, name);
    return text;
  }

  it.each(SAVED_PAGES)('$file: the main points, without the site around them', async (page) => {
    const text = await usePage(page.file);
    expect(page.points.filter((words) => !text.includes(words))).toEqual([]);
    expect(page.rubbish.filter((words) => text.includes(words))).toEqual([]);
  });

  it('only what can be seen, whatever the page pretends', async () => {
    const text = await usePage('hidden-words.html');
    expect(text.match(/unseen-\d+/g)).toBeNull();
    expect(text).toContain('Seen: white on a photograph');
    expect(text).toContain('zerowidth, tags, bidi and no break');
    expect(await usePage('hostile.html')).toContain('The harbour is closed tonight');
  });
});

/* What runs in the sidebar. */

function clickButton({ document }: Window, name: string): boolean {
  const button = [...document.querySelectorAll('button')].find(
    (candidate) => (candidate.ariaLabel ?? candidate.textContent) === name,
  );
  button?.click();
  return button !== undefined;
}

function readPreview({ document }: Window): string {
  return document.querySelector('.preview pre')?.textContent ?? '';
}
