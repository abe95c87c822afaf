import { browser } from '../../lib/browser.ts';
import type { Platform } from '../../components/app-context.ts';

/** What the views need of the browser. */
export async function createPlatform(): Promise<Platform> {
  const commands = await browser.commands.getAll();
  const findKeys = (wanted: string) => commands.find(({ name }) => name === wanted)?.shortcut;
  const shortcut = findKeys('summarize-selection');
  const panelShortcut = findKeys('_execute_action');
  return {
    ...(shortcut ? { shortcut } : {}),
    ...(panelShortcut ? { panelShortcut } : {}),
    copyText: (text) => navigator.clipboard.writeText(text),
    saveFile(name, text) {
      const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    },
  };
}
