import { posix } from 'node:path';
import type { Source } from './source.ts';
import { walk } from './walk.ts';

/** One import of a file, or one re-export. */
export interface Import {
  /** A path from the repository root, or the name of a package. */
  target: string;
  isPackage: boolean;
  /** `import type` and `export type`; `import { type … }` still loads the module. */
  isType: boolean;
  /** `import()`, which loads the module later. */
  isDynamic: boolean;
  position: number;
}

/** All imports of a file: static, dynamic, in types, and re-exports. */
export function readImports(source: Source): Import[] {
  const imports: Import[] = [];
  const add = (specifier: string, isType: boolean, position: number, isDynamic = false) => {
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? specifier : posix.join(posix.dirname(source.path), specifier);
    imports.push({ target, isPackage, isType, isDynamic, position });
  };
  walk(source, (node) => {
    if (node.type === 'ImportDeclaration') {
      add(node.source.value, node.importKind === 'type', node.start);
    } else if (node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration') {
      if (node.source) add(node.source.value, node.exportKind === 'type', node.start);
    } else if (node.type === 'ImportExpression' && node.source.type === 'Literal') {
      add(String(node.source.value), false, node.start, true);
    } else if (node.type === 'TSImportType') {
      add(node.source.value, true, node.start);
    }
  });
  return imports;
}
