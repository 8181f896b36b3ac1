import { member } from './evaluate.ts';

type Item = { readonly [key: string]: unknown };

export class SearchError extends Error {}

/**
 * `$search` of directory objects: `"displayName:anna" AND "mail:anna@"`, quoted clauses of one property each, joined by
 * AND and OR without precedence of their own (Microsoft Graph, "Use the $search query parameter"). A value matches at the
 * start of any word.
 */
export function directorySearch(text: string, properties: ReadonlyMap<string, boolean>) {
  const parts = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(AND|OR)|(\S+)/g)];
  const clauses: { readonly join: string; readonly name: string; readonly words: string }[] = [];
  let join = 'OR';
  for (const [index, part] of parts.entries()) {
    const [, quoted, connective, bare] = part;
    const wantsClause = index % 2 === 0;
    if (bare !== undefined || wantsClause !== (quoted !== undefined))
      throw new SearchError(`Syntax error: the $search clause ${text} is not quoted property:value pairs.`);
    if (connective !== undefined) {
      join = connective;
      continue;
    }
    const [, name = '', words = ''] = /^(\w+):(.+)$/s.exec(quoted ?? '') ?? [];
    if (!properties.has(name))
      throw new SearchError(`Searching on the property '${name || (quoted ?? '')}' is not supported.`);
    clauses.push({ join, name, words: words.toLowerCase() });
  }
  if (clauses.length === 0 || parts.length % 2 === 0)
    throw new SearchError(`Syntax error: the $search clause ${text} ends too early.`);
  return (item: Item): boolean =>
    clauses.reduce((found, clause, index) => {
      const hit = beginsAWord(item[clause.name], clause.words);
      return index === 0 ? hit : clause.join === 'AND' ? found && hit : found || hit;
    }, false);
}

function beginsAWord(value: unknown, words: string): boolean {
  const texts = Array.isArray(value) ? value.map(String) : [String(value ?? '')];
  return texts.some((text) =>
    [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].some((word) =>
      text.toLowerCase().startsWith(words, word.index),
    ),
  );
}

/** `$search` of messages: all words, anywhere in subject, body, sender or recipients; `subject:x` and `from:x` narrow. */
export function messageSearch(text: string): (item: Item) => boolean {
  const inner = text.replace(/^"|"$/g, '').replaceAll('\\"', '"');
  const terms = inner.split(/\s+/).filter(Boolean);
  if (terms.length === 0) throw new SearchError('The $search clause is empty.');
  return (item) =>
    terms.every((term) => {
      const [, field, value] = /^(subject|body|from|to):(.+)$/i.exec(term) ?? [];
      const haystack = textOf(item, field?.toLowerCase());
      return haystack.includes((value ?? term).toLowerCase());
    });
}

function textOf(item: Item, field: string | undefined): string {
  const parts: { readonly [field: string]: unknown } = {
    subject: item['subject'],
    body: member(item['body'], ['content']),
    from: item['from'],
    to: item['toRecipients'],
  };
  const wanted = field === undefined ? Object.values(parts) : [parts[field]];
  return wanted
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part ?? '')))
    .join('\n')
    .toLowerCase();
}
