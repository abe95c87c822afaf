import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readTheme } from '../lib/store/kept-look.ts';

/**
 * Runs before the panel's first paint, which does not wait for its scripts: the frame of the page
 * has the theme that was chosen, and is not seen where the address names another view. Its box can
 * be written in as soon as it is there.
 */
export default defineUnlistedScript({
  main() {
    const { dataset } = document.documentElement;
    const theme = readTheme(() => localStorage);
    if (theme !== undefined) dataset['theme'] = theme;
    dataset['start'] = location.hash.slice(1);
    const focus = () => document.querySelector('textarea')?.focus();
    document.addEventListener('readystatechange', focus, { once: true });
  },
});
