import { eventColumns } from '../domain/event.ts';
import type { SqlRunner } from '../domain/sql.ts';
import { isObject } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { evaluate } from './evaluate.ts';
import type { FieldValue } from './evaluate.ts';
import { keywordFields, lookupField, sourceCondition } from './fields.ts';
import { literalPattern } from './pattern.ts';
import { all, any } from './predicate.ts';
import type { FieldRef, Predicate } from './predicate.ts';
import { resolveRule } from './resolve.ts';
import type { SigmaFilter, SigmaProblem, SigmaRule } from './rule.ts';
import { predicateSql } from './sql.ts';

export interface CompiledRule {
  readonly rule: SigmaRule;
  readonly predicate: Predicate;
}

export interface RefusedRule {
  readonly file: string;
  readonly title: string | null;
  readonly problems: readonly SigmaProblem[];
}

/** Turns rules into predicates over the event schema; a rule that cannot be run whole is refused with the reason. */
export function compileRules(
  rules: readonly SigmaRule[],
  placeholders: { readonly [name: string]: readonly string[] },
  filters: readonly SigmaFilter[] = [],
): { readonly compiled: readonly CompiledRule[]; readonly refused: readonly RefusedRule[] } {
  const compiled: CompiledRule[] = [];
  const refused: RefusedRule[] = [];
  const options = { lookup: lookupField, keywordFields, placeholders };
  const sifting = filters.map((filter) => ({ filter, ...resolveRule(filter, options) }));
  for (const { filter, problems } of sifting) {
    const list = [...problems, ...unknownTargets(filter, rules)];
    if (list.length > 0) refused.push({ file: filter.file, title: filter.title, problems: list });
  }
  for (const rule of rules) {
    const source = sourceCondition(rule.logsource.product, rule.logsource.service);
    const { predicate, problems } = resolveRule(rule, options);
    const list = source
      ? problems
      : [
          {
            code: 'unsupported-logsource' as const,
            message: `nothing is collected for logsource ${rule.logsource.product ?? ''}/${rule.logsource.service ?? rule.logsource.category ?? ''}`,
            position: null,
          },
        ];
    if (!source || list.length > 0) refused.push({ file: rule.file, title: rule.title, problems: list });
    else {
      const sieves = sifting
        .filter(({ filter, problems }) => problems.length === 0 && appliesTo(filter, rule))
        .map(({ predicate }) => predicate);
      compiled.push({ rule, predicate: all([sourcePredicate(source), predicate, ...sieves]) });
    }
  }
  return { compiled, refused };
}

/** A filter's condition is joined to each of its rules with `and` (Sigma filters specification 2.x). */
function appliesTo(filter: SigmaFilter, rule: SigmaRule): boolean {
  const { product, service, category } = filter.logsource;
  const same =
    (product === null || product === rule.logsource.product) &&
    (service === null || service === rule.logsource.service) &&
    (category === null || category === rule.logsource.category);
  return (
    same && (filter.rules === 'any' || filter.rules.some((name) => name === rule.id || name === rule.name))
  );
}

/** A filter that names a rule which is not there would silently leave it unfiltered. */
function unknownTargets(filter: SigmaFilter, rules: readonly SigmaRule[]): readonly SigmaProblem[] {
  if (filter.rules === 'any') return [];
  return filter.rules
    .filter((name) => !rules.some((rule) => rule.id === name || rule.name === name))
    .map((name) => ({
      code: 'unknown-rule',
      message: `it filters ${name}, which was not loaded or was refused`,
      position: null,
    }));
}

function sourcePredicate(source: { readonly [column: string]: readonly string[] }): Predicate {
  return all(
    Object.entries(source).map(([column, values]) =>
      any(
        values.map((value): Predicate => ({
          kind: 'test',
          field: { column, member: null, type: 'text' },
          test: { test: 'pattern', pattern: literalPattern(value), cased: false },
        })),
      ),
    ),
  );
}

const gateColumns = eventColumns.filter((column) => column.gate).map((column) => column.name);

/**
 * Finds every event that some rule matches, in one pass: the few combinations of low-cardinality columns are judged
 * first, in memory; only rules that need more look at rows, and only at rows of combinations that can match. The result
 * is the table `hits(rule, row)`, with the rule's index in the list. Gives the rules that the engine could not run (a
 * regular expression that it does not know): they found nothing, which must be said.
 */
export async function matchRules(
  runner: SqlRunner,
  rules: readonly CompiledRule[],
): Promise<readonly RefusedRule[]> {
  const { dialect } = runner;
  await runner.scratch('hits', { rule: 'integer', row: 'offset' });
  const combinations = await gate(runner);
  const decided: string[] = [];
  const open: { readonly index: number; readonly combinations: number[] }[] = [];
  for (const [index, { predicate }] of rules.entries()) {
    const possible: number[] = [];
    for (const [id, combination] of combinations.entries()) {
      const verdict = evaluate(predicate, (field) => gateValue(combination, field));
      if (verdict === true) decided.push(`(${index}, ${id})`);
      else if (verdict === null) possible.push(id);
    }
    if (possible.length > 0) open.push({ index, combinations: possible });
  }
  if (decided.length > 0) {
    await runner.run(
      `INSERT INTO hits SELECT d.rule, g."row" FROM (VALUES ${decided.join(', ')}) AS d(rule, combination) JOIN gate g ON g.combination = d.combination`,
    );
  }
  const failed: RefusedRule[] = [];
  for (const { index, combinations: possible } of open) {
    const { rule, predicate } = rules[index]!;
    try {
      await runner.run(
        `INSERT INTO hits SELECT ${index}, ${runner.rowId} FROM ${runner.events} WHERE ${runner.rowId} IN (SELECT "row" FROM gate WHERE combination IN (${possible.join(', ')})) AND ${predicateSql(predicate, dialect)}`,
      );
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message.split('\n')[0]! : String(thrown);
      failed.push({
        file: rule.file,
        title: rule.title,
        problems: [{ code: 'engine', message: `the engine cannot run it: ${message}`, position: null }],
      });
    }
  }
  return failed;
}

/** Numbers the combinations that occur, and notes each row's in the table `gate(row, combination)`. */
async function gate(runner: SqlRunner): Promise<readonly { readonly [column: string]: Json }[]> {
  const { dialect } = runner;
  const hash = dialect.rowHash(gateColumns);
  const combinations = await runner.query(
    `SELECT ${hash} AS combination, ${gateColumns.map((name) => `${dialect.anyValue(dialect.column(name))} AS ${dialect.column(name)}`).join(', ')} FROM ${runner.events} GROUP BY 1`,
  );
  await runner.scratch('gate', { row: 'offset', combination: 'integer' });
  if (combinations.length > 0) {
    const numbered = combinations.map((row, id) => `(${id}, ${dialect.text(String(row['combination']))})`);
    await runner.run(
      `INSERT INTO gate SELECT e.${runner.rowId}, c.id FROM ${runner.events} e JOIN (VALUES ${numbered.join(', ')}) AS c(id, combination) ON ${hash} = c.combination`,
    );
  }
  return combinations;
}

function gateValue(row: { readonly [column: string]: Json }, field: FieldRef): FieldValue | undefined {
  if (field.member !== null || !gateColumns.includes(field.column)) return undefined;
  const value = row[field.column];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Judges one event in memory, as the store would: the oracle for rule tests. */
export function matchesEvent(
  predicate: Predicate,
  row: { readonly [column: string]: string | number | null | undefined },
): boolean {
  return (
    evaluate(predicate, (field) => {
      const value = row[field.column] ?? null;
      if (field.member === null || value === null) return value;
      return memberOf(String(value), field.member);
    }) === true
  );
}

function memberOf(json: string, path: readonly string[]): FieldValue {
  let current: unknown = JSON.parse(json);
  for (const step of path) {
    current = isObject(current) ? current[step] : undefined;
  }
  if (current === undefined || current === null) return null;
  if (typeof current === 'string' || typeof current === 'number') return current;
  return typeof current === 'object' ? JSON.stringify(current) : String(current);
}
