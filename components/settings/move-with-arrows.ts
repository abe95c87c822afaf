/** Up and down go through the search field and the presets below it, as in a menu. */
export function moveWithArrows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .preset')];
  const index = stops.findIndex((stop) => stop === document.activeElement);
  if (index < 0) return;
  event.preventDefault();
  stops.at((index + step) % stops.length)?.focus();
}
