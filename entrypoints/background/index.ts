import { defineBackground } from 'wxt/utils/define-background';
import '../../lib/i18n/all-languages.ts';
import { browser } from '../../lib/browser.ts';
import { CHAT_PORT } from '../../lib/protocol/messages.ts';
import { isOwnPage } from '../../lib/protocol/sender.ts';
import { createKeepAlive } from '../../lib/relay/keep-alive.ts';
import { createRelay } from '../../lib/relay/relay.ts';
import { createHandoffStore } from '../../lib/store/handoff.ts';
import { createEngines } from './engines.ts';
import { listenToGestures } from './gestures.ts';

/** Wires the listeners. All are registered in the first task, or a waking worker misses its event. */
export default defineBackground({
  type: 'module',
  main() {
    const handoffs = createHandoffStore(browser.storage.session);
    const relay = createRelay({
      ...createEngines(),
      takeHandoff: handoffs.take,
      hold: createKeepAlive(() => void browser.runtime.getPlatformInfo()),
    });
    const page = browser.runtime.getURL('/sidepanel.html');
    const own = {
      id: browser.runtime.id,
      origin: page.slice(0, page.lastIndexOf('/')),
      url: page,
    };

    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== CHAT_PORT) return;
      if (isOwnPage(port.sender, own)) relay.serve(port);
      else port.disconnect();
    });
    listenToGestures(handoffs);
  },
});
