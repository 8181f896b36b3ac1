import type { Obj } from '../../state/tenant.ts';
import { collection, entity } from '../odata/query.ts';
import { ok, route } from '../route.ts';
import type { GraphRoute } from '../route.ts';
import { base, missing, readers, viewers } from './shared.ts';

const strengths = 'policies/authenticationStrengthPolicies';

export const strengthRoutes: readonly GraphRoute[] = [
  `/${strengths}`,
  `/${base}/authenticationStrength/policies`,
].flatMap((path) => [
  route(
    'GET',
    path,
    [...readers, 'Policy.Read.AuthenticationMethod'],
    (request) => ok(collection(request, builtInStrengths, strengths)),
    viewers,
  ),
  route(
    'GET',
    `${path}/{strength}`,
    [...readers, 'Policy.Read.AuthenticationMethod'],
    (request) => {
      const strength = builtInStrengths.find((one) => one['id'] === request.params['strength']);
      if (!strength) throw missing('authentication strength', request.params['strength']);
      return ok(entity(request, strength, strengths));
    },
    viewers,
  ),
]);

const phishingResistant = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const passwordless = [...phishingResistant, 'deviceBasedPush'];
const anyMfa = [
  ...passwordless,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'password,microsoftAuthenticatorPush',
  'password,softwareOath',
  'password,hardwareOath',
  'password,sms',
  'password,voice',
  'federatedMultiFactor',
];

/** The strengths that every tenant has (Overview of Conditional Access authentication strengths, "Built-in"). */
const builtInStrengths: readonly Obj[] = (
  [
    ['2', 'Multifactor authentication', anyMfa],
    ['3', 'Passwordless MFA', passwordless],
    ['4', 'Phishing-resistant MFA', phishingResistant],
  ] as const
).map(([number, displayName, allowedCombinations]) => ({
  id: `00000000-0000-0000-0000-00000000000${number}`,
  createdDateTime: '2021-12-01T00:00:00Z',
  modifiedDateTime: '2021-12-01T00:00:00Z',
  displayName,
  description: displayName,
  policyType: 'builtIn',
  requirementsSatisfied: 'mfa',
  allowedCombinations,
}));
