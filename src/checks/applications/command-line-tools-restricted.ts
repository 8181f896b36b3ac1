import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

/** Applications that every tenant trusts and that attack tools borrow. */
const tools: { readonly [appId: string]: string } = {
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Microsoft Graph Command Line Tools',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Microsoft Azure PowerShell',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'Microsoft Azure CLI',
  '1b730954-1685-4b74-9bfd-dac224a7b894': 'Azure Active Directory PowerShell',
};

export const commandLineToolsRestricted = defineCheck({
  id: 'command-line-tools-restricted',
  title: {
    en: "Only assigned users may use Microsoft's command line applications",
    de: 'Nur zugewiesene Benutzer dürfen Microsofts Befehlszeilenanwendungen verwenden',
  },
  rationale: {
    en: 'Intruders sign in as "Azure PowerShell" or "Graph Command Line Tools": every user may, and none of them needs to.',
    de: 'Eindringlinge melden sich als „Azure PowerShell“ oder „Graph Command Line Tools“ an: Jeder Benutzer darf es, und keiner braucht es.',
  },
  remediation: {
    en: 'Enterprise applications: set "Assignment required" for these applications and assign administrators.',
    de: 'Unternehmensanwendungen: für diese Anwendungen „Zuweisung erforderlich“ setzen und Administratoren zuweisen.',
  },
  severity: 'low',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1059.009', 'T1087.004', 'T1528'],
  cuts: { shortens: ['T1087', 'T1528'] },
  needs: ['service-principals'],
  evaluate({ 'service-principals': principals }) {
    const found = principals.filter((one) => (one.appId ?? '') in tools);
    if (found.some((one) => one.appRoleAssignmentRequired === undefined))
      return untold('appRoleAssignmentRequired');
    const restricted = new Set(
      found
        .filter((one) => one.appRoleAssignmentRequired || one.accountEnabled === false)
        .map((one) => one.appId),
    );
    // Without a service principal the application is made at the first sign-in, open to all.
    const open = Object.entries(tools)
      .filter(([appId]) => !restricted.has(appId))
      .map(([, name]) => name);
    const [en, de] = some(open, 4);
    return open.length === 0
      ? pass('All are restricted.', 'Alle sind beschränkt.', [])
      : fail(`Open to all: ${en}.`, `Für alle offen: ${de}.`, { open }, open);
  },
});
