import { defineCheck } from '../../domain/check.ts';
import { pass, fail, unknown } from '../support/outcome.ts';

export const spfWithinLimit = defineCheck({
  id: 'spf-within-limit',
  title: { en: 'Evaluating SPF takes at most ten lookups', de: 'SPF kommt mit höchstens zehn Abfragen aus' },
  rationale: {
    en: 'The eleventh include makes the whole record worthless (RFC 7208), and nobody is told.',
    de: 'Der elfte Eintrag macht den ganzen Eintrag wertlos (RFC 7208), und niemand erfährt davon.',
  },
  remediation: {
    en: 'Remove senders that are no longer used, or move one to a subdomain.',
    de: 'Entfernen Sie nicht mehr genutzte Absender, oder verlegen Sie einen auf eine Subdomäne.',
  },
  severity: 'medium',
  area: 'domains',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1656'],
  cuts: {},
  needs: ['dns'],
  evaluate({ dns }) {
    const known = dns.filter((one) => one.spfLookups !== null);
    const open = known
      .filter((one) => one.spfLookups! > 10)
      .map((one) => `${one.domain} (${one.spfLookups})`);
    if (open.length > 0)
      return fail(`More: ${open.join(', ')}.`, `Mehr: ${open.join(', ')}.`, { open }, open);
    return known.length < dns.filter((one) => one.spf.records.length > 0 || one.spf.failed !== null).length
      ? unknown(
          'Not every record could be followed to its end.',
          'Nicht jeder Eintrag ließ sich zu Ende verfolgen.',
          { counted: known.length },
        )
      : pass(
          'All do.',
          'Alle.',
          known.map((one) => ({ domain: one.domain, lookups: one.spfLookups })),
        );
  },
});
