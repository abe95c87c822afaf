/**
 * `npm test`: makes what the tests stand on, runs every check and every suite, and ends with a line
 * that counts them: a check counts as one, a suite by its tests.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './progress.mjs';
import {
  ensureBuild,
  ensureChromium,
  ensureFirefox,
  ensurePackages,
  ensurePython,
  ROOT,
} from './setup.mjs';

const CHECKS = ['format:check', 'lint', 'typecheck', 'knip', 'bundle-size'];
const SUITES = ['test:unit', 'test:e2e'];

/** Runs a script of package.json; resolves to its exit code and all it said. */
function runScript(name, args = []) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...args], {
      cwd: ROOT,
      // npm is a script on Windows, which only its shell starts.
      shell: process.platform === 'win32',
    });
    let output = '';
    const hear = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function runCheck(name) {
  const { code, output } = await runScript(name);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** What a report of Vitest counts; a file that failed before or beside its tests counts as one. */
function readReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const broken = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 1 }; // No report, or not a whole one: Vitest itself broke.
  }
}

async function runSuite(name) {
  const report = `.cache/${name.replace(':', '-')}.json`;
  rmSync(join(ROOT, report), { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runScript(name, reporters);
  const { passed, failed } = readReport(join(ROOT, report));
  // Vitest also fails on what no test is to blame for, such as an error nobody caught.
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, output };
}

async function runTimed(name, run) {
  const start = performance.now();
  const result = await run(name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { passed, failed, output } = result;
  console.log(`  ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  return result;
}

async function prepare() {
  await ensurePackages();
  await ensureChromium();
  await ensureFirefox();
  await ensurePython();
  await ensureBuild('chrome');
  await ensureBuild('firefox');
}

async function runAll() {
  await prepare();
  const results = await Promise.all(CHECKS.map((name) => runTimed(name, runCheck)));
  for (const name of SUITES) results.push(await runTimed(name, runSuite));
  return results;
}

const results = await runAll().catch((error) => {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  return [{ passed: 0, failed: 1 }];
});
const sum = (count) => results.reduce((total, result) => total + result[count], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
