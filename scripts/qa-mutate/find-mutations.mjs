import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

/** @typedef {{ kind: string, file: string, line: number, what: string, start: number, end: number, text: string }} Mutation */

const sources = ['packages/machines/src/*/*.ts', 'packages/ui/src/**/*.tsx'];
const notWalked = /\.(test|stories)\.|[\\/](testing|test-support|story-support)[\\/]/;

/**
 * Everything that can be taken away from the machines and the components, so that somebody should miss it.
 * @param {string} root
 * @returns {Promise<Mutation[]>}
 */
export async function findMutations(root) {
  const found = ts.sys.readDirectory(root, ['.ts', '.tsx'], ['**/node_modules', '**/dist'], sources);
  const files = found.map((file) => path.relative(root, file)).filter((file) => !notWalked.test(file));
  const mutations = await Promise.all(
    files.map(async (file) => mutationsOf(file, await readFile(path.join(root, file), 'utf8'))),
  );
  return mutations.flat();
}

/**
 * What it is, and where.
 * @param {Mutation} mutation
 */
export function nameOf({ kind, file, line, what }) {
  return `${kind}: ${file}:${line} ${what}`;
}

function mutationsOf(file, content) {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, kind);
  const found = [];
  const add = (kindOfChange, node, what, span, text) =>
    found.push({
      kind: kindOfChange,
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      what,
      text,
      ...span,
    });
  const visit = (node) => {
    if (ts.isPropertyAssignment(node)) {
      const name = keyOf(node);
      if (['on', 'after'].includes(name) && ts.isObjectLiteralExpression(node.initializer)) {
        for (const each of node.initializer.properties) {
          if (!ts.isPropertyAssignment(each)) continue;
          add('transition deleted', each, keyOf(each), withComma(each, content), '');
          alternatives(each);
        }
      }
      if (['always', 'onDone', 'onError'].includes(name)) alternatives(node);
      if (name === 'guard')
        add('guard deleted', node, shortened(node.getText()), withComma(node, content), '');
      if (name === 'guards' && ts.isObjectLiteralExpression(node.initializer)) guardsIn(node.initializer);
    }
    if (ts.isVariableDeclaration(node) && /Guards$/.test(node.name.getText())) {
      const object = objectIn(node.initializer);
      if (object !== undefined) guardsIn(object);
    }
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) buttons(node);
    ts.forEachChild(node, visit);
  };

  function alternatives(property) {
    if (!ts.isArrayLiteralExpression(property.initializer)) return;
    property.initializer.elements.forEach((each, index) => {
      add('transition deleted', each, `${keyOf(property)} #${index + 1}`, withComma(each, content), '');
    });
  }

  function guardsIn(object) {
    for (const each of object.properties) {
      if (!ts.isPropertyAssignment(each)) continue;
      for (const answer of ['true', 'false']) {
        add(`guard always ${answer}`, each, keyOf(each), spanOf(each.initializer), `() => ${answer}`);
      }
    }
  }

  function buttons(node) {
    const opening = ts.isJsxElement(node) ? node.openingElement : node;
    const tag = opening.tagName.getText();
    if (!/(^b|B)utton$|Action$/.test(tag)) return;
    const what = shortened(node.getText());
    add('button removed', node, what, spanOf(node), '<></>');
    for (const attribute of opening.attributes.properties) {
      const isHandler = ts.isJsxAttribute(attribute) && /^on[A-Z]/.test(attribute.name.getText());
      if (!isHandler || attribute.initializer === undefined) continue;
      add('button sends nothing', attribute, what, spanOf(attribute.initializer), '{() => undefined}');
    }
  }

  visit(source);
  return found;
}

function keyOf({ name }) {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : name.getText();
}

/** Also behind `satisfies`, `as const` and calls that keep what they are given. */
function objectIn(node) {
  if (node === undefined || ts.isObjectLiteralExpression(node)) return node;
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) return objectIn(node.expression);
  return ts.isCallExpression(node) ? objectIn(node.arguments[0]) : undefined;
}

const spanOf = (node) => ({ start: node.getStart(), end: node.end });

function withComma(node, content) {
  const [comma = ''] = /^\s*,/.exec(content.slice(node.end)) ?? [];
  return { start: node.getFullStart(), end: node.end + comma.length };
}

function shortened(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
