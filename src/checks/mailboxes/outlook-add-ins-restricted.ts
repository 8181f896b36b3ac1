import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

const roles = ['My Custom Apps', 'My Marketplace Apps', 'My ReadWriteMailbox Apps'];

export const outlookAddInsRestricted = defineCheck({
  id: 'outlook-add-ins-restricted',
  title: {
    en: 'Users cannot install Outlook add-ins by themselves',
    de: 'Benutzer können keine Outlook-Add-Ins selbst installieren',
  },
  rationale: {
    en: 'An add-in reads every message that is opened, on every device, after the password was changed.',
    de: 'Ein Add-In liest jede geöffnete Nachricht, auf jedem Gerät, auch nach dem Kennwortwechsel.',
  },
  remediation: {
    en: 'Default role assignment policy: remove My Custom Apps, My Marketplace Apps and My ReadWriteMailbox Apps.',
    de: 'Standard-Rollenzuweisungsrichtlinie: My Custom Apps, My Marketplace Apps und My ReadWriteMailbox Apps entfernen.',
  },
  severity: 'medium',
  area: 'mailboxes',
  scuba: [],
  cis: ['6.3.1'],
  secureScore: ['exo_outlookaddins'],
  attack: ['T1137.006'],
  cuts: { stops: ['mailbox-add-in'] },
  action: 'restrict-outlook-add-ins',
  needs: ['role-assignment-policies'],
  evaluate({ 'role-assignment-policies': policies }) {
    const open = policies.flatMap((policy) =>
      policy.AssignedRoles.filter((role) => roles.includes(role)).map((role) => `${policy.Name}: ${role}`),
    );
    const [en, de] = some(open);
    return open.length === 0
      ? pass(
          'They cannot.',
          'Sie können es nicht.',
          policies.map((one) => one.Name),
        )
      : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
