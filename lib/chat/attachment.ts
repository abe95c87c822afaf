/** A picture, as it is sent. */
export interface ChatImage {
  /** Such as `image/png`. */
  mediaType: string;
  /** Base64, with no prefix. */
  data: string;
}

/** A picture that goes with a message, as small as models want it. */
export interface Picture extends ChatImage {
  type: 'picture';
  /** The file's name; text of a stranger's. */
  name: string;
  /** Bytes, as it is sent. */
  size: number;
}

/** A text file that goes with a message, whole. */
export interface TextFile {
  type: 'text';
  /** The file's name; text of a stranger's. */
  name: string;
  /** Bytes of the file. */
  size: number;
  text: string;
}

/** What the user put beside the words of a message: plain JSON. */
export type Attachment = Picture | TextFile;

/** Most attachments of one message. */
export const MAX_ATTACHMENTS = 8;

/**
 * Most that a conversation with attachments holds, in characters: all of it goes along with every
 * question, and Chromium breaks a port over which a message of more than 64 MiB is sent.
 */
export const MAX_CONVERSATION_CHARS = 45_000_000;

/** The pictures among what is attached, in order. */
export function findPictures(attachments: readonly Attachment[] = []): Picture[] {
  return attachments.filter((each) => each.type === 'picture');
}

/** The text files among what is attached, in order. */
export function findTextFiles(attachments: readonly Attachment[] = []): TextFile[] {
  return attachments.filter((each) => each.type === 'text');
}

/** How much of {@link MAX_CONVERSATION_CHARS} attachments take. */
export function countAttachedChars(attachments: readonly Attachment[]): number {
  return attachments.reduce(
    (sum, each) => sum + (each.type === 'picture' ? each.data.length : 2 * each.size),
    0,
  );
}
