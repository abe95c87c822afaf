// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { lookUpFaces } from '../../components/markdown/look-up-faces.ts';

it('lays the faces of answers out, and leaves nothing in the page', async () => {
  const seen: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof Element)
        seen.push(...[...node.querySelectorAll('*')].map((at) => at.localName));
    }
  });
  observer.observe(document.body, { childList: true });
  lookUpFaces();
  await Promise.resolve();
  expect(seen).toEqual(expect.arrayContaining(['p', 'strong', 'em', 'h1', 'h2', 'code']));
  expect(document.body.childElementCount).toBe(0);
});
