import './header.css';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { LogoIcon, NewChatIcon, SettingsIcon } from '../ui/icons.tsx';
import { ModelSelect } from './model-select.tsx';

export function Header() {
  const { chat, view, t } = useApp();
  return (
    <header class="header">
      <LogoIcon />
      <ModelSelect />
      <IconButton label={t('header.new-chat')} onClick={() => chat.clear()}>
        <NewChatIcon />
      </IconButton>
      <IconButton label={t('header.settings')} onClick={() => view.go('settings')}>
        <SettingsIcon />
      </IconButton>
    </header>
  );
}
