import { lookupField } from './fields.ts';
import type { Condition, SigmaCorrelation, SigmaProblem, SigmaRule } from './rule.ts';
import type { RefusedRule } from './run.ts';

export interface CompiledCorrelation {
  readonly rule: SigmaCorrelation;
  /** Places of what it refers to, in the order given: rules by their place, correlations behind them. */
  readonly rules: readonly number[];
}

/**
 * Resolves what correlations refer to, other correlations included, and puts each behind those that it needs. One that
 * cannot be run whole is refused with the reason.
 */
export function compileCorrelations(
  correlations: readonly SigmaCorrelation[],
  rules: readonly SigmaRule[],
): { readonly compiled: readonly CompiledCorrelation[]; readonly refused: readonly RefusedRule[] } {
  const compiled: CompiledCorrelation[] = [];
  const places = new Map<string, number>();
  const name = (rule: { readonly id: string; readonly name: string | null }, place: number): void => {
    for (const known of [rule.id, rule.name])
      if (known !== null && !places.has(known)) places.set(known, place);
  };
  for (const [place, rule] of rules.entries()) name(rule, place);
  let open = [...correlations];
  for (;;) {
    const ready = open.filter(
      (rule) => rule.rules.every((wanted) => places.has(wanted)) && problemsOf(rule).length === 0,
    );
    if (ready.length === 0) break;
    for (const rule of ready) {
      name(rule, rules.length + compiled.length);
      compiled.push({ rule, rules: rule.rules.map((wanted) => places.get(wanted)!) });
    }
    open = open.filter((rule) => !ready.includes(rule));
  }
  const refused = open.map((rule): RefusedRule => {
    const missing = rule.rules.filter((wanted) => !places.has(wanted));
    return {
      file: rule.file,
      title: rule.title,
      problems: [
        ...(missing.length === 0
          ? []
          : [
              {
                code: 'unknown-rule' as const,
                message: `it refers to ${missing.join(', ')}, which was not loaded, was refused, or refers back to it`,
                position: null,
              },
            ]),
        ...problemsOf(rule),
      ],
    };
  });
  return { compiled, refused };
}

function problemsOf(rule: SigmaCorrelation): readonly SigmaProblem[] {
  const problems: SigmaProblem[] = [];
  const add = (code: SigmaProblem['code'], message: string): void => {
    problems.push({ code, message, position: null });
  };
  const fields = [
    ...rule.groupBy.filter((field) => !Object.hasOwn(rule.aliases, field)),
    ...rule.fields,
    ...rule.groupBy.flatMap((field) =>
      Object.hasOwn(rule.aliases, field) ? Object.values(rule.aliases[field]!) : [],
    ),
  ];
  for (const field of fields)
    if (!lookupField(field)) add('unknown-field', `the field "${field}" is not in the event schema`);
  for (const alias of rule.groupBy.filter((field) => Object.hasOwn(rule.aliases, field)))
    for (const name of rule.rules)
      if (!Object.hasOwn(rule.aliases[alias]!, name))
        add('condition', `the alias "${alias}" names no field for ${name}`);
  for (const name of rule.expression ? namesIn(rule.expression) : [])
    if (!rule.rules.includes(name))
      add('condition', `the condition names "${name}", which is none of its rules`);
  return problems;
}

function namesIn(condition: Condition): readonly string[] {
  if (condition.kind === 'search') return [condition.name];
  if (condition.kind === 'not') return namesIn(condition.part);
  return 'parts' in condition ? condition.parts.flatMap(namesIn) : [];
}
