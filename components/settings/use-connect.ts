import { useApp } from '../app-context.ts';
import { wishToConnect } from './connect-wish.ts';

/** Opens the settings where a model is connected. */
export function useConnect(): () => void {
  const { view } = useApp();
  return () => {
    wishToConnect();
    view.go('settings');
  };
}
