/** One command line, word by word, with the quotes taken off. */
export type Words = string[];

/** Collects the words of the commands in a text, piece by piece. */
export interface WordList {
  /** Adds to the open word, and opens one where there is none; '' opens an empty word. */
  add: (text: string) => void;
  endWord: () => void;
  endCommand: () => void;
  /** Ends everything open and gives all commands that have words. */
  finish: () => Words[];
}

/** An empty {@link WordList}. */
export function createWordList(): WordList {
  const commands: Words[] = [];
  let words: Words = [];
  let word: string | null = null;

  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  return {
    add(text) {
      word = (word ?? '') + text;
    },
    endWord,
    endCommand,
    finish() {
      endCommand();
      return commands;
    },
  };
}
