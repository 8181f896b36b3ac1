import { graphSetting } from '../graph-setting.ts';
import { toldTo } from '../told-to.ts';

export const nameSecurityContacts = graphSetting({
  id: 'name-security-contacts',
  title: {
    en: 'Name a contact for security incidents',
    de: 'Einen Kontakt für Sicherheitsvorfälle nennen',
  },
  effect: {
    en: 'Microsoft knows whom to tell when it sees the organisation under attack.',
    de: 'Microsoft weiß, wem ein Angriff auf die Organisation zu melden ist.',
  },
  notice: {
    en: 'The addresses given get messages of Microsoft.',
    de: 'Die angegebenen Adressen erhalten Nachrichten von Microsoft.',
  },
  impact: 'low',
  attack: [],
  path: '/organization',
  items: (organization) => `/organization/${String(organization['id'])}`,
  permissions: [['Organization.Read.All', 'Directory.Read.All'], ['Organization.ReadWrite.All']],
  want: ({ securityComplianceNotificationMails: named }, options) =>
    Array.isArray(named) && named.length > 0
      ? null
      : { securityComplianceNotificationMails: [...toldTo(options)] },
});
