import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The suites that drive real browsers; they want both builds, which `npm test` makes. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Each file starts a browser of its own, and waits for it most of the time.
    maxWorkers: 3,
  },
});
