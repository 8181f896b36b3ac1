import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const deviceRegistration: Setting = {
  id: 'device-registration',
  title: { en: 'Device registration policy', de: 'Richtlinie für die Geräteregistrierung' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.DeviceConfiguration', 'Policy.Read.All'] }],
  read: ({ connection }) =>
    graphObject(connection.graph, '/policies/deviceRegistrationPolicy', { version: 'beta' }),
};
