import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { NextIcon, PreviousIcon } from '../ui/icons.tsx';

/** Steps between the versions of a turn; nothing where there is but one. */
export function TurnVersions({ turnId }: { turnId: string }) {
  const { chat, t } = useApp();
  const place = chat.findVersions(turnId);
  if (place === undefined || place.ids.length < 2) return null;
  const { ids, index } = place;
  const isBusy = chat.isRunning.value;
  const step = (by: number) => () => {
    const id = ids[index + by];
    if (id !== undefined) chat.showVersion(id);
  };
  return (
    <span class="versions">
      <IconButton
        label={t('turn.previous-version')}
        disabled={isBusy || index === 0}
        onClick={step(-1)}
      >
        <PreviousIcon />
      </IconButton>
      <span class="hint">{t('turn.version', { index: index + 1, count: ids.length })}</span>
      <IconButton
        label={t('turn.next-version')}
        disabled={isBusy || index === ids.length - 1}
        onClick={step(1)}
      >
        <NextIcon />
      </IconButton>
    </span>
  );
}
