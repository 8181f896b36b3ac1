import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

export const connectorsAreRestricted = defineCheck({
  id: 'connectors-are-restricted',
  title: {
    en: 'Inbound connectors accept mail only from named servers',
    de: 'Eingehende Connectors nehmen Nachrichten nur von benannten Servern an',
  },
  rationale: {
    en: 'A connector that trusts a domain name alone trusts everybody who writes it down.',
    de: 'Ein Connector, der nur einem Domänennamen vertraut, vertraut jedem, der ihn hinschreibt.',
  },
  remediation: {
    en: 'Set-InboundConnector: restrict to IP addresses or to a certificate.',
    de: 'Set-InboundConnector: auf IP-Adressen oder ein Zertifikat beschränken.',
  },
  severity: 'medium',
  area: 'mail-flow',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1566', 'T1199'],
  cuts: { stops: ['connector'], shortens: ['T1566'] },
  needs: ['inbound-connectors'],
  evaluate({ 'inbound-connectors': connectors }) {
    const open = connectors
      .filter(
        (one) =>
          one.Enabled &&
          one.ConnectorType === 'OnPremises' &&
          one.SenderIPAddresses.length === 0 &&
          one.TlsSenderCertificateName === undefined,
      )
      .map((one) => one.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('All do.', 'Alle.', { connectors: connectors.length })
      : fail(`Unrestricted: ${en}.`, `Unbeschränkt: ${de}.`, { open }, open);
  },
});
