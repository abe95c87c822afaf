/** Ollama's list of the origins it lets in, beside those it always does. */
const ENV_NAME = 'OLLAMA_ORIGINS';

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
