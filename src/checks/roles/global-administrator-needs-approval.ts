import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';
import { globalAdministrator } from '../support/roles.ts';

export const globalAdministratorNeedsApproval = defineCheck({
  id: 'global-administrator-needs-approval',
  title: {
    en: 'Becoming Global Administrator takes the approval of another',
    de: '„Globaler Administrator“ wird man nur mit Genehmigung eines anderen',
  },
  rationale: {
    en: 'Four eyes on the one role that can do everything.',
    de: 'Vier Augen für die eine Rolle, die alles kann.',
  },
  remediation: {
    en: 'Privileged Identity Management, Global Administrator, Settings: require approval to activate, and name approvers.',
    de: 'Privileged Identity Management, Globaler Administrator, Einstellungen: Genehmigung zum Aktivieren erforderlich, und Genehmiger benennen.',
  },
  severity: 'medium',
  area: 'roles',
  scuba: ['MS.AAD.7.6v1'],
  cis: [],
  secureScore: [],
  attack: ['T1098', 'T1098.003'],
  cuts: { stops: ['rule:privileged-role-granted'], shortens: ['role'] },
  licence: 'entra-p2',
  needs: ['role-policies'],
  evaluate({ 'role-policies': policies }) {
    const policy = policies.find((one) => one.roleTemplateId.toLowerCase() === globalAdministrator);
    const rule = policy?.rules.find((one) => one.id === 'Approval_EndUser_Assignment');
    return flagged(
      'isApprovalRequired',
      rule?.setting?.isApprovalRequired,
      true,
      ['Approval is required.', 'Eine Genehmigung ist nötig.'],
      ['No approval is required.', 'Eine Genehmigung ist nicht nötig.'],
    );
  },
});
