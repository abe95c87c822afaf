import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { openTypedPort } from '../../../lib/protocol/typed-port.ts';
import { createPortPair, settlePorts } from '../../helpers/fake-port.ts';

const MESSAGE = v.variant('type', [
  v.object({ type: v.literal('word-said'), word: v.string() }),
  v.object({ type: v.literal('talk-end') }),
]);
type Message = v.InferOutput<typeof MESSAGE>;

/** A typed port whose other end is in the test's hand. */
function open() {
  const { near, far } = createPortPair();
  const onWord = vi.fn();
  const onEnd = vi.fn();
  const onGone = vi.fn();
  const port = openTypedPort<Message, Message>(
    near,
    MESSAGE,
    { 'word-said': onWord, 'talk-end': onEnd },
    onGone,
  );
  const received: unknown[] = [];
  far.onMessage.addListener((message) => received.push(message));
  return { port, far, onWord, onEnd, onGone, received };
}

describe('a typed port', () => {
  it('gives each message to the handler of its type, in order', async () => {
    const { far, onWord, onEnd } = open();
    far.postMessage({ type: 'word-said', word: 'one' });
    far.postMessage({ type: 'word-said', word: 'two' });
    far.postMessage({ type: 'talk-end' });
    await settlePorts();
    expect(onWord.mock.calls).toEqual([
      [{ type: 'word-said', word: 'one' }],
      [{ type: 'word-said', word: 'two' }],
    ]);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(onEnd).toHaveBeenCalledAfter(onWord);
  });

  it.each([
    ['no object', 'word-said'],
    ['nothing', null],
    ['no type', {}],
    ['an unknown type', { type: 'toString' }],
    ['a field of another type', { type: 'word-said', word: 1 }],
    ['a field missing', { type: 'word-said' }],
  ])('drops a message with %s and goes on', async (_what, message) => {
    const { far, onWord, onEnd } = open();
    far.postMessage(message);
    await settlePorts();
    expect(onWord).not.toHaveBeenCalled();
    expect(onEnd).not.toHaveBeenCalled();
    far.postMessage({ type: 'talk-end' });
    await settlePorts();
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('calls no handler for any other JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (message) => {
        const { far, onWord, onEnd } = open();
        far.postMessage(message);
        await settlePorts();
        expect([...onWord.mock.calls, ...onEnd.mock.calls]).toEqual([]);
      }),
    );
  });

  it('hands over only the fields that are known', async () => {
    const { far, onWord } = open();
    far.postMessage({ type: 'word-said', word: 'one', url: 'https://evil.test' });
    await settlePorts();
    expect(onWord).toHaveBeenCalledWith({ type: 'word-said', word: 'one' });
  });

  it('sends', async () => {
    const { port, received } = open();
    port.send({ type: 'talk-end' });
    await settlePorts();
    expect(received).toEqual([{ type: 'talk-end' }]);
  });
});

describe('when the other end goes', () => {
  it('that is told once, after what it had said', async () => {
    const { far, onEnd, onGone } = open();
    far.postMessage({ type: 'talk-end' });
    far.disconnect();
    far.disconnect();
    await settlePorts();
    expect(onGone).toHaveBeenCalledOnce();
    expect(onGone).toHaveBeenCalledAfter(onEnd);
  });

  it('sending does nothing', async () => {
    const { port, far, received } = open();
    far.disconnect();
    await settlePorts();
    port.send({ type: 'talk-end' });
    await settlePorts();
    expect(received).toEqual([]);
  });
});

describe('when this end goes', () => {
  it('nobody is told here, and sending does nothing', async () => {
    const { port, far, onGone, received } = open();
    const onFarGone = vi.fn();
    far.onDisconnect.addListener(onFarGone);
    port.disconnect();
    port.send({ type: 'talk-end' });
    await settlePorts();
    expect(onFarGone).toHaveBeenCalledOnce();
    expect(onGone).not.toHaveBeenCalled();
    expect(received).toEqual([]);
  });

  it('what was sent before still arrives', async () => {
    const { port, received } = open();
    port.send({ type: 'talk-end' });
    port.disconnect();
    await settlePorts();
    expect(received).toEqual([{ type: 'talk-end' }]);
  });
});
