/** An element of a formula, with attributes that size and place it, and nothing else. */
export interface FormulaElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ReadonlyArray<FormulaElement | string>;
}
