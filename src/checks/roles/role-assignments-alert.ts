import { defineCheck } from '../../domain/check.ts';
import { howToAlert, toldOf, whyAlert } from '../support/role-alerts.ts';
import { isHighlyPrivileged } from '../support/roles.ts';

const rules = ['Notification_Admin_Admin_Eligibility', 'Notification_Admin_Admin_Assignment'];

export const roleAssignmentsAlert = defineCheck({
  id: 'role-assignments-alert',
  title: {
    en: 'Giving a highly privileged role triggers an alert',
    de: 'Die Vergabe einer hoch privilegierten Rolle löst eine Warnung aus',
  },
  rationale: whyAlert,
  remediation: howToAlert,
  severity: 'medium',
  area: 'roles',
  scuba: ['MS.AAD.7.7v1'],
  cis: [],
  secureScore: [],
  attack: ['T1098', 'T1098.003'],
  cuts: { shortens: ['role', 'rule:privileged-role-granted'] },
  licence: 'entra-p2',
  needs: ['role-policies'],
  evaluate({ 'role-policies': policies }) {
    const concerned = policies.filter(({ roleTemplateId }) => isHighlyPrivileged(roleTemplateId));
    return toldOf(concerned, rules);
  },
});
