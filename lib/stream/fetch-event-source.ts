/**
 * The one import of `@microsoft/fetch-event-source`: its byte pump and its line splitter.
 *
 * The package's `fetchEventSource()` cannot be used in a service worker: it reads `document` and
 * `window`, does not settle at the normal end, and posts a prompt again after any failure. Its
 * message assembler loses newlines. These two functions have neither fault.
 *
 * @see https://github.com/Azure/fetch-event-source/blob/main/src/parse.ts
 */
export { getBytes, getLines } from '@microsoft/fetch-event-source/lib/esm/parse.js';
