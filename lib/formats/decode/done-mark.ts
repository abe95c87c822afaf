/** True when a payload is the mark that OpenAI ends its streams with, quoted or not, in any case. */
export function isDoneMark(data: string): boolean {
  return /^\s*"?\[done\]"?\s*$/i.test(data);
}
