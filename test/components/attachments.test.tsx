// @vitest-environment happy-dom
import { createEvent, fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { createPicture, createTextFile } from '../lib/chat/sample-attachments.ts';
import { PASSAGE, createUserTurn } from './fake-stores.ts';
import { renderApp, toSignals, update } from './render-app.tsx';

const PNG = new File(['x'], 'photo.png', { type: 'image/png' });
const getMessage = () => screen.getByRole('textbox', { name: 'Message' });

/** A clipboard, or what is dragged. */
const toTransfer = (files: File[], ...types: string[]) => ({
  files,
  types: files.length > 0 ? [...types, 'Files'] : types,
});

describe('attaching', () => {
  it('is a button that opens a file field, whose files are added; it can take them again', () => {
    const { stores, container } = renderApp();
    const input = container.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no file field');
    let clicks = 0;
    input.addEventListener('click', () => (clicks += 1));
    fireEvent.click(screen.getByRole('button', { name: 'Attach' }));
    expect(clicks).toBe(1);

    Object.defineProperty(input, 'files', { value: [PNG] });
    fireEvent.change(input);
    expect(stores.composer.attachments.add).toHaveBeenCalledExactlyOnceWith([PNG]);
    expect(stores.composer.requestFocus).toHaveBeenCalled();
    expect([input.multiple, input.value]).toEqual([true, '']);
  });

  it.each([
    ['a picture', toTransfer([PNG], 'text/html'), [[[PNG]]]],
    ['a file whose name comes as text', toTransfer([PNG], 'text/plain'), [[[PNG]]]],
    ['words', toTransfer([], 'text/plain', 'text/html'), []],
    ['words that come as a picture, too', toTransfer([PNG], 'text/plain', 'text/html'), []],
  ])('by pasting: %s', (_what, clipboardData, calls) => {
    const { stores } = renderApp();
    const paste = createEvent.paste(getMessage(), { clipboardData });
    fireEvent(getMessage(), paste);
    expect(stores.composer.attachments.add.mock.calls).toEqual(calls);
    // Words go into the box as ever.
    expect(paste.defaultPrevented).toBe(calls.length > 0);
  });

  it.each([
    ['files, wherever they fall', toTransfer([PNG]), [[[PNG]]]],
    ['words', toTransfer([], 'text/plain'), []],
  ])('by dropping: %s', (_what, dataTransfer, calls) => {
    const { stores } = renderApp();
    const [over, drop] = [createEvent.dragOver, createEvent.drop].map((create) => {
      const event = create(document.body);
      Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
      fireEvent(document.body, event);
      return event;
    });
    expect(stores.composer.attachments.add.mock.calls).toEqual(calls);
    expect([over?.defaultPrevented, drop?.defaultPrevented]).toEqual(
      calls.length > 0 ? [true, true] : [false, false],
    );
  });
});

describe('what is attached', () => {
  const renderChips = () =>
    renderApp((signals) => {
      signals.attachments.value = [
        createPicture('photo.png'),
        { ...createTextFile('notes.txt', 'Tea.'), size: 1_234_567 },
      ];
    });

  it('is listed, with its picture or its sign, its name and its size', () => {
    renderChips();
    const items = within(screen.getByRole('list', { name: 'Attachments' })).getAllByRole(
      'listitem',
    );
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'photo.png1 kB',
      'notes.txt1.2 MB',
    ]);
    expect(items.map((item) => item.querySelector('img')?.getAttribute('src'))).toEqual([
      'data:image/png;base64,iVBORw0KGgo=',
      undefined,
    ]);
  });

  it('can be removed by name, and the cursor goes back to the message box', () => {
    const { stores, signals } = renderChips();
    fireEvent.click(screen.getByRole('button', { name: 'Remove notes.txt' }));
    expect(stores.composer.attachments.remove).toHaveBeenCalledExactlyOnceWith(
      signals.attachments.value[1],
    );
    expect(stores.composer.requestFocus).toHaveBeenCalled();
  });

  it('can be previewed also where nothing is selected, by one button', () => {
    const { signals, stores } = renderChips();
    fireEvent.click(screen.getByRole('button', { name: 'Preview' }));
    expect(stores.composer.togglePreview).toHaveBeenCalledOnce();
    update(() => {
      signals.selection.value = { passage: PASSAGE, selectedLength: PASSAGE.text.length };
    });
    expect(screen.getAllByRole('button', { name: 'Preview' })).toHaveLength(1);
  });

  it('is not listed when there is none', () => {
    renderApp();
    expect(screen.queryByRole('list', { name: 'Attachments' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Preview' })).toBeNull();
  });
});

describe('what stands in the way of sending', () => {
  it.each([
    ['reading', 'Reading the files…'],
    ['device-blind', 'On its own, Gloss cannot see pictures.'],
    ['model-blind', 'This model cannot see pictures.'],
    ['too-much', 'This is more than one chat can carry.'],
  ] as const)('is said, and nothing can be pressed: %s', (obstacle, words) => {
    const { stores } = renderApp((signals) => {
      signals.draft.value = 'What is it?';
      signals.hasPassage.value = true;
      signals.attachments.value = [createPicture('photo.png')];
      signals.attachmentObstacle.value = obstacle;
    });
    expect(screen.getByRole('status').textContent).toContain(words);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
    const action = screen.getByRole('button', { name: 'Summarize' });
    expect(action.getAttribute('aria-disabled')).toBe('true');
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.composer.sendDraft).not.toHaveBeenCalled();
  });

  it('is said of each file that could not be attached, by name', () => {
    renderApp((signals) => {
      signals.attachmentProblems.value = [
        { code: 'unsupported', name: 'a.zip' },
        { code: 'too-many' },
      ];
    });
    const words = screen.getByRole('alert').textContent;
    expect(words).toContain('a.zip is neither a picture');
    expect(words).toContain('At most 8 files go with a message');
  });
});

it('a question that was sent shows its pictures and the names of its files', () => {
  const attachments = [createPicture('photo.png'), createTextFile('notes.txt', 'Tea.')];
  renderApp((signals) => {
    signals.turns.value = toSignals(createUserTurn({ attachments }));
  });
  const turn = screen.getByRole('article', { name: 'You' });
  expect(turn.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=');
  expect(turn.textContent).toContain('photo.png');
  expect(turn.textContent).toContain('notes.txt');
  expect(within(turn).queryByRole('button', { name: /Remove/ })).toBeNull();
});
