import { readFile, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { findFirefox } from '../../tools/browsers.mjs';
import { createProfile, startBrowser } from './browser-process.ts';
import { waitFor } from './wait.ts';

/** A Firefox under Marionette, its own remote protocol: the one way into its own user interface. */
export interface Marionette {
  send(command: string, params?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** A fresh profile that asks nothing, shows nothing of its own and calls nobody. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  // Firefox picks a free port and writes it into the profile.
  'marionette.port': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.enabled': false,
};

/** Starts a headless Firefox and a session in it. */
export async function launchFirefox(): Promise<Marionette> {
  const profile = await createProfile();
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const { close } = startBrowser(findFirefox(), profile, [
    '--headless',
    '--marionette',
    '--remote-allow-system-access',
    '--no-remote',
    '--width=1280',
    '--height=800',
    '--profile',
    profile,
  ]);
  try {
    const readPort = () => readFile(join(profile, 'MarionetteActivePort'), 'utf8');
    const port = await waitFor(readPort, { what: 'Firefox to listen', timeoutMs: 30_000 });
    const send = await openSession(Number(port));
    await send('WebDriver:NewSession', { capabilities: {} });
    return { send, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Reply = [
  kind: 1,
  id: number,
  error: { error: string; message: string } | null,
  value: unknown,
];

/** Messages both ways are JSON with their length in bytes before them: `12:[0,1,"x",{}]`. */
async function openSession(port: number): Promise<Marionette['send']> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((done, fail) => socket.once('connect', done).once('error', fail));
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  readMessages(socket, (message) => {
    if (!Array.isArray(message)) return; // The greeting.
    const reply = message as Reply;
    waiting.get(reply[1])?.(reply);
    waiting.delete(reply[1]);
  });
  return (command, params = {}) =>
    new Promise((done, fail) => {
      lastId += 1;
      waiting.set(lastId, ([, , error, value]) => {
        if (error) fail(new Error(`${command}: ${error.error}: ${error.message}`));
        else done(value);
      });
      const message = JSON.stringify([0, lastId, command, params]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

function readMessages(socket: Socket, onMessage: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.toString('latin1', 0, colon));
      if (colon < 0 || buffer.length < end) return;
      onMessage(JSON.parse(buffer.toString('utf8', colon + 1, end)));
      buffer = buffer.subarray(end);
    }
  });
}
