import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const securityGroupCreationRestricted = defineCheck({
  id: 'security-group-creation-restricted',
  title: {
    en: 'Users cannot create security groups',
    de: 'Benutzer können keine Sicherheitsgruppen erstellen',
  },
  rationale: {
    en: 'Groups decide who is left out of policies and who may reach what.',
    de: 'Gruppen entscheiden, wer von Richtlinien ausgenommen ist und wer was erreicht.',
  },
  remediation: {
    en: 'Entra admin center, Groups, General: users can create security groups No.',
    de: 'Entra Admin Center, Gruppen, Allgemein: Benutzer können Sicherheitsgruppen erstellen Nein.',
  },
  severity: 'low',
  area: 'applications',
  scuba: [],
  cis: ['5.1.3.2'],
  secureScore: [],
  attack: ['T1098'],
  cuts: {},
  action: 'restrict-group-creation',
  needs: ['authorization-policy'],
  evaluate: ({ 'authorization-policy': policy }) =>
    flagged(
      'allowedToCreateSecurityGroups',
      policy.defaultUserRolePermissions?.allowedToCreateSecurityGroups,
      false,
      ['They cannot.', 'Sie können es nicht.'],
      ['They can.', 'Sie können es.'],
    ),
});
