import type { SampleReading } from '../../../lib/connect/sample/read-sample.ts';

/** An answer as a server would send it, and how it is to be read. */
export interface SampleAnswer {
  title: string;
  sample: string;
  contentType?: string;
  expected: Partial<SampleReading>;
}

const toEvents = (...payloads: unknown[]) =>
  payloads
    .map(
      (payload) => `data: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n\n`,
    )
    .join('');

const toLines = (...payloads: unknown[]) =>
  payloads.map((payload) => `${JSON.stringify(payload)}\n`).join('');

const toNamedEvents = (...payloads: { type: string }[]) =>
  payloads.map((payload) => `event: ${payload.type}\n${toEvents(payload)}`).join('');

/** Answers in the formats that Gloss speaks. */
export const KNOWN: readonly SampleAnswer[] = [
  {
    title: 'OpenAI chat',
    sample: toEvents(
      { id: 'c1', choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] },
      ...['He', 'llo', ' you'].map((content) => ({ id: 'c1', choices: [{ delta: { content } }] })),
      { id: 'c1', choices: [{ delta: {}, finish_reason: 'stop' }] },
      '[DONE]',
    ),
    expected: {
      format: 'openai-chat',
      framing: 'sse',
      textPath: 'choices.0.delta.content',
      mode: 'delta',
      doneMark: '[DONE]',
      text: 'Hello you',
    },
  },
  {
    title: 'OpenAI chat, as one body',
    sample: JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'Hello' } }] }),
    contentType: 'application/json',
    expected: {
      format: 'openai-chat',
      framing: 'json',
      textPath: 'choices.0.message.content',
      text: 'Hello',
    },
  },
  {
    title: 'OpenAI Responses',
    sample: toNamedEvents(
      { type: 'response.created' },
      ...['He', 'llo', '!'].map((delta) => ({ type: 'response.output_text.delta', delta })),
      { type: 'response.completed' },
    ),
    expected: {
      format: 'openai-responses',
      textPath: 'delta',
      mode: 'delta',
      doneMark: '',
      text: 'Hello!',
    },
  },
  {
    title: 'Anthropic',
    sample: toNamedEvents(
      { type: 'message_start' },
      ...['He', 'llo', '!'].map((text) => ({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'text_delta', text },
      })),
      { type: 'message_stop' },
    ),
    expected: { format: 'anthropic', textPath: 'delta.text', mode: 'delta', text: 'Hello!' },
  },
  {
    title: 'Gemini, as an array in pieces',
    sample: `[${['Pa', 'ris'].map((text) => JSON.stringify({ candidates: [{ content: { parts: [{ text }] } }] })).join('\n,\n')}]`,
    contentType: 'application/json; charset=UTF-8',
    expected: {
      format: 'gemini',
      framing: 'json',
      textPath: 'candidates.0.content.parts.0.text',
      mode: 'auto',
      text: 'Paris',
    },
  },
  {
    title: 'Ollama',
    sample: toLines(
      ...['He', 'll', 'o'].map((content) => ({
        model: 'm',
        message: { role: 'assistant', content },
        done: false,
      })),
      { model: 'm', message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop' },
    ),
    contentType: 'application/x-ndjson',
    expected: {
      format: 'ollama',
      framing: 'ndjson',
      textPath: 'message.content',
      mode: 'delta',
      text: 'Hello',
    },
  },
  {
    title: 'Cohere',
    sample: toNamedEvents(
      { type: 'message-start' },
      ...['He', 'llo'].map((text) => ({
        type: 'content-delta',
        index: 0,
        delta: { message: { content: { text } } },
      })),
    ),
    expected: { format: 'cohere', textPath: 'delta.message.content.text', text: 'Hello' },
  },
  {
    title: 'DashScope, with the whole text each time',
    sample: ['你', '你好', '你好！']
      .map((content) => ({
        output: { choices: [{ message: { content }, finish_reason: 'null' }] },
        request_id: 'r',
      }))
      .map(
        (payload, index) =>
          `id:${index}\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify(payload)}\n\n`,
      )
      .join(''),
    expected: {
      format: 'dashscope',
      textPath: 'output.choices.0.message.content',
      mode: 'cumulative',
      text: '你好！',
    },
  },
  {
    title: 'text-generation-inference',
    sample: ['He', 'llo']
      .map((text) => ({ token: { id: 1, text, special: false }, generated_text: null }))
      .map((payload) => `data:${JSON.stringify(payload)}\n\n`)
      .join(''),
    expected: { format: 'tgi', textPath: 'token.text', text: 'Hello' },
  },
  {
    title: 'Sider of old',
    sample: `${['', 'He', 'l', 'lo']
      .map((text) => ({
        code: 0,
        msg: '',
        data: { text, cid: 'C05', total: 30, remain: 17, chat_model: 'gpt3.5' },
      }))
      .map((payload) => `data:${JSON.stringify(payload)}\n\n`)
      .join('')}data:[DONE]`,
    expected: {
      format: 'sider',
      framing: 'sse',
      textPath: 'data.text',
      mode: 'delta',
      doneMark: '[DONE]',
      errorPath: 'msg',
      text: 'Hello',
    },
  },
  {
    title: 'an imitation of Sider, with the words in another field',
    sample: ['', 'He', 'llo']
      .map(
        (msg) => `data:${JSON.stringify({ code: 0, msg, data: { text: '', cid: 'C05ZS77O0R3' } })}`,
      )
      .join('')
      .concat('data:[DONE]'),
    expected: { format: null, textPath: 'msg', doneMark: '[DONE]', text: 'Hello' },
  },
  {
    title: 'Sider today',
    sample: toEvents(
      { code: 0, msg: '', data: { type: 'message_start', message_start: { cid: 'C1' } } },
      { code: 0, msg: '', data: { type: 'text', text: 'Hi' } },
      '[DONE]',
    ),
    expected: { format: 'sider', textPath: 'data.text', text: 'Hi' },
  },
  {
    title: 'Baidu',
    sample: ['Pa', 'ris']
      .map((value) => ({
        status: 0,
        data: {
          message: {
            content: {
              generator: {
                text: '',
                component: 'markdown-yiyan',
                data: { value },
                antiFlag: 0,
                isSafe: 1,
              },
            },
          },
        },
      }))
      .map((payload) => `event:message\ndata:${JSON.stringify(payload)}\n\n`)
      .join(''),
    expected: {
      format: 'baidu',
      textPath: 'data.message.content.generator.data.value',
      text: 'Paris',
    },
  },
  {
    title: 'ChatGLM behind FastAPI, with nothing between the values',
    sample: ['不知', '不知天上', '不知天上宫阙']
      .map((content) => JSON.stringify({ id: 1, time: '2024-01-01 00:00:00', body: { content } }))
      .join(''),
    contentType: 'text/event-stream; charset=utf-8',
    expected: {
      format: 'chatglm',
      framing: 'json',
      textPath: 'body.content',
      mode: 'cumulative',
      text: '不知天上宫阙',
    },
  },
];

/** Answers that nobody has seen before. */
export const UNKNOWN: readonly SampleAnswer[] = [
  {
    title: 'words as events',
    sample: toEvents('我', '是', '一', '条', '[done]'),
    expected: {
      framing: 'sse',
      textPath: '',
      mode: 'delta',
      doneMark: '[done]',
      errorPath: '',
      text: '我是一条',
    },
  },
  {
    title: 'words that grow',
    sample: toEvents('I', 'I am', 'I am here'),
    expected: { framing: 'sse', textPath: '', mode: 'cumulative', doneMark: '', text: 'I am here' },
  },
  {
    title: 'a repeated word, which does not grow',
    sample: toEvents({ answer: 'ha' }, { answer: 'ha' }, { answer: 'ha' }, { answer: '!' }),
    expected: { textPath: 'answer', mode: 'delta', text: 'hahaha!' },
  },
  {
    title: 'the text deep down among identifiers',
    sample: toEvents(
      ...['The', ' sky', ' is blue'].map((value, index) => ({
        event: 'msg',
        task_id: '0d9c2f0e-1111-4000-8000-000000000000',
        conversation: { id: `turn-${index}`, part: { kind: 'md', value } },
      })),
      { event: 'end' },
    ),
    expected: {
      format: null,
      textPath: 'conversation.part.value',
      mode: 'delta',
      doneMark: '{"event":"end"}',
      text: 'The sky is blue',
    },
  },
  {
    title: 'thoughts beside the text',
    sample: toEvents(
      { data: { reasoning: 'First I think about it', text: '' } },
      { data: { reasoning: 'and then I think again', text: '' } },
      ...['Yes', ', ', 'it is'].map((text) => ({ data: { reasoning: '', text } })),
    ),
    expected: { textPath: 'data.text', text: 'Yes, it is' },
  },
  {
    title: 'a mark as the name of an event',
    sample: `${toEvents({ chunk: 'a b' }, { chunk: ' c' })}event: finish\ndata: {"usage":{"tokens":3}}\n\n`,
    expected: { textPath: 'chunk', doneMark: 'finish', text: 'a b c' },
  },
  {
    title: 'lines of JSON, the last of which is a mark',
    sample: toLines({ response: 'He' }, { response: 'llo' }, { response: ' you' }, { done: true }),
    contentType: 'application/x-ndjson',
    expected: {
      framing: 'ndjson',
      textPath: 'response',
      mode: 'delta',
      doneMark: '{"done":true}',
      text: 'Hello you',
    },
  },
  {
    title: 'lines of JSON, pasted',
    sample: toLines({ response: 'He', n: 1 }, { response: 'llo', n: 2 }),
    expected: { framing: 'json', textPath: 'response', text: 'Hello' },
  },
  {
    title: 'events with no line end between them',
    sample: `data:${['a ', 'b ', 'c'].map((t) => JSON.stringify({ t })).join('data:')}data:[DONE]`,
    expected: { textPath: 't', mode: 'delta', doneMark: '[DONE]', text: 'a b c' },
  },
  {
    title: 'one whole body',
    sample: JSON.stringify({
      code: 0,
      message: 'ok',
      result: { id: 'r-1', reply: 'It is blue, mostly.' },
    }),
    contentType: 'application/json',
    expected: {
      framing: 'json',
      textPath: 'result.reply',
      mode: 'auto',
      text: 'It is blue, mostly.',
    },
  },
  {
    title: 'plain text',
    sample: 'It is blue.\nMostly.',
    contentType: 'text/plain',
    expected: {
      framing: 'text',
      textPath: '',
      mode: 'delta',
      doneMark: '',
      text: 'It is blue.\nMostly.',
    },
  },
  {
    title: 'a word that only sounds like a mark',
    sample: toEvents('Well, it is ', 'all ', 'done'),
    expected: { textPath: '', doneMark: '', text: 'Well, it is all done' },
  },
  {
    title: 'an error beside texts',
    sample: toEvents(
      { text: 'a b', errmsg: '' },
      { text: ' c', errmsg: '' },
      { text: '', errmsg: 'busy' },
    ),
    expected: { textPath: 'text', errorPath: 'errmsg', text: 'a b c' },
  },
  {
    title: 'a message of success, which is no error',
    sample: toEvents({ msg: 'success', out: { text: 'Fine, thanks' } }),
    expected: { textPath: 'out.text', errorPath: 'error', text: 'Fine, thanks' },
  },
  {
    title: 'an error and nothing else',
    sample: toEvents({ error: { message: 'no quota left' } }),
    expected: { format: null, errorPath: 'error', text: '' },
  },
  {
    title: 'nothing',
    sample: '',
    expected: { format: null, textPath: '', text: '', frames: [], candidates: [] },
  },
];
