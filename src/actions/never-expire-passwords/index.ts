import { graphSetting } from '../graph-setting.ts';
import { graphPath } from '../../microsoft/graph/path.ts';

/** Microsoft's number for "never". */
const never = 2_147_483_647;

export const neverExpirePasswords = graphSetting({
  id: 'never-expire-passwords',
  title: { en: 'Let passwords never expire', de: 'Kennwörter nicht ablaufen lassen' },
  effect: {
    en: 'People keep one long password instead of counting up a short one.',
    de: 'Die Leute behalten ein langes Kennwort, statt ein kurzes hochzuzählen.',
  },
  notice: {
    en: 'Nobody is asked to change the password any more.',
    de: 'Niemand wird mehr zum Kennwortwechsel aufgefordert.',
  },
  impact: 'low',
  attack: ['T1110.001'],
  path: '/domains',
  permissions: [['Domain.Read.All', 'Directory.Read.All'], ['Domain.ReadWrite.All']],
  items: (domain) => graphPath`/domains/${String(domain['id'])}`,
  want: (domain) =>
    domain['isVerified'] === true && domain['authenticationType'] === 'Managed'
      ? { passwordValidityPeriodInDays: never }
      : null,
});
