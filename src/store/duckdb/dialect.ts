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

/** The network extension is not part of the package: IPv4 by arithmetic, IPv6 by its digits written out. */
function networkSql(expression: string, network: string): string {
  const [base = '', size = ''] = network.split('/');
  if (base.includes(':')) return networkSql6(expression, base, Number(size));
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const span = 2 ** (32 - Number(size || 32));
  const first = Math.floor(number / span) * span;
  const part = (index: number): string => `TRY_CAST(split_part(${expression}, '.', ${index}) AS BIGINT)`;
  return `(${part(1)} * 16777216 + ${part(2)} * 65536 + ${part(3)} * 256 + ${part(4)}) BETWEEN ${first} AND ${first + span - 1}`;
}

function networkSql6(expression: string, base: string, bits: number): string {
  const side = (index: number): string =>
    `list_filter(string_split(coalesce(string_split(${expression}, '::')[${index}], ''), ':'), lambda g: g <> '')`;
  const [left, right] = [side(1), side(2)];
  const zeros = `list_resize(CAST([] AS VARCHAR[]), greatest(0, 8 - len(${left}) - len(${right})), '0')`;
  const digits = `array_to_string(list_transform(list_concat(list_concat(${left}, ${zeros}), ${right}), lambda g: lpad(g, 4, '0')), '')`;
  const wanted = digitsOf(base);
  const whole = Math.floor(bits / 4);
  const begins = whole === 0 ? 'TRUE' : `starts_with(${digits}, ${text(wanted.slice(0, whole))})`;
  if (bits % 4 === 0) return `(contains(${expression}, ':') AND ${begins})`;
  // The network ends within a digit: that one lies in a range.
  const span = 2 ** (4 - (bits % 4));
  const low = Math.floor(parseInt(wanted.charAt(whole), 16) / span) * span;
  const digit = (value: number): string => text(value.toString(16));
  return `(contains(${expression}, ':') AND ${begins} AND substr(${digits}, ${whole + 1}, 1) BETWEEN ${digit(low)} AND ${digit(low + span - 1)})`;
}

/** The 32 digits of an IPv6 address. */
function digitsOf(address: string): string {
  const [left = '', right] = address.toLowerCase().split('::', 2);
  const groups = (side: string | undefined): readonly string[] => (side ? side.split(':') : []);
  const zeros = right === undefined ? 0 : 8 - groups(left).length - groups(right).length;
  return [...groups(left), ...Array.from({ length: zeros }, () => '0'), ...groups(right)]
    .map((group) => group.padStart(4, '0'))
    .join('');
}
