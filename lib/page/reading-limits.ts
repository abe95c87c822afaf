/** The most characters of a page that are taken. */
export const MAX_PAGE_CHARS = 1_000_000;

/** How long a page may take to be read, in milliseconds. */
export const READING_TIMEOUT_MS = 3000;
