import type { Setting } from '../domain/setting.ts';
import { readDomain } from '../microsoft/dns/domain.ts';

export const dns: Setting = {
  id: 'dns',
  title: { en: 'Public DNS of the accepted domains', de: 'Öffentliches DNS der akzeptierten Domänen' },
  source: 'dns',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-AcceptedDomain' }],
  async read(context) {
    const domains = await context.value('accepted-domains');
    return Promise.all(domains.map(({ DomainName }) => readDomain(context.dns, DomainName.toLowerCase())));
  },
};
