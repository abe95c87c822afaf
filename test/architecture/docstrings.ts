import type { Node } from 'oxc-parser';
import { complain, type Rule, type Source } from './source.ts';

function hasDocstring({ text, comments }: Source, position: number): boolean {
  return comments.some(({ type, value, end }) => {
    if (type !== 'Block' || !value.startsWith('*') || end > position) return false;
    return /^[ \t]*\n?[ \t]*$/.test(text.slice(end, position));
  });
}

const declaredNames = (node: Node): string[] => {
  if (node.type === 'VariableDeclaration') {
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  }
  return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
};

/** Where the documentation of a name that is exported by `export { name }` may stand. */
function findDeclaration({ program }: Source, name: string): Node | undefined {
  return program.body.find((statement) => declaredNames(statement).includes(name));
}

/** What is exported here and declared here; what is passed on is documented where it comes from. */
function findUndocumented(source: Source, statement: Node): string[] {
  if (hasDocstring(source, statement.start)) return [];
  if (statement.type === 'ExportDefaultDeclaration') return ['default'];
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [];
  if (statement.declaration) return declaredNames(statement.declaration);
  return statement.specifiers
    .map(({ local }) => ('name' in local ? local.name : local.value))
    .filter((name) => {
      const declaration = findDeclaration(source, name);
      return !declaration || !hasDocstring(source, declaration.start);
    });
}

/** Every export of lib/ has a docstring directly above it. */
export const checkDocstrings: Rule = (sources) =>
  sources
    .filter(({ path }) => path.startsWith('lib/'))
    .flatMap((source) =>
      source.program.body.flatMap((statement) =>
        findUndocumented(source, statement).map((name) =>
          complain(source, statement.start, `${name} has no docstring`),
        ),
      ),
    );
