import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { Translate } from '../../lib/i18n/translate.ts';

/** Why an answer is not whole; null where it is, and where its error says so. */
export function describeEnd(
  t: Translate,
  { status, finishReason, error, text }: AssistantTurn,
): string | null {
  switch (status) {
    case 'stopped':
      return t('end.stopped');
    case 'interrupted':
      // Where nothing came at all, the error says so.
      if (error?.code === 'timeout') return text === '' ? null : t('end.timeout');
      return t(error === undefined ? 'end.interrupted' : 'end.network');
    case 'incomplete':
      return finishReason === 'length' || finishReason === 'content-filter'
        ? t(`end.${finishReason}`)
        : t('end.incomplete');
    default:
      return null;
  }
}
