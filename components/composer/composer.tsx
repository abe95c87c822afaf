import './composer.css';
import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { AttachButton } from './attach-button.tsx';
import { AttachmentTray } from './attachment-tray.tsx';
import { MessageBox } from './message-box.tsx';
import { PromptAids } from './prompt-aids.tsx';

/** The question being written, with what goes beside it. Its parts redraw each on its own. */
export function Composer() {
  const { composer } = useApp();

  // All over the panel: a file dropped beside the box would be opened in the place of the panel.
  useEffect(() => {
    const isOfFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files');
    function allowDrop(event: DragEvent) {
      if (isOfFiles(event)) event.preventDefault();
    }
    function attachDropped(event: DragEvent) {
      if (!isOfFiles(event)) return;
      event.preventDefault();
      void composer.attachments.add([...(event.dataTransfer?.files ?? [])]);
      composer.requestFocus();
    }
    document.addEventListener('dragover', allowDrop);
    document.addEventListener('drop', attachDropped);
    return () => {
      document.removeEventListener('dragover', allowDrop);
      document.removeEventListener('drop', attachDropped);
    };
  }, [composer]);

  return (
    <div class="composer">
      <PromptAids />
      <AttachmentTray />
      <div class="composer-line">
        <AttachButton />
        <MessageBox />
      </div>
    </div>
  );
}
