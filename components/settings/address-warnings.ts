import type { Translate } from '../../lib/i18n/translate.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { toHost } from '../connection-host.ts';
import { type ConnectionFields, toBaseUrl } from './connection-fields.ts';
import { hasBlank } from './find-presets.ts';

/** What the user should know about an address before saving it. */
export function listAddressWarnings(
  t: Translate,
  fields: ConnectionFields,
  saved: ConnectionSummary | null,
): string[] {
  const url = URL.parse(toBaseUrl(fields));
  if (url === null) return [];
  const warnings: string[] = [];
  if (hasBlank(fields.baseUrl)) warnings.push(t('form.address-blank'));
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    warnings.push(t('form.address-unencrypted'));
  }
  if (saved?.hasKey && fields.apiKey === '' && url.origin !== new URL(saved.baseUrl).origin) {
    warnings.push(t('form.key-other-host', { oldHost: toHost(saved.baseUrl), newHost: url.host }));
  }
  return warnings;
}

/** True for a name that never leaves this computer. */
function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
