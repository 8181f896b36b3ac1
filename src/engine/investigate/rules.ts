import { z } from 'zod';
import { footholdKinds } from '../../domain/foothold.ts';
import type { FootholdKind } from '../../domain/foothold.ts';
import type { Confidence } from '../../domain/finding.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { RuleHead, SigmaCorrelation, SigmaFilter, SigmaRule } from '../../sigma/rule.ts';
import type { RefusedRule } from '../../sigma/run.ts';
import { compiledRules, parseFiles, readRuleFiles, ruleFiles, shippedRules } from './rule-files.ts';

const evictReader = z.object({
  group: z.string().optional(),
  about: z.enum(['user', 'target']).optional(),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
  foothold: z.object({ kind: z.enum(footholdKinds), key: z.string() }).optional(),
  de: z
    .object({ title: z.string(), description: z.string(), falsepositives: z.array(z.string()) })
    .optional(),
  next: z.object({ en: z.string(), de: z.string() }).optional(),
});

/** What our own rules say beyond Sigma, below `evict:`; foreign rules say it in English only. */
export interface RuleTexts {
  readonly name: string;
  readonly title: Localized;
  readonly reason: Localized;
  readonly falsePositives: readonly Localized[];
  readonly confidence: Confidence;
  readonly attack: readonly string[];
  readonly foothold: { readonly kind: FootholdKind; readonly key: string } | null;
  readonly next: Localized | null;
  /** Pages that the rule rests on; a foreign rule may name anything. */
  readonly references: readonly string[];
  /** Whose finding it is: of who acted, or, where a service reports on an account, of that account. */
  readonly about: 'user' | 'target';
}

const mostReferences = 10;

/** What a rule says to people; English stands in where a rule of others has no German. */
export function ruleTexts(rule: RuleHead): RuleTexts {
  const parsed = evictReader.safeParse(rule.custom['evict'] ?? {});
  const own = parsed.success ? parsed.data : {};
  return {
    name: rule.name ?? rule.id,
    title: { en: rule.title, de: own.de?.title ?? rule.title },
    reason: { en: rule.description ?? rule.title, de: own.de?.description ?? rule.description ?? rule.title },
    falsePositives: rule.falsePositives.map((en, index) => ({ en, de: own.de?.falsepositives[index] ?? en })),
    confidence: own.confidence ?? 'medium',
    attack: rule.tags.filter((tag) => /^attack\.t\d/i.test(tag)).map((tag) => tag.slice(7).toUpperCase()),
    foothold: own.foothold ?? null,
    next: own.next ?? null,
    references: rule.references.slice(0, mostReferences),
    about: own.about ?? 'user',
  };
}

/** Our own rules and those of further folders; files that are no rules are refused with the reason. */
export async function loadRules(folders: readonly string[]): Promise<{
  readonly rules: readonly SigmaRule[];
  readonly correlations: readonly SigmaCorrelation[];
  readonly filters: readonly SigmaFilter[];
  readonly refused: readonly RefusedRule[];
}> {
  const rules: SigmaRule[] = [];
  const correlations: SigmaCorrelation[] = [];
  const filters: SigmaFilter[] = [];
  const refused: RefusedRule[] = [];
  const parsed = [
    ...(await readRuleFiles(shippedRules, compiledRules)),
    ...(await parseFiles(folders.flatMap(ruleFiles))),
  ];
  for (const result of parsed) {
    if (!result.ok) refused.push({ file: result.file, title: result.title, problems: result.problems });
    else if (result.document.kind === 'rule') rules.push(result.document);
    else if (result.document.kind === 'filter') filters.push(result.document);
    else correlations.push(result.document);
  }
  return { rules, correlations, filters, refused };
}
