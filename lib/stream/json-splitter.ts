import { assertAtMost, MAX_FRAME_LENGTH } from './limits.ts';

/** Takes text in pieces of any size. */
export interface JsonSplitter {
  /** @throws {GlossError} `too-large` when a value has more than 4 million characters. */
  push: (text: string) => void;
  /** Gives up the value that the text left open. */
  end: () => void;
  /** True in the middle of a value. */
  isOpen: () => boolean;
}

const SEPARATOR = /[\s,{}[\]"]/;
const JSON_WORD = /^(?:true|false|null|-?\d[\d.eE+-]*)$/;

/**
 * Calls `onValue` with the text of each JSON value as soon as it is whole, whatever stands between
 * the values: nothing, white space, commas, or `data:`. The elements of an outermost array are
 * values of their own. Words that are no JSON are dropped, but for the mark `[DONE]`. Brackets are
 * counted and strings skipped; nothing is parsed.
 */
export function createJsonSplitter(onValue: (text: string) => void): JsonSplitter {
  let open = '';
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let isInWord = false;
  let isInArray = false;

  const isOpen = () => depth > 0 || isInString;

  const take = (rest: string) => {
    const value = open + rest;
    open = '';
    assertAtMost(value.length, MAX_FRAME_LENGTH, 'a JSON value');
    return value;
  };

  const closeWord = (rest: string) => {
    isInWord = false;
    const word = take(rest);
    if (JSON_WORD.test(word)) onValue(word);
    if (isInArray && word.toLowerCase() === 'done') onValue(`[${word}]`);
  };

  const readInString = (character: string) => {
    if (isEscaped) isEscaped = false;
    else if (character === '\\') isEscaped = true;
    else if (character === '"') isInString = false;
  };

  const readInValue = (character: string) => {
    if (isInString) readInString(character);
    else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  };

  /** True where a value or a word begins. */
  const readBetween = (character: string): boolean => {
    if (character === '{' || character === '"' || (character === '[' && isInArray)) {
      readInValue(character);
      return true;
    }
    if (character === '[' || character === ']') isInArray = character === '[';
    isInWord = !SEPARATOR.test(character);
    return isInWord;
  };

  const push = (text: string) => {
    let start = 0;
    for (let index = 0; index < text.length; index += 1) {
      const character = text.charAt(index);
      if (isOpen()) {
        readInValue(character);
        if (isOpen()) continue;
        onValue(take(text.slice(start, index + 1)));
        start = index + 1;
        continue;
      }
      if (isInWord && !SEPARATOR.test(character)) continue;
      if (isInWord) closeWord(text.slice(start, index));
      start = readBetween(character) ? index : index + 1;
    }
    open += text.slice(start);
    assertAtMost(open.length, MAX_FRAME_LENGTH, 'a JSON value');
  };

  return {
    push,
    end() {
      if (isInWord) closeWord('');
      else if (isOpen()) onValue(take(''));
    },
    isOpen,
  };
}
