import type { Setting } from '../domain/setting.ts';
import type { SettingId, SettingValues } from '../domain/setting-values/index.ts';
import { groupAddresses } from '../microsoft/exchange/group-members.ts';

const families = ['anti-spam', 'anti-phish', 'anti-malware', 'safe-links', 'safe-attachments'] as const;

/** Who is in the mail groups that rules of threat policies name. */
export const mailGroupMembers: Setting = {
  id: 'mail-group-members',
  title: {
    en: 'Members of the groups that threat policies name',
    de: 'Mitglieder der Gruppen, die Bedrohungsrichtlinien nennen',
  },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-DistributionGroupMember' }],
  async read({ connection, value }) {
    const told = async <Id extends SettingId>(id: Id): Promise<SettingValues[Id] | null> =>
      value(id).catch(() => null);
    const presets = await told('preset-rules');
    const rules = [...(presets?.eop ?? []), ...(presets?.atp ?? []), ...(presets?.builtIn ?? [])];
    for (const family of families) rules.push(...((await told(family))?.rules ?? []));
    const groups = new Set(rules.flatMap((rule) => [...rule.SentToMemberOf, ...rule.ExceptIfSentToMemberOf]));
    const members: { [group: string]: readonly string[] } = {};
    for (const group of [...groups].sort())
      members[group.toLowerCase()] = await groupAddresses(connection.exchange, group);
    return members;
  },
};
