import { defineCheck } from '../../domain/check.ts';
import { pass, warning, some } from '../support/outcome.ts';

const powerful =
  /^(Mail\.(Read|ReadWrite|Send)|MailboxSettings\.ReadWrite|full_access_as_app|Exchange\.ManageAsApp|Files\.(Read|ReadWrite)\.All|Sites\.(ReadWrite|FullControl|Manage)\.All|Directory\.ReadWrite\.All|User\.ReadWrite\.All|Application\.ReadWrite\.All|AppRoleAssignment\.ReadWrite\.All|RoleManagement\.ReadWrite\.Directory|Policy\.ReadWrite\.\w+|UserAuthenticationMethod\.ReadWrite\.All)$/;
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

export const applicationPermissionsLimited = defineCheck({
  id: 'application-permissions-limited',
  title: {
    en: 'No application of others reads all mailboxes or rules the directory',
    de: 'Keine fremde Anwendung liest alle Postfächer oder beherrscht das Verzeichnis',
  },
  rationale: {
    en: 'One secret of such an application is worth every mailbox, and no MFA stands before it.',
    de: 'Ein Schlüssel einer solchen Anwendung ist alle Postfächer wert, und keine MFA steht davor.',
  },
  remediation: {
    en: 'Look at each; limit mail access to single mailboxes (RBAC for Applications), remove what is not needed.',
    de: 'Prüfen Sie jede; beschränken Sie Mailzugriff auf einzelne Postfächer (RBAC für Anwendungen), entfernen Sie Überflüssiges.',
  },
  severity: 'high',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1528', 'T1098.003', 'T1114.002'],
  cuts: { shortens: ['app-role-assignment', 'service-principal', 'T1114'] },
  needs: ['app-permissions', 'service-principals'],
  evaluate({ 'app-permissions': permissions, 'service-principals': principals }, { ownAppId }) {
    const own = new Map(principals.map((one) => [one.id, one]));
    // Evict needs what it has; it is told in the evidence, not accused.
    const isEvict = (id: string): boolean =>
      ownAppId !== null && own.get(id)?.appId?.toLowerCase() === ownAppId;
    const evict = permissions.filter((one) => isEvict(one.principalId)).map((one) => one.permission);
    const risky = permissions.filter(
      (one) =>
        !isEvict(one.principalId) &&
        powerful.test(one.permission) &&
        own.get(one.principalId)?.appOwnerOrganizationId !== microsoft &&
        own.get(one.principalId)?.accountEnabled !== false,
    );
    const lines = [
      ...new Set(risky.map((one) => `${one.principalName ?? one.principalId}: ${one.permission}`)),
    ].sort();
    const [en, de] = some(lines);
    return lines.length === 0
      ? pass('None does.', 'Keine.', { permissions: permissions.length, evict })
      : warning(`To be looked at: ${en}.`, `Anzusehen: ${de}.`, { count: lines.length, evict }, lines);
  },
});
