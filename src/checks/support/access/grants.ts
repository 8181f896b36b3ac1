import type { AccessPolicy } from '../../../domain/setting-values/conditional-access.ts';

/** Combinations of methods that no fake sign-in page can pass on (Overview of authentication strengths). */
const phishingResistant = new Set(['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor']);

/** Combinations with one factor, which a custom strength may allow. */
const oneFactor = new Set([
  'password',
  'sms',
  'x509CertificateSingleFactor',
  'hardwareOath',
  'qrCodePin',
  'federatedSingleFactor',
]);

/** Combinations by the id of a strength. */
export type Strengths = Pick<ReadonlyMap<string, readonly string[]>, 'get'>;

export function blocks(policy: AccessPolicy): boolean {
  return policy.grantControls?.builtInControls.includes('block') === true;
}

/** Whether whoever passes the policy has shown a second factor. An "or" with something else is not MFA. */
export function demandsMfa(policy: AccessPolicy, strengths: Strengths): boolean {
  const combinations = combinationsOf(policy, strengths);
  const byStrength = combinations.length > 0 && combinations.every((one) => !oneFactor.has(one));
  return demands(policy, (control) => control === 'mfa', byStrength);
}

/** As `demandsMfa`, and a device of the organisation will do instead: what a stolen password alone does not have. */
export function demandsMfaOrDevice(policy: AccessPolicy, strengths: Strengths): boolean {
  const combinations = combinationsOf(policy, strengths);
  const byStrength = combinations.length > 0 && combinations.every((one) => !oneFactor.has(one));
  return demands(policy, (control) => control === 'mfa' || isDevice(control), byStrength);
}

export function demandsPhishingResistant(policy: AccessPolicy, strengths: Strengths): boolean {
  const combinations = combinationsOf(policy, strengths);
  const byStrength = combinations.length > 0 && combinations.every((one) => phishingResistant.has(one));
  return demands(policy, () => false, byStrength);
}

export function demandsManagedDevice(policy: AccessPolicy): boolean {
  return demands(policy, isDevice, false);
}

function isDevice(control: string): boolean {
  return control === 'compliantDevice' || control === 'domainJoinedDevice';
}

/** With "and" one control that will do is enough, with "or" every one must do. A block leaves nothing to demand. */
function demands(policy: AccessPolicy, will: (control: string) => boolean, byStrength: boolean): boolean {
  const grant = policy.grantControls;
  if (!grant) return false;
  if (blocks(policy)) return true;
  const hasStrength = grant.authenticationStrength?.id !== undefined;
  const each = [
    ...grant.builtInControls.map(will),
    ...(hasStrength ? [byStrength] : []),
    ...grant.customAuthenticationFactors.map(() => false),
    // Terms of use are no obstacle to an attacker: as an alternative they would undo the rest.
    ...grant.termsOfUse.map(() => false),
  ];
  if (each.length === 0) return false;
  return grant.operator === 'AND' ? each.some(Boolean) : each.every(Boolean);
}

/** The built-in strengths, whose ids are the same everywhere. */
const builtIn: { readonly [id: string]: readonly string[] } = {
  '00000000-0000-0000-0000-000000000002': ['password,microsoftAuthenticatorPush'],
  '00000000-0000-0000-0000-000000000003': ['deviceBasedPush'],
  '00000000-0000-0000-0000-000000000004': [...phishingResistant],
};

function combinationsOf(policy: AccessPolicy, strengths: Strengths): readonly string[] {
  const strength = policy.grantControls?.authenticationStrength;
  if (strength?.id === undefined) return [];
  if (strength.allowedCombinations.length > 0) return strength.allowedCombinations;
  return builtIn[strength.id] ?? strengths.get(strength.id) ?? [];
}
