/** Red, green, blue (0 to 255) and how much it covers (0 to 1). */
export interface Colour {
  channels: readonly [number, number, number];
  alpha: number;
}

/** What a page stands on when it says nothing. */
export const WHITE: Colour = { channels: [255, 255, 255], alpha: 1 };

const COMPUTED = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
/** Sum of the differences of all channels, up to which no eye tells two colours apart. */
const MAX_SAME = 24;

/** Reads a computed colour of sRGB; null for those of other colour spaces. */
export function parseColour(text: string): Colour | null {
  const match = COMPUTED.exec(text);
  if (!match) return null;
  const [, red, green, blue, alpha] = match;
  return { channels: [Number(red), Number(green), Number(blue)], alpha: Number(alpha ?? 1) };
}

/** True when text of one colour cannot be seen on the other. */
export function isSameColour({ channels: [red, green, blue] }: Colour, on: Colour): boolean {
  const [onRed, onGreen, onBlue] = on.channels;
  return Math.abs(red - onRed) + Math.abs(green - onGreen) + Math.abs(blue - onBlue) <= MAX_SAME;
}
