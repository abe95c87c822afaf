import { createContext } from 'preact';

/** How code and tables are copied; null where it cannot be. */
export const CopyContext = createContext<((text: string) => Promise<void>) | null>(null);
