import { defineBackground } from 'wxt/utils/define-background';
import '../../lib/i18n/browser-texts.ts';
import { browser } from '../../lib/browser.ts';
import { CHAT_PORT, CHATS_CHANNEL } from '../../lib/protocol/messages.ts';
import { isOwnPage } from '../../lib/protocol/sender.ts';
import { createKeepAlive } from '../../lib/relay/keep-alive.ts';
import { createRelay } from '../../lib/relay/relay.ts';
import { createUpdateGate } from '../../lib/relay/update-gate.ts';
import { createAnswerJournal } from '../../lib/store/answer-journal.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { eraseChats, eraseEverything } from '../../lib/store/erase.ts';
import { createHandoffStore } from '../../lib/store/handoff.ts';
import { createBadge } from './badge.ts';
import { createEngines } from './engines.ts';
import { listenToGestures } from './gestures.ts';

/** Wires the listeners. All are registered in the first task, or a waking worker misses its event. */
export default defineBackground({
  main() {
    const { local, session } = browser.storage;
    const handoffs = createHandoffStore(session);
    const chats = new BroadcastChannel(CHATS_CHANNEL);
    const update = createUpdateGate(() => browser.runtime.reload());
    const showBadge = createBadge();
    const relay = createRelay({
      ...createEngines(),
      takeHandoff: handoffs.take,
      journal: createAnswerJournal(openDatabase, Date.now),
      announce: (conversationId) => chats.postMessage(conversationId ? { conversationId } : {}),
      erase: (scope) => (scope === 'chats' ? eraseChats() : eraseEverything([local, session])),
      now: Date.now,
      hold: createKeepAlive(() => void browser.runtime.getPlatformInfo()),
      onActivity(activity) {
        showBadge(activity);
        update.see(activity);
      },
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
    browser.runtime.onUpdateAvailable.addListener(update.open);
    listenToGestures(handoffs);
  },
});
