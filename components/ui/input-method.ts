/** True while a key belongs to an input method (Chinese, Japanese, …) that is composing a word. */
export function isInputMethodKey(event: KeyboardEvent): boolean {
  // Safari and some input methods end the composition before its Enter arrives; only the key code
  // still tells (https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode).
  return event.isComposing || event.keyCode === 229;
}
