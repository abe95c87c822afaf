import { tests } from 'commonmark-spec';

const unescapeTabs = (text: string) => text.replaceAll('→', '\t');

/** The examples of CommonMark 0.31.2, by their number there. */
export const EXAMPLES: ReadonlyMap<number, string> = new Map(
  tests.map(({ number, markdown }) => [number, unescapeTabs(markdown)]),
);

/** With whole addresses in place of relative ones, which are no links for Gloss. */
export const toWholeAddresses = (text: string) =>
  text
    .replaceAll('/url', 'https://birds.example/url')
    .replaceAll('/uri', 'https://birds.example/uri');
