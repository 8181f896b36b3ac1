import { graphSetting } from '../graph-setting.ts';

const globalAdministrators = [
  {
    query:
      "/beta/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '62e90394-69f5-4237-9190-012177145e10'",
    queryType: 'MicrosoftGraph',
    queryRoot: null,
  },
];

export const turnOnAdminConsentWorkflow = graphSetting({
  id: 'turn-on-admin-consent-workflow',
  title: {
    en: 'Let people ask an administrator for an application',
    de: 'Anwendungen bei einem Administrator beantragen lassen',
  },
  effect: {
    en: 'Nobody needs a detour to get an application.',
    de: 'Niemand braucht einen Umweg, um eine Anwendung zu bekommen.',
  },
  notice: {
    en: 'Refused people see a form; the Global Administrators are asked by mail.',
    de: 'Wer abgelehnt wird, sieht ein Formular; die globalen Administratoren werden per E-Mail gefragt.',
  },
  impact: 'low',
  attack: ['T1528'],
  path: '/policies/adminConsentRequestPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.ConsentRequest']],
  method: 'PUT',
  want: (policy) => ({
    isEnabled: true,
    notifyReviewers: true,
    remindersEnabled: true,
    requestDurationInDays: 30,
    reviewers:
      Array.isArray(policy['reviewers']) && policy['reviewers'].length > 0
        ? policy['reviewers']
        : globalAdministrators,
  }),
});
