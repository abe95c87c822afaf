import type { Attachment, Picture } from './attachment.ts';
import { fitPicture, type OpenPicture, type PictureType } from './attachment-picture.ts';

/** Why a file could not be attached; the view has the words. */
export type FileProblem =
  'empty' | 'picture-too-large' | 'text-too-large' | 'unsupported' | 'broken' | 'unreadable';

/** An attachment, or why there is none. */
export type ReadResult = { attachment: Attachment } | { problem: FileProblem };

/** Largest picture that is opened at all, in bytes; cameras stay below. */
export const MAX_PICTURE_FILE_BYTES = 32 * 1024 * 1024;
/** Largest text file, in bytes. */
export const MAX_TEXT_FILE_BYTES = 2 * 1024 * 1024;

/** How each kind of picture begins, in Latin-1; a name and a declared type say little. */
const SIGNATURES: ReadonlyArray<readonly [PictureType, (head: string) => boolean]> = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.endsWith('WEBP')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
];
const SIGNATURE_BYTES = 12;

/** Reads files as attachments. Rejects only when a file cannot be read. */
export function createAttachmentReader(
  openPicture: OpenPicture,
): (file: File) => Promise<ReadResult> {
  return async (file) => {
    if (file.size === 0) return { problem: 'empty' };
    const head = toLatin1(new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer()));
    const mediaType = SIGNATURES.find(([, begins]) => begins(head))?.[0];
    if (mediaType !== undefined) return readPicture(file, mediaType, openPicture);
    const isNamedPicture = SIGNATURES.some(([type]) => type === file.type);
    return isNamedPicture ? { problem: 'broken' } : readText(file);
  };
}

async function readPicture(
  file: File,
  mediaType: PictureType,
  openPicture: OpenPicture,
): Promise<ReadResult> {
  if (file.size > MAX_PICTURE_FILE_BYTES) return { problem: 'picture-too-large' };
  const fitted = await fitPicture(file, mediaType, openPicture);
  return 'problem' in fitted ? fitted : { attachment: await toPicture(file.name, fitted.picture) };
}

async function toPicture(name: string, picture: Blob): Promise<Picture> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const data = btoa(toLatin1(bytes));
  return { type: 'picture', name, size: picture.size, mediaType: picture.type, data };
}

async function readText(file: File): Promise<ReadResult> {
  // A large file of another kind is better told so than that it is too large a text.
  const isLarge = file.size > MAX_TEXT_FILE_BYTES;
  const bytes = await file.slice(0, MAX_TEXT_FILE_BYTES).arrayBuffer();
  const text = decodeText(bytes, isLarge);
  if (text === null) return { problem: 'unsupported' };
  if (isLarge) return { problem: 'text-too-large' };
  return { attachment: { type: 'text', name: file.name, size: file.size, text } };
}

/** UTF-8 without a NUL, the end of which may be cut off; null for anything else. */
function decodeText(bytes: ArrayBuffer, isCut: boolean): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
    return text.includes('\0') ? null : text;
  } catch {
    return null; // Not UTF-8.
  }
}

/** Bytes as characters of the same numbers; in pieces, for a call takes only so many arguments. */
function toLatin1(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return text;
}
