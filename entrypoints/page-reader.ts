import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../lib/page/reader/read-page.ts';

/**
 * The reader of pages, a file of its own: the panel has it run in the page that is read, when it is
 * asked to, and it is no part of the panel's own script.
 */
export default defineUnlistedScript({ main: () => readPage(document) });
