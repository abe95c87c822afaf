/** Endpoints as people build them, which Gloss is told about: connections of the format `custom`. */
import {
  CHARACTER_EVENTS,
  CHATGLM,
  DATA_RUNS,
  EVENT_SOURCE,
  JSON_EVENTS,
  JSON_PIECES,
} from '../formats/plain-streams.mjs';
import { speak } from '../speak.mjs';

const toCustom = (custom) => ({
  method: 'POST',
  framing: 'sse',
  textPath: '',
  mode: 'delta',
  doneMark: '',
  errorPath: 'error',
  ...custom,
});

/** @type {import('./endpoint.d.mts').Endpoint[]} */
export const HOME_MADE = [
  {
    id: 'fastapi-text',
    name: 'FastAPI, one character an event',
    format: 'custom',
    base: '/fastapi',
    custom: toCustom({
      url: '/fastapi/data?model={{model}}',
      body: '{"prompt":"{{prompt}}","messages":{{messages}}}',
    }),
    routes: { 'POST /fastapi/data': speak(CHARACTER_EVENTS) },
  },
  {
    id: 'fastapi-sider',
    name: 'FastAPI, runs of data',
    format: 'custom',
    base: '/fastapi',
    custom: toCustom({
      url: '/fastapi/sider',
      body: '{"prompt":"{{prompt}}","stream":true,"cid":"","model":"{{model}}","from":"chat"}',
      textPath: 'msg',
      doneMark: '[DONE]',
    }),
    routes: { 'POST /fastapi/sider': speak(DATA_RUNS) },
  },
  {
    id: 'event-source',
    name: 'EventSource, GET',
    format: 'custom',
    base: '/eventsource',
    custom: toCustom({
      method: 'GET',
      url: '/eventsource?q={{prompt}}&model={{model}}',
      body: '',
      doneMark: '[done]',
    }),
    routes: { 'GET /eventsource': speak(EVENT_SOURCE) },
  },
  {
    id: 'fetch-event-source',
    name: 'fetch-event-source, JSON events',
    format: 'custom',
    base: '/fetch-event-source',
    custom: toCustom({
      url: '/fetch-event-source',
      body: '{"model":"{{model}}","messages":{{messages}}}',
      textPath: 'answer',
      doneMark: '[DONE]',
    }),
    routes: { 'POST /fetch-event-source': speak(JSON_EVENTS) },
  },
  {
    id: 'fetch-sse',
    name: 'fetchSSE, JSON in pieces',
    format: 'custom',
    base: '/fetchsse',
    custom: toCustom({
      url: '/fetchsse?model={{model}}',
      body: '{"query":"{{prompt}}","history":{{history}},"data":[]}',
      framing: 'json',
      textPath: 'body.content',
    }),
    routes: { 'POST /fetchsse': speak(JSON_PIECES) },
  },
  {
    id: 'chatglm',
    name: 'ChatGLM behind FastAPI',
    format: 'chatglm',
    base: '/chatglm/data',
    routes: { 'POST /chatglm/data': speak(CHATGLM) },
  },
];
