import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';
import { globalAdministrator, isHighlyPrivileged, nameOfRole } from '../support/roles.ts';

const rules = ['Notification_Admin_EndUser_Assignment'];

export const privilegedActivationAlerts = defineCheck({
  id: 'privileged-activation-alerts',
  title: {
    en: 'Activating other highly privileged roles triggers an alert',
    de: 'Das Aktivieren anderer hoch privilegierter Rollen löst eine Warnung aus',
  },
  rationale: {
    en: 'Somebody who reads it the same hour can stop what nobody else has seen.',
    de: 'Wer es in derselben Stunde liest, kann aufhalten, was sonst niemand gesehen hat.',
  },
  remediation: {
    en: 'Privileged Identity Management, the role, Settings, Notifications: name a monitored address under additional recipients.',
    de: 'Privileged Identity Management, die Rolle, Einstellungen, Benachrichtigungen: unter zusätzliche Empfänger eine überwachte Adresse nennen.',
  },
  severity: 'low',
  area: 'roles',
  scuba: ['MS.AAD.7.9v1'],
  cis: [],
  secureScore: [],
  attack: ['T1098', 'T1098.003'],
  cuts: { shortens: ['role', 'rule:privileged-role-granted'] },
  licence: 'entra-p2',
  needs: ['role-policies'],
  evaluate({ 'role-policies': policies }) {
    const own = policies.filter((one) => {
      const role = one.roleTemplateId.toLowerCase();
      return role !== globalAdministrator && isHighlyPrivileged(role);
    });
    if (own.length === 0) return untold('roleManagementPolicyAssignments');
    const silent = own
      .filter(
        (one) =>
          !rules.every(
            (id) => (one.rules.find((rule) => rule.id === id)?.notificationRecipients ?? []).length > 0,
          ),
      )
      .map((one) => one.roleName ?? nameOfRole(one.roleTemplateId))
      .sort();
    const [en, de] = some(silent);
    return silent.length === 0
      ? pass('An address is told.', 'Eine Adresse erfährt davon.', { roles: own.length })
      : fail(
          `Nobody beside the administrators is told for: ${en}.`,
          `Niemand außer den Administratoren erfährt davon bei: ${de}.`,
          { silent },
          silent,
        );
  },
});
