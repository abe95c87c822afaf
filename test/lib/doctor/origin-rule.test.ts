import { describe, expect, it } from 'vitest';
import { toEnvFix, toOriginRule } from '../../../lib/doctor/origin-rule.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';

describe('the rule that takes our origin out', () => {
  it('holds for our own requests to one host, and for nobody else’s', () => {
    const { id, condition, action } = toOriginRule(7, '127.0.0.1', `chrome-extension://${ID}`);
    expect(id).toBe(7);
    expect(condition).toEqual({
      initiatorDomains: [ID],
      requestDomains: ['127.0.0.1'],
      resourceTypes: ['xmlhttprequest'],
    });
    expect(action).toEqual({
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'origin', operation: 'remove' }],
    });
  });

  it('knows us by the random host Firefox gives us', () => {
    const uuid = '3f2c1a90-5b7e-4c1d-9a55-0c6d2e8f7b11';
    const { condition } = toOriginRule(1, 'localhost', `moz-extension://${uuid}`);
    expect(condition.initiatorDomains).toEqual([uuid]);
  });
});

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
