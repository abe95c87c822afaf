/** Finds a Python that can run fastapi-server.py. */
import { spawnSync } from 'node:child_process';
import { SetupError } from '../../tools/progress.mjs';

/** The Debian packages it takes. */
export const PYTHON_PACKAGES = ['python3-fastapi', 'python3-uvicorn'];

const { PYTHON_PATH } = process.env;
/** Debian's own comes first: others on the path do not see its packages. */
const COMMANDS = PYTHON_PATH ? [PYTHON_PATH] : ['/usr/bin/python3', 'python3', 'python'];

const hasFastapi = (command) =>
  spawnSync(command, ['-c', 'import fastapi, uvicorn'], { stdio: 'ignore' }).status === 0;

/** A Python with FastAPI and Uvicorn; throws when there is none. */
export function findPython() {
  const found = COMMANDS.find(hasFastapi);
  if (found) return found;
  throw new SetupError(
    'A Python with FastAPI and Uvicorn is needed and was not found. Install them (on Debian or ' +
      `Ubuntu: apt-get install ${PYTHON_PACKAGES.join(' ')}; elsewhere: pip install fastapi ` +
      'uvicorn) or set PYTHON_PATH to a Python that has them.',
  );
}
