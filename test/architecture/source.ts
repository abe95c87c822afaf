import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, type Comment, type Program } from 'oxc-parser';

/** A file of source code, parsed. */
export interface Source {
  /** From the repository root, with `/`. */
  path: string;
  text: string;
  program: Program;
  comments: Comment[];
}

/** Looks at all sources together; each complaint is one line that begins with the path. */
export type Rule = (sources: readonly Source[]) => string[];

/** Parses TypeScript, with JSX in `.tsx`. */
export function parseSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  return { path, text, program, comments };
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every source file under the folders, in a fixed order. */
export function readSources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path))
      .toSorted()
      .map((path) => parseSource(path, readFileSync(`${ROOT}${path}`, 'utf8'))),
  );
}

/** The line a position is in, counted from 1. */
export function lineOf(source: Source, position: number): number {
  return source.text.slice(0, position).split('\n').length;
}

/** `path:line: complaint`. */
export function complain(source: Source, position: number, complaint: string): string {
  return `${source.path}:${lineOf(source, position)}: ${complaint}`;
}
