import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { limitAnswer, MAX_ANSWER_CHARS } from '../../../lib/relay/limit-answer.ts';
import { FINISH, toText } from '../../helpers/fake-engine.ts';

describe('an answer', () => {
  it('passes on as it is up to its greatest length', () => {
    const passed: StreamPart[] = [];
    const limited = limitAnswer((part) => passed.push(part));
    const parts = [toText('x'.repeat(MAX_ANSWER_CHARS)), FINISH];
    parts.forEach(limited);
    expect(passed).toEqual(parts);
  });

  it('is refused from the piece that is too much, thinking included', () => {
    const passed: StreamPart[] = [];
    const limited = limitAnswer((part) => passed.push(part));
    limited({ type: 'reasoning-delta', text: 'x'.repeat(MAX_ANSWER_CHARS) });
    expect(() => limited(toText('y'))).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(passed).toHaveLength(1);
  });
});
