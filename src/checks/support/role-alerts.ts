import type { Outcome } from '../../domain/check.ts';
import type { SettingValues } from '../../domain/setting-values/index.ts';
import type { Localized } from '../../kernel/localized.ts';
import { fail, pass, some, untold } from './outcome.ts';
import { nameOfRole } from './roles.ts';

export const whyAlert: Localized = {
  en: 'Somebody who reads it the same hour can stop what nobody else has seen.',
  de: 'Wer es in derselben Stunde liest, kann aufhalten, was sonst niemand gesehen hat.',
};

export const howToAlert: Localized = {
  en: 'Privileged Identity Management, the role, Settings, Notifications: name a monitored address under additional recipients.',
  de: 'Privileged Identity Management, die Rolle, Einstellungen, Benachrichtigungen: unter zusätzliche Empfänger eine überwachte Adresse nennen.',
};

/**
 * Whether each of these rules of each role names an address to tell. Rules are those of a role management policy.
 * Source: learn.microsoft.com/graph/identity-governance-pim-rules-overview.
 */
export function toldOf(policies: SettingValues['role-policies'], rules: readonly string[]): Outcome {
  if (policies.length === 0) return untold('roleManagementPolicyAssignments');
  const tells = (policy: SettingValues['role-policies'][number], id: string): boolean =>
    (policy.rules.find((rule) => rule.id === id)?.notificationRecipients ?? []).length > 0;
  const silent = policies
    .filter((policy) => !rules.every((id) => tells(policy, id)))
    .map((policy) => policy.roleName ?? nameOfRole(policy.roleTemplateId))
    .sort();
  const [en, de] = some(silent);
  return silent.length === 0
    ? pass('An address is told.', 'Eine Adresse erfährt davon.', { roles: policies.length })
    : fail(
        `Nobody beside the administrators is told for: ${en}.`,
        `Niemand außer den Administratoren erfährt davon bei: ${de}.`,
        { silent },
        silent,
      );
}
