import { graphSetting } from '../graph-setting.ts';
import type { JsonObject } from '../../kernel/json.ts';

const since = '2019-10-19T10:37:00Z';
const restriction = (restrictionType: string, maxLifetime: string | null): JsonObject => ({
  restrictionType,
  maxLifetime,
  restrictForAppsCreatedAfterDateTime: since,
});
const restrictions = {
  passwordCredentials: [
    restriction('passwordAddition', null),
    restriction('passwordLifetime', 'P180D'),
    restriction('symmetricKeyAddition', null),
    restriction('symmetricKeyLifetime', 'P180D'),
  ],
  keyCredentials: [restriction('asymmetricKeyLifetime', 'P365D')],
};

export const restrictAppCredentials = graphSetting({
  id: 'restrict-app-credentials',
  title: {
    en: 'Limit passwords and certificates of applications',
    de: 'Kennwörter und Zertifikate von Anwendungen begrenzen',
  },
  effect: {
    en: 'A secret added to an application, a quiet way to stay, is refused; certificates end within a year.',
    de: 'Ein einer Anwendung hinzugefügtes Geheimnis, ein leiser Weg zu bleiben, wird abgelehnt; Zertifikate enden binnen eines Jahres.',
  },
  notice: {
    en: 'Developers use certificates or managed identities.',
    de: 'Entwickler benutzen Zertifikate oder verwaltete Identitäten.',
  },
  impact: 'medium',
  attack: ['T1098.001'],
  path: '/policies/defaultAppManagementPolicy',
  permissions: [['Policy.Read.All'], ['Policy.ReadWrite.ApplicationConfiguration']],
  want: () => ({
    isEnabled: true,
    applicationRestrictions: restrictions,
    servicePrincipalRestrictions: restrictions,
  }),
});
