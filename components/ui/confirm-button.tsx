import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { focusNode } from './focus-node.ts';

interface ConfirmButtonProps {
  label: string;
  /** What is about to happen, and that it cannot be undone. */
  question: string;
  confirm: string;
  /** The id of what explains it. */
  describedBy?: string;
  onConfirm: () => void;
}

/** A button for what cannot be undone: it asks before it acts. */
export function ConfirmButton({
  label,
  question,
  confirm,
  describedBy,
  onConfirm,
}: ConfirmButtonProps) {
  const { t } = useApp();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <button
        type="button"
        class="button button-danger"
        aria-describedby={describedBy}
        onClick={() => setIsAsking(true)}
      >
        {label}
      </button>
    );
  }
  return (
    <div class="card card-danger" role="group" aria-label={label}>
      <p>{question}</p>
      <div class="button-row">
        <button type="button" class="button" ref={focusNode} onClick={() => setIsAsking(false)}>
          {t('turn.cancel')}
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={() => {
            setIsAsking(false);
            onConfirm();
          }}
        >
          {confirm}
        </button>
      </div>
    </div>
  );
}
