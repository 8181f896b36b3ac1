import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { globalAdministrator } from '../support/roles.ts';

export const administratorsWorkFromOtherAccounts = defineCheck({
  id: 'administrators-work-from-other-accounts',
  title: {
    en: 'Administrators read their mail from another account',
    de: 'Administratoren lesen ihre E-Mails mit einem anderen Konto',
  },
  rationale: {
    en: 'An account that opens mail from strangers should not be able to delete the tenant.',
    de: 'Ein Konto, das E-Mails von Fremden öffnet, soll nicht den Mandanten löschen können.',
  },
  remediation: {
    en: 'Give each administrator a second account without mailbox and licence for the role.',
    de: 'Geben Sie jedem Administrator für die Rolle ein zweites Konto ohne Postfach und Lizenz.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: [],
  cis: ['1.1.1'],
  secureScore: ['aad_admin_accounts_separate_unassigned_cloud_only'],
  attack: ['T1566', 'T1078.004'],
  cuts: { stops: ['role'], shortens: ['T1566'] },
  needs: ['role-holders', 'mailboxes'],
  evaluate({ 'role-holders': holders, mailboxes }) {
    const withMail = new Set(mailboxes.map((one) => one.ExternalDirectoryObjectId));
    const open = [
      ...new Set(
        holders
          .filter(
            (one) =>
              one.principalType === 'user' &&
              one.roleTemplateId.toLowerCase() === globalAdministrator &&
              withMail.has(one.principalId),
          )
          .map((one) => one.principalName ?? one.principalId),
      ),
    ].sort();
    const [en, de] = some(open);
    return open.length === 0
      ? pass('No Global Administrator has a mailbox.', 'Kein globaler Administrator hat ein Postfach.', [])
      : fail(`With a mailbox: ${en}.`, `Mit Postfach: ${de}.`, { open }, open);
  },
});
