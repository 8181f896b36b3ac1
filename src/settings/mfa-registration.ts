import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const mfaRegistration: Setting = {
  id: 'mfa-registration',
  title: { en: 'Registered sign-in methods', de: 'Registrierte Anmeldemethoden' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['AuditLog.Read.All'] }],
  read: ({ connection }) =>
    graphItems(connection.graph, '/reports/authenticationMethods/userRegistrationDetails'),
};
