/** Keeps Chromium from talking to anyone but the pages it is given, and from asking questions. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Chromium refuses to run as root with its sandbox, which is how containers run it.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
