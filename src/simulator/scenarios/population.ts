import { seededRandom } from '../../kernel/random.ts';
import type { Random } from '../../kernel/random.ts';
import type { User } from '../state/tenant.ts';
import { lazyMailbox } from './mailbox.ts';
import type { MailboxKind } from './mailbox.ts';
import type { Stage } from './plant/scene.ts';
import type { PopulationSpec } from './spec.ts';

const givenNames =
  'Anna Ben Clara David Elif Felix Greta Hannes Ida Jonas Klara Levi Mila Noah Olga Paul Rosa Samir Tilda Yusuf'.split(
    ' ',
  );
const surnames =
  'Adler Bauer Claussen Demir Ebert Fuchs Graf Hahn Ihde Jansen Krause Lorenz Maurer Nowak Otto Peters Richter Seidel Thoma Vogt'.split(
    ' ',
  );

/** Thousands of invented, ordinary accounts with healthy mailboxes; what lies in a mailbox is made when first looked at. */
export function addPopulation(stage: Stage, population: PopulationSpec): void {
  const { tenant, world, spec } = stage;
  const random = seededRandom(`population:${world.seed}`);
  const created = new Date(world.clock.milliseconds() - 3 * 365 * 86_400_000).toISOString();
  const skuId = String(tenant.skus[0]!['skuId']);
  let number = 0;
  for (const [kind, count] of Object.entries(population) as [MailboxKind, number][])
    for (let index = 0; index < count; index++) {
      number++;
      const person = kind === 'UserMailbox';
      const name = person
        ? `${pick(random, givenNames)} ${pick(random, surnames)} ${number}`
        : `${kind.replace('Mailbox', '')} ${number}`;
      const alias = `${person ? 'u' : kind.slice(0, 1).toLowerCase()}${String(number).padStart(5, '0')}`;
      const user = ordinary(random, { name, upn: `${alias}@${spec.tenant.domain}`, created, skuId, person });
      tenant.users.push(user);
      tenant.mailboxes.push(lazyMailbox(`mailbox:${world.seed}:${alias}`, user, kind, 'de'));
    }
  const sku = tenant.skus[0]!;
  sku['consumedUnits'] = tenant.users.filter((user) => user.assignedLicenses.length > 0).length;
  sku['prepaidUnits'] = { enabled: 25_000, suspended: 0, warning: 0, lockedOut: 0 };
}

function pick(random: Random, list: readonly string[]): string {
  return list[random.integer(list.length)]!;
}

interface Ordinary {
  readonly name: string;
  readonly upn: string;
  readonly created: string;
  readonly skuId: string;
  readonly person: boolean;
}

function ordinary(random: Random, { name, upn, created, skuId, person }: Ordinary): User {
  const [givenName = '', surname = ''] = name.split(' ');
  const id = random.uuid();
  return {
    id,
    userPrincipalName: upn,
    displayName: name,
    givenName,
    surname,
    mail: upn,
    accountEnabled: person,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    signInSessionsValidFromDateTime: created,
    lastPasswordChangeDateTime: created,
    createdDateTime: created,
    assignedLicenses: person ? [{ skuId, disabledPlans: [] }] : [],
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [`SMTP:${upn}`],
    mobilePhone: null,
    jobTitle: null,
    usageLocation: 'DE',
    _password: `Invented-${id}`,
    _forceChange: false,
    _perUserMfa: 'disabled',
    _defaultMethod: null,
    _methods: person
      ? [
          {
            '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
            id,
            createdDateTime: created,
            displayName: 'iPhone',
            _holder: 'owner',
          },
        ]
      : [],
    _appPasswords: [],
    _manager: null,
  };
}
