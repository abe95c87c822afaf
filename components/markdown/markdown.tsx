import { Blocks } from './blocks.tsx';
import { CopyContext } from './copy-context.ts';
import { PlainOnError } from './plain-on-error.tsx';
import { useShownBlocks } from './use-shown-blocks.ts';

interface MarkdownProps {
  /** The answer so far. When it only grows, only what is new is read and rendered. */
  text: string;
  /** More may come, so marks that nothing closes yet do not show. */
  isStreaming: boolean;
  /** Copies code and tables; without it, there are no buttons for it. */
  onCopyCode?: (text: string) => Promise<void>;
}

/**
 * An answer in Markdown. Nothing in it loads, runs or leads anywhere without a click. Where the
 * renderer fails, the words are shown as they are.
 */
export function Markdown(props: MarkdownProps) {
  return (
    <PlainOnError text={props.text}>
      <MarkdownTree {...props} />
    </PlainOnError>
  );
}

function MarkdownTree({ text, isStreaming, onCopyCode }: MarkdownProps) {
  const groups = useShownBlocks(text, isStreaming);
  return (
    <CopyContext.Provider value={onCopyCode ?? null}>
      <div class="markdown">
        <Blocks groups={groups} />
      </div>
    </CopyContext.Provider>
  );
}
