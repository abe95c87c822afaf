/** What the model of this bench says: the same each time, and with everything answers have. */

/** The first and the last word of a streamed answer, which nothing else on the page holds. */
export const FIRST_WORD = 'Benchbegins';
export const LAST_WORD = 'Benchends';

const TOPICS = ['parsing', 'layout', 'painting', 'storage', 'scheduling', 'networking', 'caching'];
const SENTENCES = [
  'The **first** thing to look at is where the time goes, and a profile of `main()` shows it.',
  'Most of what is measured turns out to be *waiting*, which costs nothing but patience.',
  'See [the notes](https://bench.example/notes) for how the figures were taken and what they leave out.',
  'A change that halves one part moves the whole by less than people hope, so measure it twice.',
  'Whatever has been drawn once should not be drawn again only because more words have come.',
  'Keep the pieces small: a reader sees a paragraph, and so does the `ResizeObserver` beside it.',
];
const CODE = [
  'def moving_average(values, window=5):\n    total = 0.0\n    for index, value in enumerate(values):\n        total += value\n        if index >= window:\n            total -= values[index - window]\n        yield total / min(index + 1, window)',
  'export async function* readLines(stream) {\n  let rest = "";\n  for await (const text of stream) {\n    const lines = (rest + text).split("\\n");\n    rest = lines.pop();\n    yield* lines;\n  }\n  if (rest !== "") yield rest;\n}',
  "SELECT user_id, COUNT(*) AS answers, MAX(created_at) AS newest\nFROM answers\nWHERE status = 'complete'\nGROUP BY user_id\nHAVING COUNT(*) > 10\nORDER BY answers DESC;",
];
const LANGUAGES = ['python', 'js', 'sql'];

function makeSection(number) {
  const pick = (list, offset = 0) => list[(number + offset) % list.length];
  const paragraph = (length) =>
    Array.from({ length }, (_, offset) => pick(SENTENCES, offset)).join(' ');
  const list = ['- one', '- two', '  - nested', '- three', '- four']
    .map((item, offset) => `${item}: ${pick(SENTENCES, offset).slice(0, 60)}`)
    .join('\n');
  const steps = [1, 2, 3, 4].map((step) => `${step}. ${pick(SENTENCES, step)}`).join('\n');
  const rows = [1, 2, 3, 4, 5].map(
    (row) => `| \`item-${row}\` | ${(number * 37 * row) % 1000} | ${pick(TOPICS, row)} |`,
  );
  const table = ['| Name | Value | Part |', '| :--- | ---: | --- |', ...rows].join('\n');
  return [
    `## ${number + 1}. More about ${pick(TOPICS)}`,
    paragraph(4),
    pick([list, steps, table]),
    `\`\`\`${pick(LANGUAGES)}\n${pick(CODE)}\n\`\`\``,
    ...(number % 4 === 1 ? [`> ${pick(SENTENCES)}\n> ${pick(SENTENCES, 2)}`] : []),
    ...(number % 5 === 3
      ? ['简单来说，**每个分块**只会更新最后一个节点，前面的内容保持不变。']
      : []),
    paragraph(2),
  ].join('\n\n');
}

/** Exactly `count` tokens of about five characters: a word or a mark with the space before it. */
export function makeTokens(count) {
  const tokens = [FIRST_WORD, '\n\n'];
  for (let number = 0; tokens.length < count; number += 1) {
    tokens.push(
      ...`${makeSection(number)}\n\n`.match(/\s*(?:[\p{L}\p{N}]{1,9}|[^\s\p{L}\p{N}]{1,4})|\s+/gu),
    );
  }
  const kept = tokens.slice(0, count - 2);
  // The cut may have left code open.
  const isCodeOpen = (kept.join('').match(/^```/gm) ?? []).length % 2 === 1;
  return [...kept, isCodeOpen ? '\n```\n\n' : '\n\n', LAST_WORD];
}

/** Questions and answers in turn, the answers about 1.1 kB each; the last one ends with {@link LAST_WORD}. */
export function makeConversation(count) {
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0)
      return `Question ${index / 2 + 1}: what about ${TOPICS[index % TOPICS.length]}?`;
    const section = makeSection((index - 1) / 2);
    return index === count - 1 ? `${section}\n\n${LAST_WORD}` : section;
  });
}
