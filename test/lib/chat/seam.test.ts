import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { createSeam } from '../../../lib/chat/seam.ts';

const toDelta = (text: string): StreamPart => ({ type: 'text-delta', text });
const FINISH: StreamPart = { type: 'finish', reason: 'stop' };

/** What stands there once these pieces have come after `base`. */
function join(base: string, pieces: readonly string[], last: StreamPart[] = [FINISH]): string {
  let text = base;
  const seam = createSeam(base, (part) => {
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'text-replace') text = part.text;
  });
  [...pieces.map(toDelta), ...last].forEach(seam.add);
  seam.end();
  return text;
}

/** A text cut into pieces at these places, in any order. */
function cut(text: string, places: readonly number[]): string[] {
  const borders = [0, ...places.map((place) => place % (text.length + 1)), text.length];
  borders.sort((left, right) => left - right);
  return borders.slice(1).map((border, index) => text.slice(borders[index], border));
}

describe('a continuation', () => {
  it.each([
    ['with its own space', 'The quick', ' brown fox', 'The quick brown fox'],
    ['within a word', 'The qui', 'ck brown fox', 'The quick brown fox'],
    ['after a full stop', 'It ended.', 'Then it began.', 'It ended. Then it began.'],
    ['after a comma', 'First this,', 'then that', 'First this, then that'],
    ['after a closing quote', 'She said “enough.”', 'He left.', 'She said “enough.” He left.'],
    ['within an abbreviation', 'in the U.', 'S. since', 'in the U.S. since'],
    ['within an address', 'see example.', 'com', 'see example.com'],
    ['within a number', 'about 3.', '5 metres', 'about 3.5 metres'],
    ['in Chinese', '今天天气很好。', '我们出去走走', '今天天气很好。我们出去走走'],
    ['in Chinese within a word', '人工智', '能', '人工智能'],
    ['in a code block', '```js\nfoo(bar,', 'baz)', '```js\nfoo(bar,baz)'],
    ['after a code block', '```\na\n```\nIt ends.', 'Then', '```\na\n```\nIt ends. Then'],
    ['in code in a line', 'use `list.', 'Add`', 'use `list.Add`'],
    ['that brings a new line', 'One.', '\n\nTwo.', 'One.\n\nTwo.'],
    ['of nothing', 'One.', '', 'One.'],
    ['after nothing', '', 'One.', 'One.'],
  ])('%s is joined as it should read', (_where, base, text, whole) => {
    expect(join(base, [text])).toBe(whole);
  });

  it.each([
    [
      'a dozen characters',
      'I like green apples',
      'green apples and pears',
      'I like green apples and pears',
    ],
    ['the whole last line', 'Steps:\n1. Mix', '1. Mix the flour', 'Steps:\n1. Mix the flour'],
    ['a line and its end', 'Steps:\n1. Mix\n', '1. Mix\n2. Bake', 'Steps:\n1. Mix\n2. Bake'],
    [
      'Chinese',
      '我们一起去公园散步，看花看草',
      '我们一起去公园散步，看花看草，真好',
      '我们一起去公园散步，看花看草，真好',
    ],
    ['all of it', 'A whole answer', 'A whole answer, and more', 'A whole answer, and more'],
    ['all of it, and nothing else', 'A whole answer.', 'A whole answer.', 'A whole answer.'],
  ])('that repeats %s says it once', (_what, base, text, whole) => {
    expect(join(base, [text])).toBe(whole);
  });

  it.each([
    ['less than a dozen characters', 'I like apples', 'apples', 'I like applesapples'],
    ['another case', 'I like Green Apples', 'green apples', 'I like Green Applesgreen apples'],
    ['a brace, which may be the next one', 'if (a) {\n}', '}', 'if (a) {\n}}'],
  ])('that repeats %s is left as it is', (_what, base, text, whole) => {
    expect(join(base, [text])).toBe(whole);
  });

  it('is held back no longer than it repeats what is there', () => {
    const parts: StreamPart[] = [];
    const seam = createSeam('I like green apples', (part) => parts.push(part));
    seam.add(toDelta('green ap'));
    expect(parts).toEqual([]);
    seam.add(toDelta('ricots'));
    expect(parts).toEqual([toDelta('green apricots')]);
    seam.add(toDelta(' too'));
    expect(parts).toHaveLength(2);
  });

  it('that is cut while it repeats adds nothing', () => {
    expect(join('I like green apples and pears', ['green apples an'], [])).toBe(
      'I like green apples and pears',
    );
  });

  it('that says itself anew keeps what was there before it', () => {
    const anew: StreamPart = { type: 'text-replace', text: 'green apples and plums' };
    expect(join('I like green apples', ['green apples and pears'], [anew, FINISH])).toBe(
      'I like green apples and plums',
    );
  });

  it('lets everything but words pass at once, and its words before its finish', () => {
    const parts: StreamPart[] = [];
    const seam = createSeam('I like green apples', (part) => parts.push(part));
    const thought: StreamPart = { type: 'reasoning-delta', text: 'hm' };
    [toDelta('green'), thought, FINISH].forEach(seam.add);
    expect(parts).toEqual([thought, toDelta('green'), FINISH]);
  });
});

describe('an answer cut anywhere', () => {
  // Words that are all different: a text that repeats itself has more than one seam.
  const answer = fc
    .uniqueArray(fc.stringMatching(/^[a-zé好天]{3,8}$/), { minLength: 8, maxLength: 200 })
    .map((words) => words.join(' '));

  it('and continued from any dozen characters before the cut or more, reads as one', () => {
    fc.assert(
      fc.property(
        answer,
        fc.nat(),
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 20 }),
        (text, cutSeed, tailSeed, pieces) => {
          const place = 12 + (cutSeed % (text.length - 12));
          const tail = 12 + (tailSeed % (place - 11));
          expect(join(text.slice(0, place), cut(text.slice(place - tail), pieces))).toBe(text);
        },
      ),
    );
  });

  it('and continued from the cut reads as one', () => {
    fc.assert(
      fc.property(answer, fc.nat(), fc.array(fc.nat(), { maxLength: 20 }), (text, seed, pieces) => {
        const place = seed % text.length;
        expect(join(text.slice(0, place), cut(text.slice(place), pieces))).toBe(text);
      }),
    );
  });
});
