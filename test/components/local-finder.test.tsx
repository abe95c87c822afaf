// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LocalModels } from '../../lib/doctor/find-local-models.ts';
import { GlossError } from '../../lib/errors.ts';
import { renderApp } from './render-app.tsx';

const OLLAMA: LocalModels = {
  id: 'ollama',
  format: 'ollama',
  baseUrl: 'http://127.0.0.1:11434',
  models: ['small', 'large'],
  needsKey: false,
};

function openPicker(localModels: readonly LocalModels[] | null = null) {
  const rendered = renderApp((signals) => {
    signals.route.value = 'settings';
    signals.localModels.value = localModels;
  });
  fireEvent.click(screen.getByRole('button', { name: 'Add connection' }));
  return rendered;
}

describe('models on this computer', () => {
  beforeAll(() => import('../../components/settings/settings-page.tsx'));

  it('are looked for only when asked', () => {
    const { stores } = openPicker();
    expect(stores.settings.findLocalModels).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Look for models on this computer' }));
    expect(stores.settings.findLocalModels).toHaveBeenCalledOnce();
  });

  it('that answer lead into the form, filled in', async () => {
    openPicker([OLLAMA]);
    fireEvent.click(screen.getByRole('button', { name: 'Ollama · 2 models' }));
    const address = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Address' });
    expect(address.value).toBe('http://127.0.0.1:11434');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Model' }).value).toBe('small');
  });

  it('that are none get a sentence', () => {
    openPicker([]);
    expect(screen.getByText(/Nothing answers at the usual ports/)).toBeTruthy();
  });

  it('say why they could not be looked for', async () => {
    const { stores } = openPicker();
    stores.settings.findLocalModels.mockRejectedValueOnce(new GlossError('internal', 'gone'));
    fireEvent.click(screen.getByRole('button', { name: 'Look for models on this computer' }));
    await vi.waitFor(() => expect(screen.getByText(/Something went wrong/)).toBeTruthy());
  });
});
