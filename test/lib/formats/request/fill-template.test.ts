import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlossError } from '../../../../lib/errors.ts';
import {
  fillJsonTemplate,
  fillUrlTemplate,
} from '../../../../lib/formats/request/fill-template.ts';

const VALUES = { prompt: 'Say "hi"\n{{model}}', model: 'm\\1', messages: [{ role: 'user' }] };

const fill = (template: string) => JSON.parse(fillJsonTemplate(template, VALUES)) as unknown;

const anyText = fastCheck.oneof(
  fastCheck.string({ unit: 'binary' }),
  fastCheck
    .array(
      fastCheck.constantFrom('"', '\\', '\n', '{{model}}', '{{prompt}}', '}', '$&', '$1', '\u2028'),
    )
    .map((pieces) => pieces.join('')),
);

describe('a template of JSON', () => {
  it.each([
    ['a place alone is a value', '{"q": {{prompt}}}', { q: VALUES.prompt }],
    ['a place alone may be a list', '{"m": {{ messages }} }', { m: VALUES.messages }],
    ['a place in a string is part of it', '{"q": "Q: {{prompt}}!"}', { q: `Q: ${VALUES.prompt}!` }],
    ['a list in a string is its JSON', '{"q": "{{messages}}"}', { q: '[{"role":"user"}]' }],
    ['places stand in keys too', '{"{{model}}": 1}', { 'm\\1': 1 }],
    [
      'a place of no known name stays',
      '{"q": "{{other}} {{toString}}"}',
      { q: '{{other}} {{toString}}' },
    ],
    [
      'quotes that are escaped end no string',
      '{"q": "\\"{{prompt}}\\""}',
      { q: `"${VALUES.prompt}"` },
    ],
    ['a whole template may be a place', '{{messages}}', VALUES.messages],
    ['a template needs no place', '{"q": 1}', { q: 1 }],
  ])('%s', (_rule, template, value) => {
    expect(fill(template)).toEqual(value);
  });

  it.each([
    '',
    '{',
    'prompt={{prompt}}',
    '{"q": {{other}}}',
    '{"q": "{{prompt}}}',
    '{"q": "\\{{prompt}}"}',
  ])('is refused when it is %j', (template) => {
    expect(() => fillJsonTemplate(template, VALUES)).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    );
  });

  it('holds exactly the prompt, whatever is in it', () => {
    const template = '{"model": "{{model}}", "list": [{{prompt}}, "{{prompt}}", "<{{prompt}}>"]}';
    fastCheck.assert(
      fastCheck.property(anyText, anyText, (prompt, model) => {
        const filled: unknown = JSON.parse(fillJsonTemplate(template, { prompt, model }));
        expect(filled).toEqual({ model, list: [prompt, prompt, `<${prompt}>`] });
      }),
    );
  });

  it('is JSON or an error of ours, whatever it is', () => {
    const pieces = fastCheck.constantFrom(
      '{',
      '}',
      '"',
      '\\',
      ':',
      ',',
      '{{prompt}}',
      '{{x}}',
      '1',
    );
    const template = fastCheck.array(pieces).map((list) => list.join(''));
    fastCheck.assert(
      fastCheck.property(fastCheck.oneof(template, fastCheck.json()), anyText, (text, prompt) => {
        try {
          JSON.parse(fillJsonTemplate(text, { prompt }));
        } catch (error) {
          expect(isGlossError(error)).toBe(true);
        }
      }),
    );
  });
});

describe('a template of a URL', () => {
  it.each([
    ['http://127.0.0.1/?q={{prompt}}', `http://127.0.0.1/?q=${encodeURIComponent(VALUES.prompt)}`],
    ['http://127.0.0.1/{{ model }}', 'http://127.0.0.1/m%5C1'],
    ['http://127.0.0.1/{{other}}', 'http://127.0.0.1/{{other}}'],
  ])('%s is filled in percent-encoded', (template, url) => {
    expect(fillUrlTemplate(template, VALUES)).toBe(url);
  });

  it('gives the prompt back from the query, whatever is in it', () => {
    fastCheck.assert(
      fastCheck.property(anyText, (prompt) => {
        const url = fillUrlTemplate('http://127.0.0.1/?q={{prompt}}&x=1', { prompt });
        const { searchParams } = new URL(url);
        expect(searchParams.get('q')).toBe(prompt.toWellFormed());
        expect(searchParams.get('x')).toBe('1');
      }),
    );
  });
});
