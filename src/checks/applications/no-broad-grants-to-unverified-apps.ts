import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

const broad =
  /\b(Mail\.\w+|MailboxSettings\.\w+|EWS\.AccessAsUser\.All|IMAP\.AccessAsUser\.All|SMTP\.Send|Files\.(Read|ReadWrite)(\.All)?|Sites\.\w+\.All|full_access_as_user)\b/i;
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

export const noBroadGrantsToUnverifiedApps = defineCheck({
  id: 'no-broad-grants-to-unverified-apps',
  title: {
    en: 'No application without a verified publisher reads mail or files for everybody',
    de: 'Keine Anwendung ohne verifizierten Herausgeber liest die E-Mails oder Dateien aller',
  },
  rationale: {
    en: 'Consent by an administrator holds for everybody, and stays until somebody takes it back.',
    de: 'Die Einwilligung eines Administrators gilt für alle und bleibt, bis jemand sie zurücknimmt.',
  },
  remediation: {
    en: 'Entra admin center, Enterprise applications, Permissions: revoke what is not needed.',
    de: 'Entra Admin Center, Unternehmensanwendungen, Berechtigungen: Überflüssiges widerrufen.',
  },
  severity: 'high',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1528'],
  cuts: { stops: ['oauth-grant'], shortens: ['T1528'] },
  needs: ['delegated-grants', 'service-principals'],
  evaluate({ 'delegated-grants': grants, 'service-principals': principals }, { tenant }) {
    const own = new Map(principals.map((one) => [one.id, one]));
    const open = grants
      .filter((grant) => grant.consentType === 'AllPrincipals' && broad.test(grant.scope ?? ''))
      .map((grant) => ({ grant, app: own.get(grant.clientId) }))
      .filter(
        ({ app }) =>
          app &&
          app.appOwnerOrganizationId !== microsoft &&
          app.appOwnerOrganizationId !== tenant.id &&
          app.verifiedPublisher?.verifiedPublisherId === undefined,
      )
      .map(({ grant, app }) => `${app!.displayName ?? app!.id}: ${broad.exec(grant.scope ?? '')?.[0] ?? ''}`);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None does.', 'Keine.', { grants: grants.length })
      : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
