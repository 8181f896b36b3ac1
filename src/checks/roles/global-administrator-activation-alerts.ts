import { defineCheck } from '../../domain/check.ts';
import { howToAlert, toldOf, whyAlert } from '../support/role-alerts.ts';
import { globalAdministrator } from '../support/roles.ts';

const rules = ['Notification_Admin_EndUser_Assignment'];

export const globalAdministratorActivationAlerts = defineCheck({
  id: 'global-administrator-activation-alerts',
  title: {
    en: 'Activating Global Administrator triggers an alert',
    de: 'Das Aktivieren von „Globaler Administrator“ löst eine Warnung aus',
  },
  rationale: whyAlert,
  remediation: howToAlert,
  severity: 'medium',
  area: 'roles',
  scuba: ['MS.AAD.7.8v1'],
  cis: [],
  secureScore: [],
  attack: ['T1098', 'T1098.003'],
  cuts: { shortens: ['role', 'rule:privileged-role-granted'] },
  licence: 'entra-p2',
  needs: ['role-policies'],
  evaluate({ 'role-policies': policies }) {
    const concerned = policies.filter(
      ({ roleTemplateId }) => roleTemplateId.toLowerCase() === globalAdministrator,
    );
    return toldOf(concerned, rules);
  },
});
