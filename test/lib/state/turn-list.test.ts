import { effect } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { createTurnList } from '../../../lib/state/turn-list.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';

const question = makeQuestion('question');
const answer = makeAnswer('answer', { parentId: 'question', createdAt: 1 });
const retried = makeAnswer('retried', { parentId: 'question', createdAt: 2 });
const edited = makeQuestion('edited', { createdAt: 3 });
const next = makeQuestion('next', { parentId: 'answer', createdAt: 4 });

function createList() {
  const list = createTurnList();
  list.add(question, answer);
  const toPath = () => list.path.value.map(({ value }) => value.id);
  return { list, toPath };
}

describe('the turns of a conversation', () => {
  it('are shown along the path to the newest', () => {
    const { list, toPath } = createList();
    list.add(retried);
    expect(toPath()).toEqual(['question', 'retried']);
    list.add(edited);
    expect(toPath()).toEqual(['edited']);
  });

  it('say where they stand among their versions', () => {
    const { list } = createList();
    list.add(retried);
    expect(list.findVersions('answer')).toEqual({ ids: ['answer', 'retried'], index: 0 });
    expect(list.findVersions('retried')?.index).toBe(1);
    list.update({ ...answer, text: 'written on' });
    expect(list.findVersions('retried')?.previous?.value).toMatchObject({ text: 'written on' });
    expect(list.findVersions('unknown')).toBeUndefined();
  });

  it('show another version with all that follows it', () => {
    const { list, toPath } = createList();
    list.add(next);
    list.add(retried);
    expect(list.show('answer')).toBe('next');
    expect(toPath()).toEqual(['question', 'answer', 'next']);
    expect(list.show('unknown')).toBeUndefined();
    expect(toPath()).toEqual(['question', 'answer', 'next']);
  });

  it('are told up to one of them, without it', () => {
    const { list } = createList();
    list.add(next);
    expect(list.before('next').map(({ id }) => id)).toEqual(['question', 'answer']);
    expect(list.before('question')).toEqual([]);
    expect(list.before('unknown')).toEqual([]);
  });

  it('grow each in its own signal: the list stays the same', () => {
    const { list } = createList();
    const seen = vi.fn();
    const dispose = effect(() => seen(list.path.value));
    list.update({ ...answer, text: 'longer' });
    list.update(makeAnswer('unknown'));
    expect(list.find('answer')?.value).toMatchObject({ text: 'longer' });
    expect(list.find('unknown')).toBeUndefined();
    expect(seen).toHaveBeenCalledOnce();
    dispose();
  });

  it('end before those that are taken away', () => {
    const { list, toPath } = createList();
    const second = makeAnswer('second', { parentId: 'next', createdAt: 5 });
    list.add(next, second);
    list.remove(['next', 'second']);
    expect(toPath()).toEqual(['question', 'answer']);
    list.remove(['unknown']);
    expect(toPath()).toEqual(['question', 'answer']);
  });

  it('begin anew', () => {
    const { list, toPath } = createList();
    list.reset([question, answer, retried], 'answer');
    expect(toPath()).toEqual(['question', 'answer']);
    list.reset();
    expect(toPath()).toEqual([]);
  });
});

describe('what is stored', () => {
  it('is taken in, but for what is ours', () => {
    const { list } = createList();
    list.update({ ...answer, text: 'as it streams here' });
    const stored = [
      { ...question, content: 'stored' },
      { ...answer, text: 'older' },
    ];
    list.merge(stored, 'answer', ({ id }) => id === 'answer');
    expect(list.find('question')?.value).toMatchObject({ content: 'stored' });
    expect(list.find('answer')?.value).toMatchObject({ text: 'as it streams here' });
  });

  it('is followed when it goes on from here', () => {
    const { list, toPath } = createList();
    list.merge([question, answer, next], 'next', () => false);
    expect(toPath()).toEqual(['question', 'answer', 'next']);
  });

  it('is not followed by who has stepped to another version', () => {
    const { list, toPath } = createList();
    list.add(retried);
    list.merge([question, answer, retried, next], 'next', () => false);
    expect(toPath()).toEqual(['question', 'retried']);
    expect(list.show('answer')).toBe('next');
  });
});
