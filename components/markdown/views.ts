/** What is loaded with the first answer. */
export { Reasoning } from '../chat/reasoning.tsx';
export { Markdown } from './markdown.tsx';
export { SpokenAnswer } from './spoken-answer.tsx';
