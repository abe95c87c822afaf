/**
 * Answers requests in a wire format: reads what was asked, refuses or plays a script.
 *
 * @typedef {object} Asked
 * @property {string} [model] Where the format has one; `?model=` wins over it.
 * @property {string} prompt
 *
 * @typedef {object} Wire How one answer is written; every method returns bytes as text.
 * @property {string} type Content type.
 * @property {() => string} [begin] What comes before the first piece.
 * @property {(piece: string, whole: string) => string} text `whole` is the answer with the piece.
 * @property {(piece: string, whole: string) => string} [thought] Where the format has thoughts.
 * @property {(reason: 'stop' | 'length', whole: string) => string} finish
 * @property {(message: string) => string} error
 * @property {string[]} [noise] Broken and foreign frames a client has to bear.
 *
 * @typedef {object} Dialect A wire format, from the server's side.
 * @property {(exchange: object) => Asked} readAsked
 * @property {(asked: Asked & { body: object }) => Wire} createWire
 * @property {(refusal: import('./faults.mjs').Refusal) => { status?: number; body: object }} refuse
 * @property {(headers: object) => string | undefined} [readKey] The bearer token unless told.
 * @property {(exchange: object) => import('./faults.mjs').Refusal | undefined} [check] What the
 *   real server refuses whoever asks for it.
 * @property {(asked: Asked & { body: object }) => ((answer: object) => object) | undefined}
 *   [toWholeWriter] Writes an answer that is not streamed, where one is asked for.
 */
import { findRefusal, findStrayAnswer } from './faults.mjs';
import { toScript } from './scripts.mjs';

/** Content type of every JSON body. */
export const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

const RETRY_AFTER_S = '2';

const readBearer = ({ authorization }) => /^Bearer (.*)$/.exec(authorization ?? '')?.[1];

/** Sends a refusal as `dialect` writes it. */
function sendRefusal(exchange, dialect, refusal) {
  const { status = refusal.status, body } = dialect.refuse(refusal);
  const wait = refusal.status === 429 ? { 'retry-after': RETRY_AFTER_S } : {};
  exchange.send(status, { ...JSON_TYPE, ...wait }, JSON.stringify(body));
}

/**
 * A handler that speaks `dialect`. It rejects with an `AbortError` when the client goes away.
 * @param {Dialect} dialect
 */
export function speak(dialect) {
  return async (exchange) => {
    const { body, headers } = exchange.record;
    const asked = dialect.readAsked(exchange);
    const model = exchange.url.searchParams.get('model') ?? asked.model ?? 'demo';

    const stray = findStrayAnswer(model);
    if (stray) return exchange.send(...stray);
    const key = (dialect.readKey ?? readBearer)(headers);
    const refusal = dialect.check?.(exchange) ?? findRefusal(model, key);
    if (refusal) return sendRefusal(exchange, dialect, refusal);

    const question = { ...asked, model, body: body ?? {} };
    const script = toScript(model, asked.prompt, exchange.origin);
    const writeWhole = dialect.toWholeWriter?.(question);
    if (writeWhole) return playWhole(exchange, script, dialect, writeWhole);
    return playStream(exchange, script, dialect.createWire(question));
  };
}

async function playStream(exchange, script, wire) {
  const { record } = exchange;
  let hasBegun = false;
  const write = (toBytes) => {
    const opening = hasBegun ? '' : (wire.begin?.() ?? '');
    hasBegun = true;
    const bytes = opening + toBytes();
    if (bytes !== '') exchange.write(wire.type, bytes);
  };
  for (const step of script) {
    if ('text' in step) {
      record.answer += step.text;
      write(() => wire.text(step.text, record.answer));
    } else if ('thought' in step) {
      if (!wire.thought) continue; // Nobody hears what this format cannot say.
      record.reasoning += step.thought;
      write(() => wire.thought(step.thought, record.reasoning));
    } else if ('noise' in step) write(() => wire.noise?.[step.noise] ?? '');
    else if ('error' in step) write(() => wire.error(step.error));
    else if ('finish' in step) write(() => wire.finish(step.finish, record.answer));
    else await exchange.pause(step);
  }
  exchange.end(wire.type);
}

async function playWhole(exchange, script, dialect, writeWhole) {
  const { record } = exchange;
  let finish = null;
  for (const step of script) {
    if ('text' in step) record.answer += step.text;
    else if ('thought' in step) record.reasoning += step.thought;
    else if ('finish' in step) finish = step.finish;
    else if ('error' in step) {
      const refusal = { status: 500, code: 'server_error', message: step.error };
      return sendRefusal(exchange, dialect, refusal);
    } else if (!('noise' in step)) await exchange.pause(step);
  }
  return exchange.send(200, JSON_TYPE, JSON.stringify(writeWhole({ ...record, finish })));
}
