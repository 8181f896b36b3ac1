import type { Action } from '../../domain/action.ts';
import { listTransportRules } from '../../microsoft/exchange/transport-rules.ts';
import { cmdlets } from '../permissions.ts';
import { switchedOff, transportRuleSwitch } from '../transport-rule.ts';

export const disableFilterBypassRules: Action = {
  id: 'disable-filter-bypass-rules',
  title: {
    en: 'Switch off mail flow rules that pass the spam filter by',
    de: 'Nachrichtenflussregeln am Spamfilter vorbei ausschalten',
  },
  effect: {
    en: 'Mail that these rules let through is checked like any other; a sender is easily forged.',
    de: 'Was diese Regeln durchließen, wird geprüft wie alles andere; ein Absender ist leicht gefälscht.',
  },
  latency: { en: 'Up to 30 minutes.', de: 'Bis zu 30 Minuten.' },
  notice: {
    en: 'Some of the mail may land in junk mail; whatever else such a rule does ends as well.',
    de: 'Manches davon landet eventuell im Junk-Ordner; was eine solche Regel sonst tut, endet ebenfalls.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1566', 'T1672'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-TransportRule', 'Disable-TransportRule', 'Enable-TransportRule'),

  async candidates(connection) {
    const rules = await listTransportRules(connection.exchange);
    return rules.filter((rule) => rule.enabled && String(rule.content['SetSCL']) === '-1').map(switchedOff);
  },
  async preview(connection, _account, _foothold, options) {
    return (await this.candidates!(connection, options))[0] ?? null;
  },
  ...transportRuleSwitch,
};
