import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/helpers/all-texts.ts', 'test/helpers/lasting-signals.ts'],
    // Long texts and many runs of a property take their time on a busy machine.
    testTimeout: 20_000,
    // Vitest leaves one core to whoever watches; here nobody does.
    maxWorkers: availableParallelism(),
    exclude: ['test/browser/**', 'test/soak/**', 'node_modules/**'],
    // The package ships its ES modules without "type": "module"; Node would read them as CommonJS.
    server: { deps: { inline: [/fetch-event-source/] } },
  },
});
