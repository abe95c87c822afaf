/** A `ref` that moves the focus to its element when it appears. */
export function focusNode(node: HTMLElement | null): void {
  node?.focus();
}
