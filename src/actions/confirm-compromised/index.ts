import type { Action } from '../../domain/action.ts';
import { confirmCompromised, dismissRisk, readUserRisk } from '../../microsoft/graph/risk.ts';
import { graph } from '../permissions.ts';
import { needAccount, textMember } from '../support.ts';

export const confirmCompromisedAction: Action = {
  id: 'confirm-compromised',
  title: { en: 'Confirm user compromised', de: 'Benutzer als kompromittiert bestätigen' },
  effect: {
    en: 'Microsoft raises the user risk to high: Conditional Access policies for risky users block the account or demand a new password, and its detection learns.',
    de: 'Microsoft setzt das Benutzerrisiko auf hoch: Richtlinien für bedingten Zugriff bei riskanten Benutzern sperren das Konto oder verlangen ein neues Kennwort, und die Erkennung lernt daraus.',
  },
  latency: { en: 'Minutes.', de: 'Minuten.' },
  notice: {
    en: 'Only what those policies do. Without such a policy: nothing.',
    de: 'Nur das, was diese Richtlinien bewirken. Ohne solche Richtlinie: nichts.',
  },
  impact: 'medium',
  reversible: 'partly',
  irreversible: {
    en: 'The risk can be dismissed; that it was confirmed stays in the history.',
    de: 'Das Risiko lässt sich verwerfen; dass es bestätigt wurde, bleibt im Verlauf.',
  },
  phase: 'risk',
  attack: ['T1078.004'],
  d3fend: ['D3-ANET'],
  permissions: [graph('IdentityRiskyUser.ReadWrite.All')],

  async preview(connection, account) {
    const { id, upn } = needAccount(account);
    const risk = await readUserRisk(connection.graph, id);
    if (risk.state === 'confirmedCompromised') return null;
    return {
      account,
      key: id,
      label: upn,
      before: { ...risk },
      after: { state: 'confirmedCompromised', level: 'high' },
    };
  },
  async read(connection, target) {
    return { ...(await readUserRisk(connection.graph, target.key)) };
  },
  async apply({ connection, clientRequestId }, target) {
    await confirmCompromised(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
  // The level follows the state, at times a moment later.
  holds: (state) => textMember(state, 'state') === 'confirmedCompromised',
  async undo({ connection, clientRequestId }, target) {
    await dismissRisk(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
  restored: (state, target) =>
    ['none', 'dismissed', textMember(target.before, 'state')].includes(textMember(state, 'state')),
};
