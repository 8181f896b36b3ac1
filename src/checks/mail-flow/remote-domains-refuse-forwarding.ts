import { defineCheck } from '../../domain/check.ts';
import { fail, pass, some, untold } from '../support/outcome.ts';

export const remoteDomainsRefuseForwarding = defineCheck({
  id: 'remote-domains-refuse-forwarding',
  title: {
    en: 'No remote domain lets mail be forwarded automatically',
    de: 'Keine Remotedomäne lässt automatische Weiterleitung zu',
  },
  rationale: {
    en: 'A copy of all mail to an outside address is what an intruder sets up first. The remote domain refuses it whichever way it was set up.',
    de: 'Eine Kopie aller Nachrichten an eine Adresse außerhalb ist das Erste, was ein Eindringling einrichtet. Die Remotedomäne verweigert sie, auf welchem Weg sie auch eingerichtet wurde.',
  },
  remediation: {
    en: 'Set-RemoteDomain Default -AutoForwardEnabled $false, and the same for every other remote domain.',
    de: 'Set-RemoteDomain Default -AutoForwardEnabled $false, und dasselbe für jede weitere Remotedomäne.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: ['MS.EXO.1.1v2'],
  cis: ['6.2.1'],
  secureScore: ['mdo_blockmailforward'],
  attack: ['T1567', 'T1048', 'T1566', 'T1566.001', 'T1114.003'],
  cuts: { stops: ['T1114.003', 'forwarding', 'rule:inbox-rule-forwards-external'] },
  action: 'refuse-forwarding-to-remote-domains',
  needs: ['remote-domains'],
  evaluate({ 'remote-domains': domains }) {
    if (domains.some((one) => one.AutoForwardEnabled === undefined)) return untold('AutoForwardEnabled');
    const open = domains.filter((one) => one.AutoForwardEnabled).map((one) => one.DomainName);
    if (open.length === 0)
      return pass('Every remote domain refuses it.', 'Jede Remotedomäne verweigert sie.', {
        domains: domains.map((one) => one.DomainName),
      });
    const [en, de] = some(open);
    return fail(`It is allowed to: ${en}.`, `Sie ist erlaubt an: ${de}.`, { open }, open);
  },
});
