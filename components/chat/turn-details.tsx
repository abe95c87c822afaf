import { findCost } from '../../lib/chat/cost.ts';
import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { PRICES_DATE } from '../../lib/chat/prices.ts';
import { splitWords } from '../../lib/chat/split-words.ts';
import { useApp } from '../app-context.ts';

/** A pace is told of answers that are long enough to have one. */
const MIN_PACED_WORDS = 10;
const MIN_PACED_MS = 200;

/** How long an answer took, how many tokens, and what they cost, as far as that is known. */
export function TurnDetails({ turn }: { turn: AssistantTurn }) {
  const { settings, t } = useApp();
  const { firstWordMs, totalMs, usage = {}, continuations = 0 } = turn;
  const toSeconds = (time: number) => (time / 1000).toFixed(1);
  const pace = continuations === 0 ? findPace(turn, settings.language.value) : null;
  const lines = [
    continuations > 0 && t('turn.continued', { count: continuations }),
    firstWordMs !== undefined &&
      totalMs !== undefined &&
      t('turn.facts', { first: toSeconds(firstWordMs), total: toSeconds(totalMs) }),
    pace !== null && t('turn.pace', { count: pace }),
    usage.inputTokens !== undefined && t('turn.input-tokens', { count: usage.inputTokens }),
    usage.outputTokens !== undefined && t('turn.output-tokens', { count: usage.outputTokens }),
    describeCost(),
  ];
  return (
    <ul class="hint turn-details" aria-label={t('turn.details')}>
      {lines.filter(Boolean).map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );

  function describeCost() {
    const connection = settings.connections.value.find(({ id }) => id === turn.connectionId);
    const { engine } = turn;
    // Its prices are those of the model it has now.
    const isSame = engine?.kind === 'connection' && connection?.model === engine.model;
    const cost = findCost(turn, isSame ? connection?.prices : {});
    if (cost === null) return false;
    const language = settings.language.value;
    const dollars = { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 } as const;
    const amount = new Intl.NumberFormat(language, dollars).format(cost.dollars);
    if (cost.isOwn) return t('turn.cost-own', { amount });
    const day = { dateStyle: 'long', timeZone: 'UTC' } as const;
    const date = new Intl.DateTimeFormat(language, day).format(new Date(PRICES_DATE));
    return t('turn.cost-listed', { amount, date });
  }
}

/** Words a second, once they had begun to come; null where there were too few to say. */
function findPace(turn: AssistantTurn, locale: string): number | null {
  const { text, firstWordMs = 0, totalMs = 0 } = turn;
  const count = splitWords(text, locale).filter(({ isWordLike }) => isWordLike).length;
  const durationMs = totalMs - firstWordMs;
  if (count < MIN_PACED_WORDS || durationMs < MIN_PACED_MS) return null;
  return Math.round(count / (durationMs / 1000));
}
