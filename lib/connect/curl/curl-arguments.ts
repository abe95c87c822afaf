import { toCommandError } from './command-error.ts';
import { findCurlFlag, type CurlFlag } from './curl-flags.ts';
import type { Words } from '../word-list.ts';

/** One argument of a curl command. */
export interface CurlArgument {
  flag: CurlFlag;
  /** As it was written, such as `--data-raw`; '' for a URL without a flag. */
  name: string;
  /** '' for a flag that takes none. */
  value: string;
}

/**
 * The arguments in the words after `curl`. Short flags may stand together, the last one with its
 * value: `-sSNXPOST`.
 *
 * @throws {GlossError} `bad-request` when the value of a flag is missing; `detail` is the flag.
 */
export function readCurlArguments(words: Words): CurlArgument[] {
  const found: CurlArgument[] = [];
  const left = words.values();

  const takeValue = (name: string) => {
    const { value, done } = left.next();
    if (done) throw toCommandError('a flag lacks its value', name);
    return value;
  };
  const readShortFlags = (letters: string) => {
    for (const [at, letter] of [...letters].entries()) {
      const name = `-${letter}`;
      const { flag, takesValue } = findCurlFlag(name);
      if (takesValue) {
        const rest = [...letters].slice(at + 1).join('');
        found.push({ flag, name, value: rest === '' ? takeValue(name) : rest });
        return;
      }
      found.push({ flag, name, value: '' });
    }
  };

  for (const word of left) {
    if (word.startsWith('--') && word !== '--') {
      const { flag, takesValue } = findCurlFlag(word);
      found.push({ flag, name: word, value: takesValue ? takeValue(word) : '' });
    } else if (word.startsWith('-')) readShortFlags(word.slice(1));
    else if (word !== '') found.push({ flag: 'url', name: '', value: word });
  }
  return found;
}
