import type { SqlDialect } from '../../domain/sql.ts';

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** DuckDB's way of writing what engines write differently. */
export const duckdbDialect: SqlDialect = {
  text,
  column: quoted,
  anyValue: (expression) => `any_value(${expression})`,
  member: (column, path) =>
    `json_extract_string(${quoted(column)}, ${text(`$${path.map((name) => `."${name.replaceAll('"', '')}"`).join('')}`)})`,
  lower: (expression) => `lower(${expression})`,
  contains: (expression, literal) => `contains(${expression}, ${text(literal)})`,
  startsWith: (expression, literal) => `starts_with(${expression}, ${text(literal)})`,
  endsWith: (expression, literal) => `suffix(${expression}, ${text(literal)})`,
  like: (expression, pattern) => `${expression} LIKE ${text(pattern)} ESCAPE '!'`,
  // Flags inside the expression: as an option, `m` means something else here, and the dot would match line ends.
  regex: (expression, source, flags) =>
    `regexp_matches(${expression}, ${text(flags === '' ? source : `(?${flags})${source}`)})`,
  number: (expression) => `TRY_CAST(${expression} AS DOUBLE)`,
  inNetwork: (expression, network) => networkSql(expression, network),
  timePart: (expression, part) => `date_part(${text(part)}, epoch_ms(${expression}))`,
  milliseconds: (expression) => expression,
  rowHash: (columns) => `CAST(hash(${columns.map(quoted).join(', ')}) AS VARCHAR)`,
  percentile: (expression, percent, over) => `quantile_cont(${expression}, ${percent / 100}) ${over}`,
  gather: (expression, order, limit) =>
    `coalesce(list(${expression} ORDER BY ${order}) FILTER (${expression} IS NOT NULL), [])[1:${limit}]`,
  distinct: (expression, limit) =>
    `coalesce(list(DISTINCT ${expression}) FILTER (${expression} IS NOT NULL), [])[1:${limit}]`,
  replace: (expression, source, replacement) =>
    `regexp_replace(${expression}, ${text(source)}, ${text(replacement)}, 'g')`,
};

/** The network extension is not part of the package: IPv4 by arithmetic, IPv6 by its leading characters. */
function networkSql(expression: string, network: string): string {
  const [base = '', size = '32'] = network.split('/');
  if (base.includes(':'))
    return `starts_with(lower(${expression}), ${text(base.toLowerCase().replace(/:+$/, ':'))})`;
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const span = 2 ** (32 - Number(size));
  const first = Math.floor(number / span) * span;
  const part = (index: number): string => `TRY_CAST(split_part(${expression}, '.', ${index}) AS BIGINT)`;
  return `(${part(1)} * 16777216 + ${part(2)} * 65536 + ${part(3)} * 256 + ${part(4)}) BETWEEN ${first} AND ${first + span - 1}`;
}
