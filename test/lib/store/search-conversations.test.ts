import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { makeAnswer, makeQuestion, makeQuestionAbout } from '../chat/sample-turns.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeChat } from './sample-chats.ts';

const store = createConversationStore(openDatabase, () => 1_000_000);
const search = (query: string, limit = 50, { signal } = new AbortController()) =>
  store.search(query, limit, signal);
const find = async (query: string) =>
  (await search(query)).map(({ conversation }) => conversation.id);

let lastId = 0;
/** Adds a chat whose answer has these words. */
async function addChat(id: string, text: string, title = 'Untitled'): Promise<void> {
  lastId += 1;
  const question = makeQuestion('?', { id: `q${lastId}` });
  const answer = makeAnswer(text, {
    id: `a${lastId}`,
    runId: `run${lastId}`,
    parentId: question.id,
  });
  await store.add([makeChat(id, [question, answer], { title, updatedAt: lastId })]);
}

beforeEach(useFreshDatabase);

describe('a search', () => {
  const finds: Array<[what: string, text: string, query: string, isFound: boolean]> = [
    ['a word', 'The quick fox', 'quick ', true],
    ['no part of a word that is whole', 'The quickest fox', 'quick ', false],
    ['the beginning of the word that is being typed', 'The quickest fox', 'quick', true],
    ['no end of a word', 'The quickest fox', 'est', false],
    ['all of the words only', 'The quick fox', 'fox slow', false],
    ['words in any order', 'The quick fox', 'fox quick', true],
    ['capitals and full width as if they were not', 'The QUICK ｆｏｘ', 'Fox quick', true],
    ['a run of Chinese', '大语言模型的能力', '语言模型', true],
    ['a run of Japanese', 'データベースを開く', 'ベース', true],
    ['one character, at the end of a run too', '大语言模型', '型', true],
    ['no characters that only stand apart', '语言，模型言模', '语言模', false],
    ['words beside characters', '用GPT模型写', 'gpt 模型', true],
    ['the beginning of a very long word', 'x'.repeat(80), 'x'.repeat(70), true],
    ['no longer word than there is', 'x'.repeat(60), 'x'.repeat(70), false],
    ['nothing for signs alone', 'Yes!', '!', false],
  ];

  it.each(finds)('finds %s', async (_what, text, query, isFound) => {
    await addChat('chat', text);
    expect(await find(query)).toEqual(isFound ? ['chat'] : []);
  });

  it('looks in titles, questions and the text they are about, not in what we wrote', async () => {
    const passage = { title: 'About whales', text: 'They sing.', url: '' };
    const turn = makeQuestionAbout('How loud?', passage);
    await store.add([makeChat('chat', [{ ...turn, content: 'Instructions' }], { title: 'Song' })]);
    for (const query of ['song', 'whales', 'sing', 'loud', 'song loud sing whales']) {
      expect(await find(query)).toEqual(['chat']);
    }
    expect(await find('instructions')).toEqual([]);
  });

  it('finds words of one conversation only, however common each is', async () => {
    await addChat('a', 'one two');
    await addChat('b', 'two three');
    expect(await find('one three')).toEqual([]);
    expect(await find('two')).toEqual(['b', 'a']);
  });

  it('gives the newest first, and no more than asked', async () => {
    for (const id of ['a', 'b', 'c']) await addChat(id, 'word');
    await store.setPinned('a', true);
    expect(await find('word')).toEqual(['c', 'b', 'a']);
    expect(await search('word', 2)).toHaveLength(2);
  });

  it('no longer finds what only the old title said', async () => {
    await addChat('chat', 'words', 'Old name');
    await store.rename('chat', 'New name');
    expect([await find('old'), await find('new')]).toEqual([[], ['chat']]);
  });

  it('finds what is far more common than its index is read for', async () => {
    await addChat('chat', Array.from({ length: 13_000 }, (_, index) => `a${index}`).join(' '));
    await addChat('last', 'azz');
    await addChat('other', 'no such word');
    expect(await find('a')).toEqual(['last', 'chat']);
    expect(await find('a x')).toEqual([]);
  });

  it('finds what stands far back behind chats that lack a common word', async () => {
    await addChat('chat', Array.from({ length: 2500 }, (_, index) => `a${index}`).join(' '));
    await addChat('old', 'azz');
    for (let index = 0; index < 20; index += 1) await addChat(`new-${index}`, 'no such word');
    const found = await search('a', 2);
    expect(found.map(({ conversation }) => conversation.id)).toEqual(['old', 'chat']);
  });

  it('finds words that stand in late turns, with the first of them in the excerpt', async () => {
    const turns = Array.from({ length: 9 }, (_, index) =>
      makeQuestion(`word${index} here`, { id: `late-${index}` }),
    );
    await store.add([makeChat('chat', turns, { title: 'Named' })]);
    const [hit] = await search('word7 word2 named ');
    expect(hit?.excerpt).toBe('word2 here');
    expect(await find('word7 word9 ')).toEqual([]);
  });

  it('finds the newest of very many first', async () => {
    const chats = Array.from({ length: 1100 }, (_, index) =>
      makeChat(`${index}`, [makeQuestion(index < 5 ? 'old word' : 'word', { id: `m${index}` })], {
        updatedAt: index,
      }),
    );
    await store.add(chats);
    const ids = chats.map(({ conversation }) => conversation.id).toReversed();
    expect((await search('word', 2000)).map(({ conversation }) => conversation.id)).toEqual(ids);
    expect(await find('old')).toEqual(['4', '3', '2', '1', '0']);
  });

  it('that was aborted throws an abort', async () => {
    await addChat('chat', 'word');
    const controller = new AbortController();
    const searching = search('word', 50, controller);
    controller.abort();
    await expect(searching).rejects.toMatchObject({ name: 'AbortError' });
    await expect(search('word', 50, controller)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the excerpt', () => {
  const cut = async (text: string, query: string) => {
    await addChat('chat', text);
    const [hit] = await search(query);
    return hit && [hit.excerpt, hit.excerpt.slice(hit.matchStart, hit.matchEnd)];
  };

  it('is of the words around the match, on one line', async () => {
    const text = `${'before '.repeat(20)}\n\nWanted\n${'after '.repeat(50)}`;
    const [excerpt = '', match] = (await cut(text, 'wanted')) ?? [];
    expect(match).toBe('Wanted');
    expect(excerpt).toMatch(/^…[\w ]* Wanted after [\w ]*…$/);
    expect(excerpt.length).toBeLessThan(200);
  });

  it('shows the match as it is written, though it was compared in another form', async () => {
    expect(await cut('ﬁrst ﬁ ＷＯＲＤ!', 'word')).toEqual(['ﬁrst ﬁ ＷＯＲＤ!', 'ＷＯＲＤ']);
  });

  it('is of the title when the words stand nowhere else', async () => {
    await addChat('chat', 'text', 'Wanted title');
    expect((await search('wanted'))[0]).toMatchObject({ excerpt: 'Wanted title', matchStart: 0 });
  });

  it('is well-formed and marks the match, wherever that is', async () => {
    const unit = fc.constantFrom('a', ' ', '😀', 'ﬁ', '大', 'İ');
    const around = fc.string({ unit, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(around, around, async (before, after) => {
        useFreshDatabase();
        const [excerpt, match] = (await cut(`${before} Wanted ${after}`, 'wanted')) ?? [];
        expect(match).toBe('Wanted');
        expect(excerpt?.isWellFormed()).toBe(true);
        expect(excerpt).not.toContain('\ufffd');
      }),
      { numRuns: 50 },
    );
  });
});

it('a search finds what a look through all words finds', async () => {
  const word = fc.constantFrom('cat', 'cats', 'dog', 'Do', '大猫', '猫', '猫大', 'a大');
  const chats = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(chats, fc.array(word, { minLength: 1, maxLength: 3 }), async (all, query) => {
      useFreshDatabase();
      for (const [index, words] of all.entries()) await addChat(`${index}`, words.join(' '));
      const isFound = (words: string[]) =>
        query.every((wanted, index) => {
          const isLast = index === query.length - 1;
          return words.some((each) => hasWord(each.toLowerCase(), wanted.toLowerCase(), isLast));
        });
      const expected = all.flatMap((words, index) => (isFound(words) ? [`${index}`] : []));
      expect(await find(query.join(' '))).toEqual(expected.toReversed());
    }),
    { numRuns: 60 },
  );
});

/** Whether a word has all pieces of another: letters as a word, characters anywhere. */
function hasWord(word: string, wanted: string, isOpen: boolean): boolean {
  const [, letters = '', run = ''] = /^([a-z]*)(.*)$/u.exec(wanted) ?? [];
  const [own = ''] = /^[a-z]*/.exec(word) ?? [];
  const hasLetters =
    letters === '' || (isOpen && run === '' ? own.startsWith(letters) : own === letters);
  return hasLetters && word.includes(run);
}
