import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser of our own, with a profile nobody else has. */
export interface BrowserProcess {
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
  /** Ends the browser by a signal; its profile stays, for another one. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Makes an empty profile folder, for {@link startBrowser}. */
export function createProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gloss-profile-'));
}

/** Starts a browser that dies with this process, whatever becomes of that. */
export function startBrowser(
  program: string,
  profile: string,
  flags: readonly string[],
): BrowserProcess {
  const child = spawn(program, flags, { stdio: 'ignore' });
  const kill = () => void child.kill('SIGKILL');
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', kill);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
    process.off('exit', kill);
  };
  return {
    end,
    async close() {
      await end('SIGKILL');
      // Its children may still be writing their last.
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}
