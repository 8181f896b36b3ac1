import type { Action } from '../../domain/action.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { line } from '../../kernel/text.ts';
import { exchangeSetting } from '../exchange-setting.ts';

const signing = exchangeSetting({
  id: 'turn-on-dkim',
  title: { en: 'Sign outgoing mail with DKIM', de: 'Ausgehende E-Mails mit DKIM signieren' },
  effect: {
    en: 'Receivers can tell real mail of yours from forged mail.',
    de: 'Empfänger können Ihre echten E-Mails von gefälschten unterscheiden.',
  },
  notice: {
    en: 'Works only where both selector records stand in the public DNS.',
    de: 'Funktioniert nur, wenn beide Selektoreinträge im öffentlichen DNS stehen.',
  },
  impact: 'low',
  attack: ['T1672', 'T1656'],
  noun: 'DkimSigningConfig',
  want: () => ({ Enabled: true }),
});

/** Exchange looks the two selector records up before it signs, and names those that are missing: they are a registrar's matter. */
export const turnOnDkim: Action = {
  ...signing,
  async apply(context, target) {
    try {
      return await signing.apply(context, target);
    } catch (thrown) {
      if (!(thrown instanceof ServiceError) || !/CNAME/.test(thrown.serviceMessage)) throw thrown;
      const said = line(thrown.serviceMessage, 600);
      return {
        outcome: 'manual',
        instructions: {
          en: `Publish the selector records of the domain, then run it again. Exchange says: ${said}`,
          de: `Veröffentlichen Sie die Selektoreinträge der Domäne, und starten Sie es dann erneut. Exchange sagt: ${said}`,
        },
      };
    }
  },
};
