import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json, say, startAnsweringServer } from '../servers/answering-server.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { installSettings, toSettings } from './helpers/install-settings.ts';
import { ask, waitForEnd } from './helpers/panel.ts';
import { clickByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

/** Fences, formulas, tables and marks; a cut at any place parts one of them. */
const ANSWER = `# Kea \\(x^2\\)

A **bold** word, $\\frac{a}{b}$ and \`code\`, 重点：**它很聪明。**后面还有文字。

\`\`\`ts
/* of
   two lines */
const kea: string = \`a \${'parrot'}\`; // green
\`\`\`

$$
\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}
$$

~~~html
<script>
const kea = 1;
</script>
<img src="http://a.sink.test/x">
~~~

| \\(a\\) | b |
| - | -: |
| \`c\` | $\\sqrt{d}$ |

- [x] e
  \`\`\`python
  def kea(): return "Nestor"
  \`\`\`
- \\[ y_1 \\]

\`\`\`sql
select name from birds where id = 7; -- one
\`\`\`
`;

let pieces: string[] = [];
let server: Awaited<ReturnType<typeof startAnsweringServer>>;
let gloss: GlossBrowser;
let panel: Page;

beforeAll(async () => {
  server = await startAnsweringServer({
    'POST /v1/chat/completions': () => say(...pieces),
    'GET /v1/models': json(200, { data: [{ id: 'demo' }] }),
  });
  gloss = await launchGloss();
  await gloss.grantHost('http://127.0.0.1/*');
  await installSettings(gloss, toSettings(`${server.url}/v1`, ['demo']));
  await gloss.page.bringToFront();
  panel = await gloss.openPanel();
  await panel.evaluate(watchPolicy);
});
afterAll(async () => {
  await gloss.close();
  await server.close();
});

/** Runs in the panel: what its policy had to refuse. */
function watchPolicy(): void {
  const violations: string[] = [];
  Object.assign(globalThis, { violations });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    violations.push(`${effectiveDirective} ${blockedURI}`);
  });
}

const readViolations = () =>
  panel.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

/** What the newest answer looks like, once its formulas and all of its code have their looks. */
async function show(chunks: readonly string[]): Promise<string> {
  pieces = [...chunks];
  await clickByRole(panel, 'button', 'New chat');
  await ask(panel, 'Kea?');
  await waitForEnd(panel);
  return waitFor(
    () =>
      panel.evaluate(() => {
        // Code has its colours once it has been near the eye.
        const plain = [...document.querySelectorAll('pre')].find(
          (pre) => pre.querySelector('[class^="hue-"]') === null,
        );
        plain?.scrollIntoView();
        const isDone = !plain && document.querySelectorAll('.markdown math').length === 6;
        return isDone ? document.querySelector('.markdown')?.outerHTML : undefined;
      }),
    { what: 'colours and formulas' },
  );
}

const cutEach = (chars: number) => ANSWER.match(new RegExp(`[^]{1,${chars}}`, 'gu')) ?? [];

it('an answer whose fences and formulas come in pieces ends as one that came at once', async () => {
  const whole = await show([ANSWER]);
  expect(whole).toContain('hue-keyword');
  for (const chars of [1, 2, 3, 7, 31]) expect(await show(cutEach(chars))).toBe(whole);
});

it('row 81: nothing that the panel does is refused by its policy', async () => {
  for (const name of ['History', 'Back to chat', 'Settings'])
    await clickByRole(panel, 'button', name);
  expect(await readViolations()).toEqual([]);
});

it('row 81, control: markup out of a string is refused', async () => {
  const error = await panel.evaluate(() => {
    try {
      document.body.innerHTML = '<p>';
      return '';
    } catch (cause) {
      return String(cause);
    }
  });
  expect(error).toContain('TrustedHTML');
  await waitFor(async () => (await readViolations()).length > 0, { what: 'a violation' });
});
