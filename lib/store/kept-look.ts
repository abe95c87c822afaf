/** Where {@link readLook} finds it in `localStorage`. */
export const LOOK_KEY = 'look';

/** Finds `localStorage`, which throws where the user has switched it off. */
export type FindLookArea = () => Pick<Storage, 'getItem' | 'setItem'>;

/** What was kept of the look, as it stands there; undefined where there is nothing to read. */
export function readLook(findArea: FindLookArea): unknown {
  try {
    return JSON.parse(findArea().getItem(LOOK_KEY) ?? '');
  } catch {
    return undefined; // Never kept, or switched off.
  }
}

/** The theme that was kept; undefined for that of the system. */
export function readTheme(findArea: FindLookArea): 'light' | 'dark' | undefined {
  const look = readLook(findArea);
  const theme = typeof look === 'object' && look !== null && 'theme' in look ? look.theme : null;
  return theme === 'light' || theme === 'dark' ? theme : undefined;
}
