// Reads every error that the code can raise out of its syntax tree, so that docs/errors.md never says anything else.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

const languages = ['en', 'de'];

/**
 * Every object literal with a code, a side, a message and a next step. What is only known at run time reads "…".
 * Gives [{ code, side, file, message: { en, de }, next: { en, de } }], sorted by code.
 */
export function readErrors(sourceFolder) {
  const found = [];
  for (const file of sources(sourceFolder)) {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    const name = relative(sourceFolder, file).split(sep).join('/');
    const shared = constantsOf(program);
    for (const node of nodes(program)) {
      if (node.type !== 'ObjectExpression') continue;
      const members = Object.fromEntries(
        Object.entries(membersOf(node)).map(([key, value]) => [key, shared.get(value.name) ?? value]),
      );
      if (members.code && members.side && members.message && members.next)
        found.push(...errorsOf(members, name));
    }
    found.push(...signInHints(program, name, found));
  }
  return unique(found).sort((a, b) => compare(a.code, b.code) || compare(a.message.en, b.message.en));
}

/** Every guard that can stop or warn: [{ code, level, text, next }]. */
export function readGuards(sourceFolder) {
  const found = [];
  for (const node of ['guards.ts', 'deleted-mail.ts'].flatMap((name) => {
    const file = join(sourceFolder, 'engine', 'respond', name);
    return [...nodes(parseSync(file, readFileSync(file, 'utf8')).program)];
  })) {
    if (node.type === 'ObjectExpression') {
      const { code, level, text, next } = membersOf(node);
      if (textOf(code) && textOf(level) && text && next)
        found.push({
          code: textOf(code),
          level: textOf(level),
          text: localized(text),
          next: localized(next) ?? elsewhere,
        });
    }
    if (node.type !== 'CallExpression') continue;
    const [code, first, second] = node.arguments;
    if (node.callee.name === 'stop' && textOf(code))
      found.push({
        code: textOf(code),
        level: 'stop',
        text: { en: textOf(first), de: textOf(second) },
        next: {
          en: `If you mean it, add --override ${textOf(code)}.`,
          de: `Wenn Sie das wollen, ergänzen Sie --override ${textOf(code)}.`,
        },
      });
    if (node.callee.name === 'warn' && textOf(code))
      found.push({ code: textOf(code), level: 'warn', text: localized(first), next: localized(second) });
  }
  return found.sort((a, b) => compare(a.level, b.level) || compare(a.code, b.code));
}

const elsewhere = { en: '…', de: '…' };

/** The exit codes that a command's file names itself, beside those that every command can end with. */
export function readExits(file) {
  return [...new Set(exitsWithin(file, null))].sort((a, b) => a - b);
}

/** The exits in a file, or in one function of it, and in the functions of the command line that these call. */
function exitsWithin(file, functionName) {
  const { program } = parseSync(file, readFileSync(file, 'utf8'));
  const everything = [...nodes(program)];
  const functions = everything.filter((node) => node.type === 'FunctionDeclaration' && node.id);
  const within = functionName === null ? null : functions.find((node) => node.id.name === functionName);
  const own = within ? [...nodes(within)] : functionName === null ? everything : [];
  const constants = new Map(
    own
      .filter((node) => node.type === 'VariableDeclarator' && node.id.type === 'Identifier')
      .map((node) => [node.id.name, node.init]),
  );
  const told = own
    .filter((node) => node.type === 'Property' && node.key.name === 'exit')
    .map((node) => (node.value.type === 'Identifier' ? constants.get(node.value.name) : node.value));
  const returned = (within ? [within] : functions)
    .filter((node) => node.returnType?.typeAnnotation?.typeName?.name === 'ExitCode')
    .flatMap((node) => [...nodes(node)].filter((inner) => inner.type === 'ReturnStatement'))
    .map((node) => node.argument);
  const called = new Set(
    own.filter((node) => node.type === 'CallExpression').map((node) => node.callee.name),
  );
  const neighbours = everything
    .filter((node) => node.type === 'ImportDeclaration' && node.source.value.startsWith('.'))
    .map((node) => [resolve(dirname(file), node.source.value), node.specifiers])
    .filter(([path]) => path.includes(`${sep}cli${sep}`))
    .flatMap(([path, specifiers]) => specifiers.map((one) => [path, one.imported?.name, one.local.name]))
    .filter(([, , name]) => called.has(name));
  return [
    ...[...told, ...returned].flatMap((value) => outcomes(value)),
    ...neighbours.flatMap(([path, name]) => exitsWithin(path, name)),
    ...(within
      ? functions
          .filter((node) => node !== within && called.has(node.id.name))
          .flatMap((node) => exitsWithin(file, node.id.name))
      : []),
  ];
}

function outcomes(node) {
  if (node?.type === 'ConditionalExpression')
    return [...outcomes(node.consequent), ...outcomes(node.alternate)];
  return node?.type === 'Literal' && typeof node.value === 'number' ? [node.value] : [];
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !relative(folder, file).startsWith('simulator'))
    .sort();
}

function* nodes(value) {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (value !== null && typeof value === 'object') {
    if (typeof value.type === 'string') yield value;
    for (const item of Object.values(value)) yield* nodes(item);
  }
}

function membersOf(node) {
  return Object.fromEntries(
    node.properties
      .filter((property) => property.type === 'Property' && !property.shorthand)
      .map((property) => [property.key.name ?? property.key.value, property.value]),
  );
}

/** A text that several errors of a file share is a constant of it. */
function constantsOf({ body }) {
  return new Map(
    body
      .filter((node) => node.type === 'VariableDeclaration')
      .flatMap((node) => node.declarations.map((one) => [one.id.name, one.init])),
  );
}

/** `a ? b : c` is two errors, whose code and texts belong together by branch; of `a ?? b`, b is the one that stands here. */
function errorsOf(members, file) {
  const codes = branches(members.code);
  const messages = branches(members.message);
  const nexts = branches(members.next);
  return codes.flatMap((code, index) => {
    const id = textOf(code);
    const message = localized(messages[index] ?? messages[0]);
    const next = localized(nexts[index] ?? nexts[0]);
    return id && message && next ? [{ code: id, side: textOf(members.side), file, message, next }] : [];
  });
}

function branches(node) {
  if (node.type === 'ConditionalExpression')
    return [...branches(node.consequent), ...branches(node.alternate)];
  if (node.type === 'LogicalExpression') return branches(node.right);
  return [node];
}

/** Entra ID's own numbers: entries of code and next step that share the sentence of the error beside them. */
function signInHints(program, file, found) {
  const shared = found.find((error) => error.file === file && error.code === 'sign-in-failed');
  if (!shared) return [];
  return [...nodes(program)]
    .filter((node) => node.type === 'ObjectExpression')
    .map((node) => ({ code: textOf(membersOf(node).code), next: localized(node) }))
    .filter(({ code, next }) => code && next)
    .map(({ code, next }) => ({ ...shared, code, next }));
}

function localized(node) {
  if (node?.type !== 'ObjectExpression') return null;
  const members = membersOf(node);
  if (!languages.every((language) => members[language])) return shorthand(node);
  return Object.fromEntries(languages.map((language) => [language, textOf(members[language]) ?? '…']));
}

/** `{ en, de }`: both texts were handed in. */
function shorthand(node) {
  const names = node.properties.map((property) => property.key?.name);
  return languages.every((language) => names.includes(language)) ? elsewhere : null;
}

function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSAsExpression') return textOf(node.expression);
  if (node?.type !== 'TemplateLiteral') return null;
  return node.quasis.map((part) => part.value.cooked).join('…');
}

function unique(errors) {
  return [
    ...new Map(
      errors.map((error) => [JSON.stringify([error.code, error.message, error.next]), error]),
    ).values(),
  ];
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
