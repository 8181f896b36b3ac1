import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';
import { isHighlyPrivileged } from '../support/roles.ts';

export const administratorsAreCloudOnly = defineCheck({
  id: 'administrators-are-cloud-only',
  title: {
    en: 'Administrators have accounts that live only in the cloud',
    de: 'Administratoren haben Konten, die nur in der Cloud leben',
  },
  rationale: {
    en: 'Whoever takes the on-premises directory must not get the cloud with it.',
    de: 'Wer das lokale Verzeichnis erbeutet, darf nicht die Cloud dazubekommen.',
  },
  remediation: {
    en: 'Make a cloud account for each administrator and take the roles from synchronised ones.',
    de: 'Legen Sie für jeden Administrator ein Cloudkonto an und entziehen Sie synchronisierten Konten die Rollen.',
  },
  severity: 'high',
  area: 'roles',
  scuba: ['MS.AAD.7.3v1'],
  cis: ['1.1.1'],
  secureScore: ['aad_admin_accounts_separate_unassigned_cloud_only'],
  attack: ['T1556', 'T1556.007'],
  cuts: { stops: ['federation'], shortens: ['role'] },
  needs: ['role-holders'],
  evaluate({ 'role-holders': holders }) {
    const own = holders.filter(
      (one) => one.principalType === 'user' && isHighlyPrivileged(one.roleTemplateId),
    );
    if (own.some((one) => one.onPremisesSynced === undefined)) return untold('onPremisesSyncEnabled');
    const synced = [
      ...new Set(
        own.filter((one) => one.onPremisesSynced).map((one) => one.principalName ?? one.principalId),
      ),
    ].sort();
    const [en, de] = some(synced);
    return synced.length === 0
      ? pass('All are cloud-only.', 'Alle leben nur in der Cloud.', {
          administrators: new Set(own.map((one) => one.principalId)).size,
        })
      : fail(`Synchronised: ${en}.`, `Synchronisiert: ${de}.`, { synced: synced.length }, synced);
  },
});
