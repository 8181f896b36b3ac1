import type { Obj } from '../../state/tenant.ts';
import type { CmdletCall } from '../cmdlet.ts';
import { refused } from './cmdlets.ts';
import { all } from './noun.ts';
import type { Facts, SettingNoun } from './noun.ts';

/** Outbound signing, a domain at a time; its two CNAME records must stand in the DNS first. */
export const dkimSigningConfig: SettingNoun = {
  noun: 'DkimSigningConfig',
  verbs: ['New', 'Set'],
  reach: 'security',
  container: 'CN=Dkim Signing config,CN=Transport Settings',
  objectClass: 'msExchHostedContentFilterConfig',
  blank: {
    Domain: '',
    ...all('', 'AdminDisplayName Selector1CNAME Selector1PublicKey Selector2CNAME Selector2PublicKey'),
    ...all(2048, 'Selector1KeySize Selector2KeySize'),
    Enabled: false,
    IsDefault: false,
    ...all('Relaxed', 'HeaderCanonicalization BodyCanonicalization'),
    Algorithm: 'RsaSHA256',
    NumberOfBytesToSign: 'All',
    IncludeSignatureCreationTime: true,
    IncludeKeyExpiration: false,
    ...all(null, 'KeyCreationTime LastChecked RotateOnDate'),
    SelectorBeforeRotateOnDate: 'selector1',
    SelectorAfterRotateOnDate: 'selector2',
    Status: 'CnameMissing',
  },
  fixed: `Domain Selector1CNAME Selector1PublicKey Selector2CNAME Selector2PublicKey Selector1KeySize Selector2KeySize
    IsDefault Algorithm NumberOfBytesToSign KeyCreationTime LastChecked RotateOnDate SelectorBeforeRotateOnDate
    SelectorAfterRotateOnDate Status AdminDisplayName`,
  also: 'DomainName KeySize PublishTxtRecords',
  fresh: (facts) => [
    signing(facts.domain, facts.initial, facts.now, facts.uuid()),
    {
      ...signing(facts.initial, facts.initial, facts.now, facts.uuid()),
      Enabled: true,
      IsDefault: true,
      Status: 'Valid',
    },
  ],
  made(call, item) {
    const domain = String(call.parameters['DomainName'] ?? '').toLowerCase();
    if (!call.tenant.domains.some((candidate) => candidate['id'] === domain))
      throw refused(`The domain '${domain}' isn't an accepted domain of the organization.`);
    Object.assign(
      item,
      signing(domain, call.tenant.domain, call.world.clock.iso(), call.world.random.uuid()),
    );
    if (call.parameters['Enabled'] === true) enable(call, item);
  },
  check(call, item) {
    if (call.parameters['Enabled'] === true) enable(call, item);
  },
};

function signing(
  domain: string,
  initial: Facts['initial'],
  now: string,
  guid: string,
): Obj & { Name: string } {
  const label = domain.replaceAll('.', '-');
  return {
    Name: domain,
    Domain: domain,
    Guid: guid,
    Selector1CNAME: `selector1-${label}._domainkey.${initial}`,
    Selector2CNAME: `selector2-${label}._domainkey.${initial}`,
    Selector1PublicKey: `v=DKIM1; k=rsa; p=${invented(domain, 1)};`,
    Selector2PublicKey: `v=DKIM1; k=rsa; p=${invented(domain, 2)};`,
    KeyCreationTime: now,
    LastChecked: now,
    RotateOnDate: now,
  };
}

/** Of the length of a key of 2048 bits, and no key. */
function invented(domain: string, selector: number): string {
  return Buffer.from(`invented-${selector}-${domain}-`.repeat(20)).toString('base64').slice(0, 392);
}

/** Exchange looks the CNAMEs up before it signs (Set up DKIM to sign mail, "CNAME record does not exist for this config"). */
function enable(call: CmdletCall, item: Obj): void {
  const domain = String(item['Domain']);
  const published = (selector: number): boolean =>
    call.tenant.dns.some(
      (record) =>
        record.type === 'CNAME' &&
        record.name === `selector${selector}._domainkey.${domain}` &&
        record.data === item[`Selector${selector}CNAME`],
    );
  if (item['IsDefault'] !== true && !(published(1) && published(2)))
    throw refused(
      `CNAME record does not exist for this config. Please publish the following two CNAME records first. Domain Name : ${domain} Host Name : selector1._domainkey Points to address or value: ${String(item['Selector1CNAME'])} Host Name : selector2._domainkey Points to address or value: ${String(item['Selector2CNAME'])}`,
    );
  item['Enabled'] = true;
  item['Status'] = 'Valid';
}
