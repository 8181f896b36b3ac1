import type { Action } from '../../domain/action.ts';
import { listTransportRules } from '../../microsoft/exchange/transport-rules.ts';
import { cmdlets } from '../permissions.ts';
import { foothold, name } from '../support.ts';
import {
  switchedOff,
  transportRuleByKey,
  transportRuleState,
  transportRuleSwitch,
} from '../transport-rule.ts';
import { judgeTransportRule } from './judge.ts';

export const disableTransportRule: Action = {
  id: 'disable-transport-rule',
  title: { en: 'Switch off mail flow rule', de: 'Nachrichtenflussregel ausschalten' },
  effect: {
    en: 'The rule no longer copies, redirects, deletes or waves through mail of the organisation. It stays as evidence.',
    de: 'Die Regel kopiert, leitet, löscht und schleust keine Nachrichten der Organisation mehr durch. Als Beweis bleibt sie bestehen.',
  },
  latency: { en: 'Up to 30 minutes.', de: 'Bis zu 30 Minuten.' },
  notice: {
    en: 'It concerns the whole organisation: if the rule was wanted, its purpose (a disclaimer, an archive) stops for everybody.',
    de: 'Das betrifft die ganze Organisation: War die Regel gewollt, entfällt ihr Zweck (ein Haftungsausschluss, ein Archiv) für alle.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1114.003', 'T1564.008', 'T1562'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-TransportRule', 'Disable-TransportRule', 'Enable-TransportRule'),
  removes: 'transport-rule',

  async find(connection, account, hints) {
    const context = { upn: account.upn, now: connection.clock.now() };
    return (await listTransportRules(connection.exchange))
      .filter((rule) => rule.enabled)
      .flatMap((rule) => {
        const judged = judgeTransportRule(rule, hints, context);
        if (judged === null) return [];
        const label = name(rule.name);
        const parts = {
          kind: 'transport-rule' as const,
          key: rule.key,
          account: connection.tenant.domain,
          title: { en: `Mail flow rule “${label}”`, de: `Nachrichtenflussregel „${label}“` },
          since: rule.changed,
          reasons: judged.reasons,
          suggestion: judged.suggestion,
          action: 'disable-transport-rule',
          state: transportRuleState(rule),
        };
        return [foothold(parts, hints)];
      });
  },
  async preview(connection, _account, found) {
    const rule = found === null ? null : await transportRuleByKey(connection, found.key);
    return rule?.enabled ? switchedOff(rule) : null;
  },
  ...transportRuleSwitch,
};
