import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { WireError } from '../../lib/errors.ts';
import type { Translate } from '../../lib/i18n/translate.ts';

/** Why an answer is not whole; null where it is, and where it has an error, whose card says so. */
export function describeEnd(
  t: Translate,
  { status, finishReason, error }: AssistantTurn,
): string | null {
  switch (status) {
    case 'stopped':
      return t('end.stopped');
    case 'interrupted':
      return error === undefined ? t('end.interrupted') : null;
    case 'incomplete':
      return finishReason === 'length' || finishReason === 'content-filter'
        ? t(`end.${finishReason}`)
        : t('end.incomplete');
    default:
      return null;
  }
}

/** What an error means for an answer that had begun; null where none had, and the error says all. */
export function describeBreak(
  t: Translate,
  { status, text, reasoning }: AssistantTurn,
  { code }: WireError,
): string | null {
  if (status !== 'interrupted' || (text === '' && reasoning === '')) return null;
  return t(code === 'timeout' ? 'end.timeout' : 'end.network');
}
