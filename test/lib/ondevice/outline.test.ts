import { describe, expect, it } from 'vitest';
import { splitSections } from '../../../lib/ondevice/markdown.ts';
import { outline } from '../../../lib/ondevice/outline.ts';
import { createPacer } from '../../../lib/ondevice/pacer.ts';

const toOutline = (text: string) =>
  outline(splitSections(text), createPacer(new AbortController().signal));

const section = (heading: string, words = `${heading} is told in a sentence of its own here.`) =>
  `${heading.startsWith('#') ? heading : `## ${heading}`}\n${words}\n`;

const headingsOf = async (text: string) =>
  (await toOutline(text))?.map(({ heading }) => heading) ?? null;

describe('outline', () => {
  it('gives each heading the sentence that stands best for it, in the order of the text', async () => {
    const text = `A lighthouse stands on the rock near the town. Yes.
${section('History', 'Short. The history of the tower began when the parliament granted money in 1867.')}
${section('Architecture', 'The architecture of the walls lets no wave move a single stone. Odd.')}
${section('Visiting', 'Boats for visiting the tower go from the harbour on summer weekends.')}`;
    expect(await toOutline(text)).toEqual([
      { heading: '', sentence: 'A lighthouse stands on the rock near the town.' },
      {
        heading: 'History',
        sentence: 'The history of the tower began when the parliament granted money in 1867.',
      },
      {
        heading: 'Architecture',
        sentence: 'The architecture of the walls lets no wave move a single stone.',
      },
      {
        heading: 'Visiting',
        sentence: 'Boats for visiting the tower go from the harbour on summer weekends.',
      },
    ]);
  });

  it('leaves out sections without a sentence, and those about the text', async () => {
    const text = ['One', 'Two', 'Three', 'References', '参考资料', 'See also']
      .map((heading) => section(heading))
      .concat(section('Links', '- Home\n- Shop\n- Log in'))
      .join('\n');
    expect(await headingsOf(text)).toEqual(['One', 'Two', 'Three']);
  });

  it('goes by the highest level that has enough headings', async () => {
    const text = `# The title\n\n${section('One')}${section('### Below')}${section('Two')}${section('Three')}`;
    expect(await headingsOf(text)).toEqual(['One', 'Two', 'Three']);
  });

  it('has at most eight headings, those with most to say', async () => {
    const long = 'This part is long and says a good deal about what it is about. '.repeat(2);
    const text = Array.from({ length: 20 }, (_, index) =>
      section(
        `Part ${index + 1}`,
        index % 3 === 0 ? `${long}Number ${index}.` : 'It is so short here.',
      ),
    ).join('\n');
    const headings = await headingsOf(text);
    expect(headings).toHaveLength(8);
    expect(headings).toEqual(expect.arrayContaining(['Part 1', 'Part 4', 'Part 19']));
  });

  it('is none with fewer than three headings', async () => {
    expect(await toOutline(section('One') + section('Two'))).toBeNull();
    expect(await toOutline('No heading at all.')).toBeNull();
  });
});
