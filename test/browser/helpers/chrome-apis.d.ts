import type { Browser } from 'webextension-polyfill';

/** Runs an event's listeners, as the browser itself does it. */
interface Dispatchable {
  dispatch(...values: unknown[]): void;
}

declare global {
  /** What functions evaluated in the browser's pages and workers find there. */
  const chrome: Browser & {
    action: { onClicked: { hasListeners(): boolean } };
    commands: { onCommand: Dispatchable };
    contextMenus: { onClicked: Dispatchable };
    /** Only in chrome://extensions. */
    developerPrivate: {
      addHostPermission(extensionId: string, pattern: string): Promise<void>;
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
      updateExtensionConfiguration(change: {
        extensionId: string;
        incognitoAccess: boolean;
      }): Promise<void>;
    };
  };
}
