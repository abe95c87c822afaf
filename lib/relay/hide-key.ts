import { GlossError, isGlossError, type WireError } from '../errors.ts';

/** Hides a key that a server repeats in what it says of itself. */
export interface KeyCover {
  hideInWire(error: WireError): WireError;
  /** The same for something thrown; what is no `GlossError` comes back as it is. */
  hideInThrown(error: unknown): unknown;
}

/** A {@link KeyCover} for one key; an empty one hides nothing. */
export function createKeyCover(apiKey: string): KeyCover {
  const hide = (text: string) => (apiKey === '' ? text : text.replaceAll(apiKey, '•••'));
  const hideDetail = ({ detail }: { detail?: string }) =>
    detail === undefined ? {} : { detail: hide(detail) };
  return {
    hideInWire: (error) => ({ ...error, message: hide(error.message), ...hideDetail(error) }),
    hideInThrown: (error) =>
      isGlossError(error)
        ? new GlossError(error.code, hide(error.message), {
            ...error.details,
            ...hideDetail(error.details),
            cause: error.cause,
          })
        : error,
  };
}
