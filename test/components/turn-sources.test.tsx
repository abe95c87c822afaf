// @vitest-environment happy-dom
import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { createAnswer } from './fake-stores.ts';
import { renderApp, toSignals } from './render-app.tsx';

function renderAnswer(part: Partial<AssistantTurn>) {
  renderApp((signals) => {
    signals.turns.value = toSignals(createAnswer(part));
  });
  return screen.getByRole('article', { name: 'Assistant' });
}

const renderSources = (...citations: AssistantTurn['citations']) => {
  renderAnswer({ citations });
  return within(screen.getByRole('region', { name: 'Sources' }));
};

describe('the sources of an answer', () => {
  it('are links that open in a tab of their own and say nothing of where they were clicked', () => {
    const sources = renderSources({ url: 'https://birds.example/kea', title: 'Kea' });
    const link = sources.getByRole<HTMLAnchorElement>('link', { name: 'Kea' });
    expect(link.href).toBe('https://birds.example/kea');
    expect(link.target).toBe('_blank');
    expect(link.rel).toBe('noopener noreferrer');
  });

  it('show the real host, whatever their title says', () => {
    const sources = renderSources({
      url: 'https://birds.example@evil.example:8443/kea',
      title: 'birds.example',
    });
    expect(sources.getByRole('listitem').textContent).toBe('birds.example evil.example:8443');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'chrome://settings', 'kea', ''])(
    'are no links unless they are web pages: %s',
    (url) => {
      const sources = renderSources({ url, title: 'Kea' });
      expect(sources.queryByRole('link')).toBeNull();
      expect(sources.getByRole('listitem').textContent).toBe('Kea');
    },
  );

  it('are numbered in the order of the answer, those beyond the fourth folded away', () => {
    const citations = [1, 2, 3, 4, 5, 6].map((number) => ({
      url: `https://birds.example/${number}`,
      title: `Page ${number}`,
    }));
    renderSources(...citations);
    const [open, folded] = [...document.querySelectorAll('.sources ol')];
    expect(open?.children).toHaveLength(4);
    expect(folded?.getAttribute('start')).toBe('5');
    expect(document.querySelector('.sources summary')?.textContent).toBe('2 more');
  });

  it('load nothing', () => {
    renderSources({ url: 'https://birds.example/kea.png', title: '<img src=x>' });
    expect(document.querySelectorAll('img, link, iframe, script')).toHaveLength(0);
    expect(screen.getByText('<img src=x>')).toBeTruthy();
  });

  it('take no room where there are none', () => {
    renderAnswer({});
    expect(screen.queryByRole('region', { name: 'Sources' })).toBeNull();
  });
});

describe('what the service did', () => {
  it('names each of its tools once', () => {
    const answer = renderAnswer({ toolCalls: ['search', 'browse', 'search'] });
    expect(answer.textContent).toContain('The service used: search and browse');
  });

  it('tells what is left of the allowance', () => {
    const answer = renderAnswer({ credits: { total: 30, remaining: 17 } });
    expect(answer.textContent).toContain('17 of 30 left');
  });
});
