import type { Picture, TextFile } from '../../../lib/chat/attachment.ts';

/** A picture that is no more than the beginning of a PNG, unless told. */
export function createPicture(name: string, data = 'iVBORw0KGgo='): Picture {
  return { type: 'picture', name, size: 8, mediaType: 'image/png', data };
}

/** A text file; its size is right for ASCII. */
export function createTextFile(name: string, text: string): TextFile {
  return { type: 'text', name, size: text.length, text };
}
