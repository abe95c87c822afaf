import { build } from 'vite';

/**
 * A script for a page, with all that it imports: what it does there is done by the real code, which
 * shows tests nothing of itself.
 * @param entry The script's file, as a `file:` URL.
 */
export async function bundlePage(entry: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: entry.pathname, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('the bundler made nothing');
  return output.output[0].code;
}
