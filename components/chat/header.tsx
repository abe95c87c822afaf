import './header.css';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { HistoryIcon, LogoIcon, NewChatIcon, SettingsIcon } from '../ui/icons.tsx';
import { ModelSelect } from './model-select.tsx';

export function Header() {
  const { chat, view, t } = useApp();
  return (
    <header class="header">
      <LogoIcon />
      <h1>{t('app.name')}</h1>
      <ModelSelect />
      <IconButton label={t('header.new-chat')} onClick={() => chat.clear()}>
        <NewChatIcon />
      </IconButton>
      <IconButton label={t('header.history')} onClick={() => view.go('history')}>
        <HistoryIcon />
      </IconButton>
      <IconButton label={t('header.settings')} onClick={() => view.go('settings')}>
        <SettingsIcon />
      </IconButton>
    </header>
  );
}
