import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findInputs,
  findUnknown,
  findVariables,
  replacePlaces,
} from '../../../lib/chat/prompt-template.ts';

const nameAll = (template: string) =>
  replacePlaces(
    template,
    ({ variable, label }) => `<${[variable, label].filter(Boolean).join(':')}>`,
  );

describe('a place in a template', () => {
  it.each([
    ['{{selection}}', '<selection>'],
    ['{{ Page }} and {{TITLE}}', '<page> and <title>'],
    ['{{input:Tone of voice}}', '<input:Tone of voice>'],
    ['{{ input : Who: me? }}', '<input:Who: me?>'],
    ['{{url}}{{url}}', '<url><url>'],
    ['{{{date}}}', '{<date>}'],
  ])('%s is filled', (template, filled) => {
    expect(nameAll(template)).toBe(filled);
  });

  it.each(['{{input}}', '{{input:}}', '{{page:2}}', '{{name}}', '{{pa\nge}}', '{page}', '{{}}'])(
    '%s is none, and stays as it is',
    (template) => {
      expect(nameAll(template)).toBe(template);
    },
  );

  it('is never looked for in what fills another', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('{{page}}', '{{input:A}}'), (text, place) => {
        const filled = replacePlaces('a{{selection}}b', () => text + place);
        expect(filled).toBe(`a${text}${place}b`);
      }),
    );
  });
});

describe('what a template asks for', () => {
  const template = 'As {{input:Role}}, in {{input:Tone}}, as {{input:Role}}: {{page}} {{pgae}}';

  it('are its labels, each once, in order', () => {
    expect(findInputs(template)).toEqual(['Role', 'Tone']);
  });

  it('are its variables', () => {
    expect([...findVariables(template)]).toEqual(['input', 'page']);
  });

  it('is not what Gloss does not know, which is told as it is written', () => {
    expect(findUnknown(`${template} {{pgae}}`)).toEqual(['{{pgae}}']);
    expect(findUnknown('{{page}}')).toEqual([]);
  });
});
