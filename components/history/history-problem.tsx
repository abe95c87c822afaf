import type { WireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** What went wrong in the list; the files read here are chats, not settings. */
export function HistoryProblem({ error }: { error: WireError }) {
  const { t } = useApp();
  if (error.code !== 'invalid-file') return <ErrorText error={error} />;
  const isTooLarge = error.detail === 'too-large';
  return <p>{t(isTooLarge ? 'history.file-too-large' : 'history.invalid-file')}</p>;
}
