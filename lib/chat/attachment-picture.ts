/** The kinds of pictures that every model with eyes takes. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** Longest side that models look at, in pixels; more is scaled down by them, and paid for. */
const MAX_PICTURE_SIDE = 2048;
/** Most bytes of a picture that is sent: 5 MiB in base64, the least that a provider takes. */
export const MAX_PICTURE_BYTES = (5 * 1024 * 1024 * 3) / 4;

/** What each kind is written as when it has to become smaller, the better first. */
const PHOTO_TYPES = ['image/jpeg'] as const;
const DRAWING_TYPES = ['image/png', 'image/jpeg'] as const;

/** A picture that could be opened. */
export interface OpenedPicture {
  /** Pixels, as it is shown: upright. */
  width: number;
  height: number;
  /** The picture at another size, as a file; a JPEG has a white ground. */
  encode(type: 'image/png' | 'image/jpeg', width: number, height: number): Promise<Blob>;
  close(): void;
}

/** Opens a picture. Rejects when it is damaged. */
export type OpenPicture = (file: Blob) => Promise<OpenedPicture>;

/** A picture that models take, or why there is none. */
export type FittedPicture = { picture: Blob } | { problem: 'broken' | 'picture-too-large' };

/**
 * Makes a picture as small as models want it: at most {@link MAX_PICTURE_SIDE} and
 * {@link MAX_PICTURE_BYTES}. What is small enough stays as it is, byte for byte. A photo becomes a
 * JPEG; anything else a PNG, for letters stay crisp in it, unless that is too large.
 */
export async function fitPicture(
  file: Blob,
  mediaType: PictureType,
  open: OpenPicture,
): Promise<FittedPicture> {
  const opened = await open(file).catch(() => null);
  if (opened === null) return { problem: 'broken' };
  try {
    const longest = Math.max(opened.width, opened.height);
    if (longest <= MAX_PICTURE_SIDE && file.size <= MAX_PICTURE_BYTES) {
      return { picture: file.slice(0, file.size, mediaType) };
    }
    const picture = await scaleDown(opened, mediaType, Math.min(1, MAX_PICTURE_SIDE / longest));
    return picture ? { picture } : { problem: 'picture-too-large' };
  } finally {
    opened.close();
  }
}

async function scaleDown(
  { width, height, encode }: OpenedPicture,
  mediaType: PictureType,
  scale: number,
): Promise<Blob | undefined> {
  const types = mediaType === 'image/jpeg' ? PHOTO_TYPES : DRAWING_TYPES;
  const toPixels = (side: number) => Math.max(1, Math.round(side * scale));
  for (const type of types) {
    const picture = await encode(type, toPixels(width), toPixels(height));
    if (picture.size <= MAX_PICTURE_BYTES) return picture;
  }
  return undefined;
}
