/** English: the page itself as what a question is about. */
export const enPage = {
  'menu.summarize-page': 'Summarize this page',

  'page.use': 'Use this page',
  'page.reading': 'Reading the page…',
  'page.title': 'This page',
  'page.remove': 'Remove page',
  'page.set-aside': 'Your selection is used instead of the page.',
  'page.cut': 'This page is very long. Only its first part was read.',
  'page.fits': 'Only the first {share} % of this page fits this model.',
  'page.hidden': 'one:{count} hidden character removed. | other:{count} hidden characters removed.',
  'selection.fits': 'Only the first {share} % of this selection fits this model.',

  'access.no-text':
    'Gloss found no text on this page. It may consist of pictures, or still be loading.',
} as const;
