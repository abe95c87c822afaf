export const PYTHON_PACKAGES: string[];
export function findPython(): string;
