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
import type { SigmaProblem, SigmaRule } from './rule.ts';
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
): { readonly compiled: readonly CompiledRule[]; readonly refused: readonly RefusedRule[] } {
  const compiled: CompiledRule[] = [];
  const refused: RefusedRule[] = [];
  for (const rule of rules) {
    const source = sourceCondition(rule.logsource.product, rule.logsource.service);
    const { predicate, problems } = resolveRule(rule, { lookup: lookupField, keywordFields, placeholders });
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
    else compiled.push({ rule, predicate: all([sourcePredicate(source), predicate]) });
  }
  return { compiled, refused };
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
 * is the table `hits(rule, row)`, with the rule's index in the list.
 */
export async function matchRules(runner: SqlRunner, rules: readonly CompiledRule[]): Promise<void> {
  const { dialect } = runner;
  const hash = dialect.rowHash(gateColumns);
  await runner.scratch('hits', { rule: 'integer', row: 'offset' });
  const combinations = await runner.query(
    `SELECT ${hash} AS combination, ${gateColumns.map((name) => `${dialect.anyValue(dialect.column(name))} AS ${dialect.column(name)}`).join(', ')} FROM ${runner.events} GROUP BY 1`,
  );
  const decided: string[] = [];
  const open: { readonly index: number; readonly combinations: string[] }[] = [];
  for (const [index, { predicate }] of rules.entries()) {
    const possible: string[] = [];
    for (const combination of combinations) {
      const verdict = evaluate(predicate, (field) => gateValue(combination, field));
      const id = String(combination['combination']);
      if (verdict === true) decided.push(`(${index}, ${dialect.text(id)})`);
      else if (verdict === null) possible.push(id);
    }
    if (possible.length > 0) open.push({ index, combinations: possible });
  }
  if (decided.length > 0) {
    await runner.run(
      `INSERT INTO hits SELECT d.rule, e.${runner.rowId} FROM (VALUES ${decided.join(', ')}) AS d(rule, combination) JOIN ${runner.events} e ON ${hash} = d.combination`,
    );
  }
  for (const rule of open) {
    const list = rule.combinations.map((id) => dialect.text(id)).join(', ');
    await runner.run(
      `INSERT INTO hits SELECT ${rule.index}, ${runner.rowId} FROM ${runner.events} WHERE ${hash} IN (${list}) AND ${predicateSql(rules[rule.index]!.predicate, dialect)}`,
    );
  }
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
