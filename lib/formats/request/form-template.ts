/** True for a body template that is a form, as in `q={{prompt}}&stream=1`; no JSON begins so. */
export function isFormTemplate(body: string): boolean {
  return /^\s*[^\s"{[=&]+=/.test(body);
}
