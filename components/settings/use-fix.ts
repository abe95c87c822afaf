import type { Fix } from '../../lib/doctor/diagnosis.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { useApp } from '../app-context.ts';
import type { FormField } from './connection-form.tsx';

/** Applies a fix to a connection; call what it gives straight from a click. */
export function useFix(
  { id, headers }: ConnectionSummary,
  onEdit: (firstField: FormField) => void,
) {
  const { settings } = useApp();
  return (fix: Fix): void => {
    switch (fix.type) {
      case 'set-base-url':
        return void settings.mendConnection(id, { baseUrl: fix.baseUrl });
      case 'choose-model':
        return void settings.mendConnection(id, { model: fix.models[0] ?? '' });
      case 'set-header':
        return void settings.mendConnection(id, { headers: { ...headers, [fix.name]: fix.value } });
      case 'hide-origin':
        return void settings.mendConnection(id, { withoutOriginAt: fix.origin });
      case 'allow-host':
        return void settings.requestPermission(id).then(() => settings.testConnection(id));
      case 'enter-key':
        return onEdit('key');
      case 'wait':
        return void settings.testConnection(id);
      case 'set-env':
        // The user runs it in a terminal of their own.
        return undefined;
    }
  };
}
