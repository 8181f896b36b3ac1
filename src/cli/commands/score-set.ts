import { z } from 'zod';
import { finish, need } from '../../engine/respond/drafts.ts';
import { changeInput, changeOptions, makeChange } from '../respond/change.ts';
import type { CommandSpec } from '../command.ts';
import { controlStates } from '../../domain/secure-score.ts';

const input = changeInput.extend({
  control: z.string(),
  state: z.enum(controlStates),
  comment: z.string().max(2_000).default(''),
});

/** Answers one recommendation, through a plan that can be taken back. */
export const scoreSet: CommandSpec<z.infer<typeof input>> = {
  path: ['score', 'set'],
  summary: {
    en: 'answer a recommendation of Secure Score: ignored, done elsewhere, reviewed, or open again',
    de: 'eine Empfehlung von Secure Score beantworten: ignoriert, anderswo erledigt, geprüft oder wieder offen',
  },
  examples: [
    {
      line: 'evict score set MFARegistrationV2 --state third-party --comment "Duo for everybody"',
      text: { en: 'another product does it', de: 'ein anderes Produkt erledigt es' },
    },
  ],
  permissions: [{ kind: 'graph', anyOf: ['SecurityEvents.ReadWrite.All'] }],
  arguments: [
    {
      name: 'control',
      text: { en: 'id of the control', de: 'ID der Maßnahme' },
      required: true,
    },
  ],
  options: [
    {
      flags: '--state <state>',
      text: {
        en: 'ignored, third-party, reviewed or default',
        de: 'ignored, third-party, reviewed oder default',
      },
    },
    { flags: '--comment <text>', text: { en: 'why; everybody sees it', de: 'warum; alle sehen es' } },
    ...changeOptions,
  ],
  input,
  async run(context, given) {
    const connection = await context.connect(given.tenant);
    return makeChange(context, connection, given, {
      heading: { en: 'Secure Score answered', de: 'Secure Score beantwortet' },
      stem: 'score',
      plan: async (name, number) => {
        const { control, state, comment } = given;
        const action = need('set-secure-score-state');
        const target = await action.preview(connection, null, null, { control, state, comment });
        const drafts = target === null ? [] : [{ action, account: null, foothold: null, target }];
        return finish(connection, 'score', [], drafts, [], [], {
          case: name,
          number,
          only: [],
          skip: [],
          keep: [],
        });
      },
    });
  },
};
