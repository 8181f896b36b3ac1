import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

export const dkimSigned = defineCheck({
  id: 'dkim-signed',
  title: {
    en: 'Mail of every domain is signed by DKIM',
    de: 'Nachrichten jeder Domäne sind mit DKIM signiert',
  },
  rationale: {
    en: 'The signature survives forwarding; without it DMARC fails for your own mail.',
    de: 'Die Signatur übersteht Weiterleitungen; ohne sie scheitert DMARC an Ihren eigenen Nachrichten.',
  },
  remediation: {
    en: 'Publish the two CNAME records that the Defender portal shows, then Set-DkimSigningConfig -Enabled $true.',
    de: 'Veröffentlichen Sie die beiden CNAME-Einträge, die das Defender-Portal zeigt, dann Set-DkimSigningConfig -Enabled $true.',
  },
  severity: 'medium',
  area: 'domains',
  scuba: ['MS.EXO.3.1v1'],
  cis: ['2.1.9'],
  secureScore: [],
  attack: ['T1598', 'T1656', 'T1566'],
  cuts: { shortens: ['T1566', 'T1656'] },
  action: 'turn-on-dkim',
  needs: ['dkim-signing', 'accepted-domains'],
  wants: ['dns'],
  evaluate(values) {
    const { 'dkim-signing': configs, 'accepted-domains': domains } = values;
    const enabled = new Set(configs.filter((one) => one.Enabled).map((one) => one.Domain.toLowerCase()));
    const own = domains
      .map((one) => one.DomainName.toLowerCase())
      .filter((name) => !name.endsWith('.mail.onmicrosoft.com'));
    const published = (name: string): boolean => {
      const answers = values.dns?.find((one) => one.domain === name)?.dkim;
      return answers === undefined || answers.some((one) => one.failed !== null || one.records.length > 0);
    };
    const unsigned = own.filter((name) => !enabled.has(name));
    // A domain that does not sign fails, whatever the DNS says of the others.
    const open =
      unsigned.length > 0 && !('dns' in values)
        ? unsigned
        : own.filter((name) => !enabled.has(name) || !published(name));
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`All ${own.length} domains sign.`, `Alle ${own.length} Domänen signieren.`, { domains: own })
      : fail(
          `Not signed or not published: ${en}.`,
          `Nicht signiert oder nicht veröffentlicht: ${de}.`,
          { open },
          open,
        );
  },
});
