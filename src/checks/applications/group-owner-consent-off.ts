import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

const owners = /^managePermissionGrantsForOwnedResource\./i;
const preApproved = /pre-approval/i;

export const groupOwnerConsentOff = defineCheck({
  id: 'group-owner-consent-off',
  title: {
    en: "Group and team owners cannot let applications into their group's data",
    de: 'Besitzer von Gruppen und Teams können Anwendungen keinen Zugriff auf die Daten ihrer Gruppe geben',
  },
  rationale: {
    en: 'An owner who is fooled gives away the files and chats of everybody in the group.',
    de: 'Ein getäuschter Besitzer gibt Dateien und Chats aller in der Gruppe preis.',
  },
  remediation: {
    en: "Remove ManagePermissionGrantsForOwnedResource entries from the default user role, or keep only Microsoft's pre-approval policy.",
    de: 'Entfernen Sie Einträge ManagePermissionGrantsForOwnedResource aus der Standardbenutzerrolle, oder lassen Sie nur Microsofts Vorabgenehmigung.',
  },
  severity: 'low',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1528'],
  cuts: { shortens: ['oauth-grant', 'T1528'] },
  action: 'restrict-group-owner-consent',
  needs: ['authorization-policy'],
  wants: ['directory-settings'],
  evaluate(values) {
    const policy = values['authorization-policy'];
    const assigned = policy.defaultUserRolePermissions?.permissionGrantPoliciesAssigned;
    if (assigned === undefined) return untold('permissionGrantPoliciesAssigned');
    const open = assigned.filter((one) => owners.test(one) && !preApproved.test(one));
    // The older switch stands in the directory settings; Microsoft removed it from the portal in 2025.
    const settings = open.length > 0 && !('directory-settings' in values) ? [] : values['directory-settings'];
    const old = settings
      ?.find((one) => one.displayName === 'Consent Policy Settings')
      ?.values.find((one) => one.name === 'EnableGroupSpecificConsent');
    const oldOn = old?.value?.toLowerCase() === 'true';
    const evidence = { assigned, EnableGroupSpecificConsent: old?.value ?? null };
    return open.length === 0 && !oldOn
      ? pass('They cannot.', 'Sie können es nicht.', evidence)
      : fail('They can.', 'Sie können es.', evidence);
  },
});
