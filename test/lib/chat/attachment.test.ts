import { expect, it } from 'vitest';
import { findPictures, findTextFiles } from '../../../lib/chat/attachment.ts';
import { createPicture, createTextFile } from './sample-attachments.ts';

it('attachments are told apart, in order, and may be missing', () => {
  const picture = createPicture('cup.png');
  const [notes, table] = [createTextFile('notes.txt', 'Ice'), createTextFile('table.csv', 'a,b')];
  expect(findPictures([notes, picture, table])).toEqual([picture]);
  expect(findTextFiles([notes, picture, table])).toEqual([notes, table]);
  expect([findPictures(), findTextFiles()]).toEqual([[], []]);
});
