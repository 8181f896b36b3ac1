import type { Tenant } from '../state/tenant.ts';

export type Service = 'AzureAD' | 'EXO' | 'MDO' | 'MIP' | 'SPO' | 'MDATP';

/** How far a tenant has come with one recommended action. */
export interface Progress {
  /** 0 to 1. */
  readonly share: number;
  /** Microsoft's own sentence. */
  readonly says: string;
  /** Undeclared members that the service sends for this control, as text. */
  readonly extras?: { readonly [member: string]: string };
}

/** One recommended action of Microsoft Secure Score. */
export interface Control {
  /** Microsoft's. */
  readonly id: string;
  readonly title: string;
  readonly service: Service;
  readonly category: 'Identity' | 'Data' | 'Apps' | 'Device';
  /** At most ten (Microsoft Secure Score, "How it works"). */
  readonly maxScore: number;
  readonly cost: 'Low' | 'Moderate' | 'High';
  readonly impact: 'Low' | 'Moderate' | 'High';
  readonly tier: 'Core' | 'Defense in Depth' | 'Advanced';
  readonly threats: readonly string[];
  readonly actionType: 'Config' | 'Review' | 'Behavior';
  /** HTML, as the service sends it. */
  readonly remediation: string;
  readonly remediationImpact: string;
  readonly actionUrl: string;
  readonly deprecated: boolean;
  /** Any of these service plans; none where every tenant has the product. */
  readonly plans: readonly string[];
  /** Null where the action does not apply to this tenant. */
  measure(tenant: Tenant): Progress | null;
}

type Choice = Partial<
  Pick<Control, 'cost' | 'impact' | 'tier' | 'threats' | 'actionType' | 'plans' | 'remediationImpact'>
>;

interface Family {
  readonly service: Service;
  readonly category: Control['category'];
  readonly threats: readonly string[];
  readonly plans: readonly string[];
  readonly actionUrl: string;
}

/** What the controls of one product share, so that each tells only what is its own. */
export function family(common: Family) {
  return (
    id: string,
    title: string,
    maxScore: number,
    steps: readonly string[],
    measure: Control['measure'],
    choice: Choice = {},
  ): Control => ({
    ...common,
    id,
    title,
    maxScore,
    cost: 'Low',
    impact: 'Low',
    tier: 'Core',
    actionType: 'Config',
    deprecated: false,
    remediation: `<p>${title}.</p><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`,
    remediationImpact: 'This change will have no effect on your users.',
    ...choice,
    measure,
  });
}

/** Done, or not. */
export function done(is: boolean, yes: string, no: string): Progress {
  return { share: is ? 1 : 0, says: is ? yes : no, extras: { on: String(is) } };
}

/** So many of all; nobody to count means that it does not apply. */
export function part(count: number, total: number, says: string): Progress | null {
  if (total === 0) return null;
  return {
    share: count / total,
    says: says.replace('{count}', String(count)).replace('{total}', String(total)),
    extras: { count: String(count), total: String(total) },
  };
}
