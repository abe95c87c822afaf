/**
 * The one import of `@microsoft/fetch-event-source`: its byte pump.
 *
 * The package's `fetchEventSource()` cannot be used in a service worker: it reads `document` and
 * `window`, does not settle at the normal end, and posts a prompt again after any failure. Its
 * message assembler loses newlines, and its line splitter looks at each byte by itself, which takes
 * several times as long as the rest of the reading. The pump has none of these faults.
 *
 * @see https://github.com/Azure/fetch-event-source/blob/main/src/parse.ts
 */
export { getBytes } from '@microsoft/fetch-event-source/lib/esm/parse.js';
