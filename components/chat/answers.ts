/** What is loaded with the first turn. */
export { SpokenText } from './spoken-text.tsx';
export { Turns } from './turns.tsx';
