import { browser } from '../../lib/browser.ts';
import type { Platform } from '../../components/app-context.ts';

/** What the views need of the browser, as far as it is known at once. */
export const PLATFORM: Platform = {
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

/** All of it: the keys too, which the user may have changed in the browser. */
export async function readPlatform(): Promise<Platform> {
  const commands = await browser.commands.getAll();
  const findKeys = (wanted: string) => commands.find(({ name }) => name === wanted)?.shortcut;
  const shortcut = findKeys('summarize-selection');
  const panelShortcut = findKeys('_execute_action');
  return {
    ...PLATFORM,
    ...(shortcut ? { shortcut } : {}),
    ...(panelShortcut ? { panelShortcut } : {}),
  };
}
