import type { Action } from '../../domain/action.ts';
import { dismissRisk, readUserRisk } from '../../microsoft/graph/risk.ts';
import { graph } from '../permissions.ts';
import { needAccount, textMember } from '../support.ts';

export const dismissRiskAction: Action = {
  id: 'dismiss-risk',
  title: { en: 'Dismiss user risk', de: 'Benutzerrisiko verwerfen' },
  effect: {
    en: 'Microsoft no longer treats the account as taken, so that policies for risky users let the owner in again.',
    de: 'Microsoft behandelt das Konto nicht mehr als übernommen, sodass Richtlinien für riskante Benutzer die Person wieder hereinlassen.',
  },
  latency: { en: 'Minutes.', de: 'Minuten.' },
  notice: {
    en: 'The owner can sign in again without being held up.',
    de: 'Die Person kann sich wieder ohne Hürde anmelden.',
  },
  impact: 'low',
  reversible: 'no',
  irreversible: {
    en: 'The old risk state does not come back; the user can be confirmed compromised anew.',
    de: 'Der alte Risikostand kehrt nicht zurück; der Benutzer kann erneut als kompromittiert bestätigt werden.',
  },
  phase: 'reopen',
  attack: ['T1078.004'],
  d3fend: ['D3-RUAA'],
  permissions: [graph('IdentityRiskyUser.ReadWrite.All')],

  async preview(connection, account) {
    const { id, upn } = needAccount(account);
    const risk = await readUserRisk(connection.graph, id);
    if (risk.state !== 'atRisk' && risk.state !== 'confirmedCompromised') return null;
    return {
      account,
      key: id,
      label: upn,
      before: { ...risk },
      after: { state: 'dismissed', level: 'none' },
    };
  },
  async read(connection, target) {
    return { ...(await readUserRisk(connection.graph, target.key)) };
  },
  async apply({ connection, clientRequestId }, target) {
    await dismissRisk(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
  // Microsoft removes the record of a user without risk: none and dismissed are one.
  holds: (state) => ['none', 'dismissed', 'remediated'].includes(textMember(state, 'state') ?? ''),
};
