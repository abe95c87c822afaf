import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  countAttachedChars,
  findPictures,
  MAX_ATTACHMENTS,
  MAX_CONVERSATION_CHARS,
  type Attachment,
} from '../chat/attachment.ts';
import type { FileProblem, ReadResult } from '../chat/attachment-reader.ts';
import type { FormatId } from '../formats/format.ts';

/** Why one file, or all that were one too many, could not be attached. */
export type AttachmentProblem = { code: FileProblem; name: string } | { code: 'too-many' };

/**
 * Why nothing can be sent with these attachments: files are still being read; there are pictures
 * where this device answers, or a model over a format that takes none; or the conversation would
 * grow too large.
 */
export type AttachmentObstacle = 'reading' | 'device-blind' | 'model-blind' | 'too-much';

/** What goes beside the words of the next message. */
export interface AttachmentStore {
  readonly items: ReadonlySignal<readonly Attachment[]>;
  /** What went wrong with the files that were added last. */
  readonly problems: ReadonlySignal<readonly AttachmentProblem[]>;
  /** Null when nothing stands in the way. */
  readonly obstacle: ReadonlySignal<AttachmentObstacle | null>;
  /** Reads files and adds them, in order; those that cannot be added become problems. */
  add(files: readonly File[]): Promise<void>;
  remove(item: Attachment): void;
  /** Takes all away, once they are sent. */
  clear(): void;
}

/** What takes no room in the panel until the first file comes. */
export interface AttachmentTools {
  readFile(file: File): Promise<ReadResult>;
  takesPictures(format: FormatId): boolean;
}

/** What the store needs of the world. */
export interface AttachmentDeps {
  loadTools(): Promise<AttachmentTools>;
  /** The wire format of the connection in use; null for the engine on this device. Reads signals. */
  getFormat(): FormatId | null;
  /** Characters that the conversation holds already, base64 too. Reads signals. */
  countChars(): number;
}

/** An {@link AttachmentStore}. */
export function createAttachmentStore(deps: AttachmentDeps): AttachmentStore {
  const items = signal<readonly Attachment[]>([]);
  const problems = signal<readonly AttachmentProblem[]>([]);
  const readingCount = signal(0);
  const tools = signal<AttachmentTools | null>(null);

  const obstacle = computed<AttachmentObstacle | null>(() => {
    if (readingCount.value > 0) return 'reading';
    if (items.value.length === 0) return null;
    if (findPictures(items.value).length > 0) {
      const format = deps.getFormat();
      if (format === null) return 'device-blind';
      if (tools.value?.takesPictures(format) !== true) return 'model-blind';
    }
    const chars = deps.countChars() + countAttachedChars(items.value);
    return chars > MAX_CONVERSATION_CHARS ? 'too-much' : null;
  });

  async function read(file: File): Promise<ReadResult> {
    try {
      tools.value ??= await deps.loadTools();
      return await tools.value.readFile(file);
    } catch {
      return { problem: 'unreadable' }; // A folder, or a file that has gone meanwhile.
    }
  }

  const report = (problem: AttachmentProblem) => {
    problems.value = [...problems.peek(), problem];
  };

  return {
    items,
    problems,
    obstacle,
    async add(files) {
      problems.value = [];
      readingCount.value += 1;
      for (const file of files) {
        const result = await read(file);
        if ('problem' in result) report({ code: result.problem, name: file.name });
        else if (items.peek().length < MAX_ATTACHMENTS) {
          items.value = [...items.peek(), result.attachment];
        } else {
          report({ code: 'too-many' });
          break;
        }
      }
      readingCount.value -= 1;
    },
    remove(item) {
      items.value = items.peek().filter((each) => each !== item);
      problems.value = [];
    },
    clear() {
      items.value = [];
      problems.value = [];
    },
  };
}
