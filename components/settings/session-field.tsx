import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { takesSession, toBaseUrl } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';

/** Whether the user's own session goes along, for services that have no keys to give. */
export function SessionField({ fields, onChange }: Pick<FieldProps, 'fields' | 'onChange'>) {
  const { t } = useApp();
  const host = toHost(toBaseUrl(fields));
  if (!takesSession(fields.format) || host === '') return null;
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={fields.withCookies}
          aria-describedby="session-hint"
          onChange={(event) => onChange({ withCookies: event.currentTarget.checked })}
        />
        {t('form.session', { host })}
      </label>
      <p id="session-hint" class="hint">
        {t('form.session-hint', { host })}
      </p>
    </div>
  );
}
