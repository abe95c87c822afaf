/** What is loaded with the first turn. */
export { lookUpFaces } from '../markdown/look-up-faces.ts';
export { SpokenText } from './spoken-text.tsx';
export { Turns } from './turns.tsx';
