import { defineCheck } from '../../domain/check.ts';
import { howToAlert, toldOf, whyAlert } from '../support/role-alerts.ts';
import { globalAdministrator, isHighlyPrivileged } from '../support/roles.ts';

const rules = ['Notification_Admin_EndUser_Assignment'];

export const privilegedActivationAlerts = defineCheck({
  id: 'privileged-activation-alerts',
  title: {
    en: 'Activating other highly privileged roles triggers an alert',
    de: 'Das Aktivieren anderer hoch privilegierter Rollen löst eine Warnung aus',
  },
  rationale: whyAlert,
  remediation: howToAlert,
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
    const concerned = policies.filter(
      ({ roleTemplateId }) =>
        isHighlyPrivileged(roleTemplateId) && roleTemplateId.toLowerCase() !== globalAdministrator,
    );
    return toldOf(concerned, rules);
  },
});
