/** The text of the first `count` chunks. */
export function toWords(count: number): string;
