import type { Obj, Tenant } from '../../state/tenant.ts';
import type { SettingNoun } from './noun.ts';

// Kept beside the objects, not in them: an undone change leaves the same settings behind, at another time.
const changeTimes = new WeakMap<Obj, string>();

export function stampChange(item: Obj, time: string): void {
  changeTimes.set(item, time);
}

const forest = 'EURPR04A001.PROD.OUTLOOK.COM';

/** An object as a cmdlet prints it: all members of its kind, and those that every object of the directory has. */
export function printed(tenant: Tenant, noun: SettingNoun, item: Obj): Obj {
  const name = String(item['Name']);
  const created = String(item['_created'] ?? item['WhenCreated'] ?? tenant.organization['createdDateTime']);
  const changedAt = changeTimes.get(item) ?? String(item['WhenChanged'] ?? created);
  const configuration = `CN=Configuration,CN=${tenant.domain},CN=ConfigurationUnits,DC=EURPR04A001,DC=PROD,DC=OUTLOOK,DC=COM`;
  const guid = String(item['Guid'] ?? item['_guid'] ?? tenant.id);
  return {
    ...structuredClone(noun.blank),
    Identity: name,
    Id: name,
    IsValid: true,
    ExchangeVersion: '0.20 (15.0.0.0)',
    DistinguishedName: `CN=${name},${noun.container},${configuration}`,
    ObjectCategory: `${forest}/Configuration/Schema/${schemaName(noun.objectClass)}`,
    ObjectClass: ['top', noun.objectClass],
    ExchangeObjectId: guid,
    ImmutableId: guid,
    OrganizationalUnitRoot: tenant.domain,
    OrganizationId: `${forest}/Microsoft Exchange Hosted Organizations/${tenant.domain} - ${forest}/ConfigurationUnits/${tenant.domain}/Configuration`,
    Guid: guid,
    OriginatingServer: `AM0PR04A001DC03.${forest}`,
    ObjectState: 'Unchanged',
    ...item,
    WhenChanged: changedAt,
    WhenCreated: created,
    WhenChangedUTC: changedAt,
    WhenCreatedUTC: created,
  };
}

/** `msExchSharingPolicy` is `ms-Exch-Sharing-Policy` in the schema. */
function schemaName(objectClass: string): string {
  return objectClass.replace(/(?<=[a-z])(?=[A-Z])/g, '-');
}
