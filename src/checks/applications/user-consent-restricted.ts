import { defineCheck } from '../../domain/check.ts';
import { fail, pass, untold, warning } from '../support/outcome.ts';

const forSelf = /^managePermissionGrantsForSelf\./i;
/** Verified publishers, and permissions that the organisation has classified as low impact. */
const restricted = /\.microsoft-user-default-low$/i;
/** Microsoft decides what it allows; since 2025 it leaves out mail and files, and that may change. */
const managed = /\.microsoft-user-default-recommended$/i;

export const userConsentRestricted = defineCheck({
  id: 'user-consent-restricted',
  title: {
    en: 'Users cannot give applications access to their data as they like',
    de: 'Benutzer können Anwendungen nicht nach Belieben Zugriff auf ihre Daten geben',
  },
  rationale: {
    en: 'One click on "Accept" gives a stranger\'s application the mailbox, and neither a new password nor MFA takes it away again.',
    de: 'Ein Klick auf „Akzeptieren“ gibt der Anwendung eines Fremden das Postfach, und weder ein neues Kennwort noch MFA nimmt es ihr wieder.',
  },
  remediation: {
    en: 'Entra admin center, Enterprise applications, Consent and permissions: "Do not allow user consent", or only for verified publishers and selected permissions.',
    de: 'Entra Admin Center, Unternehmensanwendungen, Einwilligung und Berechtigungen: „Benutzereinwilligung nicht zulassen“, oder nur für verifizierte Herausgeber und ausgewählte Berechtigungen.',
  },
  severity: 'high',
  area: 'applications',
  scuba: ['MS.AAD.5.2v1'],
  cis: ['5.1.5.1'],
  secureScore: ['IntegratedApps', 'aad_third_party_apps'],
  attack: ['T1098', 'T1098.001', 'T1098.003', 'T1528'],
  cuts: { stops: ['T1528', 'oauth-grant'] },
  action: 'restrict-user-consent',
  needs: ['authorization-policy'],
  evaluate({ 'authorization-policy': policy }) {
    const assigned = policy.defaultUserRolePermissions?.permissionGrantPoliciesAssigned;
    if (assigned === undefined) return untold('permissionGrantPoliciesAssigned');
    const own = assigned.filter((one) => forSelf.test(one));
    if (own.length === 0)
      return pass('Users cannot consent at all.', 'Benutzer können gar nicht einwilligen.', assigned);
    if (own.every((one) => restricted.test(one)))
      return pass(
        'Users can consent only to verified publishers and low-impact permissions.',
        'Benutzer können nur bei verifizierten Herausgebern und Berechtigungen mit geringer Auswirkung einwilligen.',
        assigned,
      );
    if (own.every((one) => restricted.test(one) || managed.test(one)))
      return warning(
        'What users can consent to is left to Microsoft.',
        'Wobei Benutzer einwilligen können, ist Microsoft überlassen.',
        assigned,
      );
    return fail(
      'Users can consent to applications of unknown publishers.',
      'Benutzer können bei Anwendungen unbekannter Herausgeber einwilligen.',
      assigned,
    );
  },
});
