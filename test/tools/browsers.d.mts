export function findChromium(): string;
export function findFirefox(): string;
export function ensureChromium(): Promise<string>;
export function ensureFirefox(): Promise<string>;
