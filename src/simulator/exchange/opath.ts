import type { Obj } from '../state/tenant.ts';
import { exchangeError } from './cmdlet.ts';

// OPATH, the language of -Filter ("Recipient filters in Exchange PowerShell commands"): comparisons of properties with
// quoted texts, numbers and $null, $true, $false, joined by -and, -or, -not and parentheses.

type Test = (item: Obj) => boolean;

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

/** The condition that a -Filter states; refused where it is none. */
export function parseOpath(text: string): Test {
  const tokens = text.match(/'(?:[^']|'')*'|"[^"]*"|\(|\)|-?[\w.$@:*\\/-]+/g) ?? [];
  const reader: Reader = { tokens, at: 0 };
  const test = either(reader);
  if (reader.at < tokens.length) throw malformed(text, tokens[reader.at]!);
  return test;
}

function either(reader: Reader): Test {
  const parts = [both(reader)];
  while (take(reader, '-or')) parts.push(both(reader));
  return (item) => parts.some((part) => part(item));
}

function both(reader: Reader): Test {
  const parts = [single(reader)];
  while (take(reader, '-and')) parts.push(single(reader));
  return (item) => parts.every((part) => part(item));
}

function single(reader: Reader): Test {
  if (take(reader, '-not')) {
    const inner = single(reader);
    return (item) => !inner(item);
  }
  if (take(reader, '(')) {
    const inner = either(reader);
    if (!take(reader, ')')) throw malformed(reader.tokens.join(' '), 'end of the filter');
    return inner;
  }
  return comparison(reader);
}

function comparison(reader: Reader): Test {
  const [property = '', operator = '', value] = reader.tokens.slice(reader.at, reader.at + 3);
  const compare = operators[operator.toLowerCase()];
  if (!/^\w+$/.test(property) || !compare || value === undefined)
    throw malformed(reader.tokens.join(' '), operator || property || 'end of the filter');
  reader.at += 3;
  const wanted = literal(value);
  return (item) => {
    const name = Object.keys(item).find((key) => key.toLowerCase() === property.toLowerCase());
    if (name === undefined)
      throw exchangeError(
        400,
        'Microsoft.Exchange.Configuration.Tasks.TaskException',
        `Cannot bind parameter 'Filter' to the target. "${property}" is not a recognized filterable property.`,
      );
    const held = item[name];
    // A property of many values meets the comparison where any of them does.
    return (Array.isArray(held) && held.length > 0 ? held : [held]).some((one) => compare(one, wanted));
  };
}

type Value = string | boolean | null;
type Compare = (held: unknown, wanted: Value) => boolean;

const same: Compare = (held, wanted) =>
  wanted === null ? held === null || held === undefined || isEmpty(held) : plain(held) === plain(wanted);
const like: Compare = (held, wanted) => wildcard(plain(held), plain(wanted));
const ordered =
  (accept: (difference: number) => boolean): Compare =>
  (held, wanted) => {
    const [left, right] = [plain(held), plain(wanted)];
    const numbers = [Number(left), Number(right)] as const;
    if (left !== '' && right !== '' && numbers.every((number) => !Number.isNaN(number)))
      return accept(numbers[0] - numbers[1]);
    return left !== '' && accept(left < right ? -1 : left > right ? 1 : 0);
  };

const operators: { readonly [operator: string]: Compare } = {
  '-eq': same,
  '-ne': (held, wanted) => !same(held, wanted),
  '-like': like,
  '-notlike': (held, wanted) => !like(held, wanted),
  '-gt': ordered((difference) => difference > 0),
  '-ge': ordered((difference) => difference >= 0),
  '-lt': ordered((difference) => difference < 0),
  '-le': ordered((difference) => difference <= 0),
};

function isEmpty(held: unknown): boolean {
  return held === '' || (Array.isArray(held) && held.length === 0);
}

function plain(value: unknown): string {
  return String(value ?? '').toLowerCase();
}

/** `*` at either end is all that OPATH takes. */
function wildcard(text: string, pattern: string): boolean {
  const bare = pattern.replace(/^\*|\*$/g, '');
  if (pattern.startsWith('*') && pattern.endsWith('*')) return text.includes(bare);
  if (pattern.startsWith('*')) return text.endsWith(bare);
  return pattern.endsWith('*') ? text.startsWith(bare) : text === bare;
}

function literal(token: string): Value {
  if (/^'.*'$/s.test(token)) return token.slice(1, -1).replaceAll("''", "'");
  if (/^".*"$/s.test(token)) return token.slice(1, -1);
  const named: { readonly [name: string]: Value } = { $null: null, $true: true, $false: false };
  return named[token.toLowerCase()] ?? (token.toLowerCase() === '$null' ? null : token);
}

function take(reader: Reader, word: string): boolean {
  if (reader.tokens[reader.at]?.toLowerCase() !== word) return false;
  reader.at++;
  return true;
}

function malformed(filter: string, near: string): Error {
  return exchangeError(
    400,
    'Microsoft.Exchange.Configuration.Tasks.TaskException',
    `Cannot bind parameter 'Filter' to the target. Invalid filter syntax. For a description of the filter parameter syntax see the command help. "${filter}" near '${near}'.`,
  );
}
