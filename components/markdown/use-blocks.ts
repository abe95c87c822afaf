import { useRef } from 'preact/hooks';
import type { Groups } from '../../lib/markdown/groups.ts';
import { createMarkdownStream, type MarkdownStream } from '../../lib/markdown/markdown-stream.ts';
import type { Block } from '../../lib/markdown/tree.ts';

interface Reading {
  stream: MarkdownStream;
  text: string;
  isEnded: boolean;
}

/** What `reading` has to become to read `text`: it goes on where the text only grew. */
function readOn(reading: Reading | null, text: string, isStreaming: boolean): Reading {
  const isOver = reading?.isEnded === true && text !== reading.text;
  const goesOn = reading !== null && !isOver && text.startsWith(reading.text);
  const { stream, ...read } = goesOn
    ? reading
    : { stream: createMarkdownStream(), text: '', isEnded: false };
  if (text.length > read.text.length) stream.append(text.slice(read.text.length));
  if (!isStreaming) stream.end();
  return { stream, text, isEnded: read.isEnded || !isStreaming };
}

/** The blocks of an answer that grows; finished ones stay the same objects. */
export function useBlocks(text: string, isStreaming: boolean): Groups<Block> {
  const kept = useRef<Reading | null>(null);
  kept.current = readOn(kept.current, text, isStreaming);
  return kept.current.stream.blocks();
}
