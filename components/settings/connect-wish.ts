/** The settings are opened to connect a model: they begin where that is done. */
let isWished = false;

/** Says so, just before they are opened. */
export function wishToConnect(): void {
  isWished = true;
}

/** Whether somebody said so since they were last opened. */
export function takeConnectWish(): boolean {
  const wasWished = isWished;
  isWished = false;
  return wasWished;
}
