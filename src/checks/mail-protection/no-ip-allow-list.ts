import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const noIpAllowList = defineCheck({
  id: 'no-ip-allow-list',
  title: { en: 'No IP address passes by the filters', de: 'Keine IP-Adresse geht an den Filtern vorbei' },
  rationale: {
    en: 'Addresses change hands; whoever has one of them sends what he likes.',
    de: 'Adressen wechseln den Besitzer; wer eine davon hat, sendet, was er will.',
  },
  remediation: {
    en: 'Connection filter policy: remove all addresses from the IP allow list; use a connector for your own servers.',
    de: 'Verbindungsfilterrichtlinie: alle Adressen aus der Liste zugelassener IPs entfernen; für eigene Server einen Connector verwenden.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.8.1v1'],
  cis: ['2.1.12'],
  secureScore: ['mdo_connectionfilter'],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'clear-ip-allow-list',
  needs: ['connection-filter'],
  evaluate({ 'connection-filter': policies }) {
    if (policies.some((policy) => policy.IPAllowList === undefined)) return untold('IPAllowList');
    const open = policies.flatMap((policy) => policy.IPAllowList!);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('The list is empty.', 'Die Liste ist leer.', [])
      : fail(`Allowed: ${en}.`, `Zugelassen: ${de}.`, { open }, open);
  },
});
