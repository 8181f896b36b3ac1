import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

const kinds = ['Sender', 'Url', 'FileHash'] as const;

export const allowList: Setting = {
  id: 'allow-list',
  title: { en: 'Tenant allow list', de: 'Zulassungsliste des Mandanten' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-TenantAllowBlockListItems' }],
  async read({ connection }) {
    const lists = await Promise.all(
      kinds.map(async (kind) => {
        const items = await cmdletItems(connection.exchange, 'Get-TenantAllowBlockListItems', {
          ListType: kind,
        });
        return items
          .filter((item) => item['Action'] !== 'Block')
          .map((item) => ({ ListType: kind, ...item }));
      }),
    );
    return lists.flat();
  },
};
