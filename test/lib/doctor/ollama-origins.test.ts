import { describe, expect, it } from 'vitest';
import { toEnvFix } from '../../../lib/doctor/ollama-origins.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';

describe('the command that makes Ollama let us in', () => {
  const origin = `chrome-extension://${ID}`;
  const { name, commands } = toEnvFix(origin);

  it.each([
    ['mac', `launchctl setenv OLLAMA_ORIGINS "${origin}"`],
    ['windows', `setx OLLAMA_ORIGINS "${origin}"`],
  ] as const)('on %s', (system, command) => {
    expect(commands[system]).toBe(command);
  });

  it('on Linux writes the setting for the service and starts it again', () => {
    expect(commands.linux).toContain(`Environment="OLLAMA_ORIGINS=${origin}"`);
    expect(commands.linux).toContain('/etc/systemd/system/ollama.service.d');
    expect(commands.linux).toMatch(/daemon-reload && sudo systemctl restart ollama$/);
    expect(commands.linux).not.toContain('\n');
  });

  it('names the setting and lets in nobody else', () => {
    expect(name).toBe('OLLAMA_ORIGINS');
    expect(Object.values(commands).join('\n')).not.toContain('*');
  });
});
