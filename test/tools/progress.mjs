/** Calm progress: one line a step, with the seconds it took. */

const toSeconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs `work`, then prints `label` with the time; a failure is printed and thrown on. */
export async function runStep(label, work) {
  const start = performance.now();
  try {
    const result = await work();
    console.log(`  ${label} (${toSeconds(start)})`);
    return result;
  } catch (error) {
    console.log(`  ${label}: failed (${toSeconds(start)})`);
    throw error;
  }
}

/** A problem the reader can mend: its message is shown without a stack. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Ends the process with a plain sentence for a {@link SetupError}, with the stack for a bug. */
export function exitWith(error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exit(1);
}
