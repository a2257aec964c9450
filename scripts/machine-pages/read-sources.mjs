import { readdir, readFile } from 'node:fs/promises';
import ts from 'typescript';
import { inProject } from '../lib/project.mjs';

const sources = inProject('packages', 'machines', 'src');

/**
 * What the sources of a machine say of it in words: its own docstring, and that of each event it takes.
 * @param {string} name the machine's folder
 * @returns {Promise<{ purpose: string, events: Map<string, string> }>}
 */
export async function readMachineDocs(name) {
  const machine = await parse(`${name}/${name}.machine.ts`);
  const shared = await parse('generation-dialog/generation-dialog.types.ts');
  const own = (await readdir(`${sources}/${name}`)).filter((file) => file.endsWith('.types.ts'));
  const events = eventDocs(shared);
  for (const file of own) {
    for (const [type, text] of eventDocs(await parse(`${name}/${file}`))) events.set(type, text);
  }
  return { purpose: machineDoc(machine), events };
}

async function parse(file) {
  const text = await readFile(`${sources}/${file}`, 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function machineDoc(file) {
  for (const statement of file.statements) {
    const name =
      ts.isVariableStatement(statement) && statement.declarationList.declarations[0]?.name.getText();
    if (name && name.endsWith('Machine')) return docOf(file, statement.getFullStart(), statement.getStart());
  }
  return '';
}

/** The comment before each `{ type: '…' }` of a union. */
function eventDocs(file) {
  const docs = new Map();
  for (const statement of file.statements) {
    if (!ts.isTypeAliasDeclaration(statement) || !ts.isUnionTypeNode(statement.type)) continue;
    let end = statement.type.getFullStart();
    for (const member of statement.type.types) {
      const type = eventType(member);
      if (type !== null) {
        const text = docOf(file, end, member.getStart());
        if (text !== '' || !docs.has(type)) docs.set(type, text);
      }
      end = member.getEnd();
    }
  }
  return docs;
}

function eventType(member) {
  if (!ts.isTypeLiteralNode(member)) return null;
  for (const property of member.members) {
    if (!ts.isPropertySignature(property) || property.name.getText() !== 'type') continue;
    const literal = property.type;
    return literal && ts.isLiteralTypeNode(literal) && ts.isStringLiteral(literal.literal)
      ? literal.literal.text
      : null;
  }
  return null;
}

/** The words of the last docstring between two places, on one line for each paragraph. */
function docOf(file, start, end) {
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[\s|]*(?:export const \w+ =\s*)?$/.exec(
    file.text.slice(start, end),
  );
  if (comment === null) return '';
  return comment[1]
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\n/g, ' '))
    .join('\n\n');
}
