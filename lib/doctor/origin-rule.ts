/** Ollama's list of the origins it lets in, beside those it always does. */
const ENV_NAME = 'OLLAMA_ORIGINS';

/** A rule as `declarativeNetRequest.updateSessionRules` takes it. */
export interface OriginRule {
  id: number;
  priority: number;
  condition: {
    initiatorDomains: string[];
    requestDomains: string[];
    resourceTypes: ['xmlhttprequest'];
  };
  action: {
    type: 'modifyHeaders';
    requestHeaders: [{ header: 'origin'; operation: 'remove' }];
  };
}

/**
 * The rule that takes `Origin` out of our own requests to one host. It names us as the initiator:
 * without that it would switch off the host's origin check for every web page.
 *
 * @param id Any positive integer no other rule has.
 * @param hostname Without a port; rules know none.
 * @param ownOrigin Such as `chrome-extension://<id>`.
 * @see https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest
 */
export function toOriginRule(id: number, hostname: string, ownOrigin: string): OriginRule {
  return {
    id,
    priority: 1,
    condition: {
      initiatorDomains: [new URL(ownOrigin).host],
      requestDomains: [hostname],
      resourceTypes: ['xmlhttprequest'],
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'origin', operation: 'remove' }],
    },
  };
}

/**
 * How to make Ollama let us in by its own setting, as a `Fix`. The commands let in nobody but us;
 * after those for macOS and Windows, Ollama must be quit and started again.
 *
 * @see https://docs.ollama.com/faq
 */
export function toEnvFix(ownOrigin: string) {
  const unit = '/etc/systemd/system/ollama.service.d';
  return {
    type: 'set-env' as const,
    name: ENV_NAME,
    commands: {
      mac: `launchctl setenv ${ENV_NAME} "${ownOrigin}"`,
      windows: `setx ${ENV_NAME} "${ownOrigin}"`,
      linux: [
        `sudo mkdir -p ${unit}`,
        `printf '[Service]\\nEnvironment="${ENV_NAME}=${ownOrigin}"\\n' | sudo tee ${unit}/gloss.conf`,
        'sudo systemctl daemon-reload',
        'sudo systemctl restart ollama',
      ].join(' && '),
    },
  };
}
