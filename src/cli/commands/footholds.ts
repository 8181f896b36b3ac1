import { counted } from '../../kernel/localized.ts';
import { z } from 'zod';
import { surveyFootholds } from '../../engine/respond/footholds.ts';
import { hintsFor } from '../../engine/respond/plan.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { CommandSpec } from '../command.ts';
import { sinceOption } from '../respond/options.ts';
import { accountsOf } from '../../engine/respond/case-run.ts';
import { readTime } from '../../kernel/read-time.ts';
import { tell } from '../respond/session.ts';
import { blindBlocks, footholdBlocks } from '../respond/foothold-views.ts';

const input = z.object({
  upn: z.array(z.string()).min(1),
  since: z.string().optional(),
  tenant: z.string().optional(),
});

/** What an attacker could still use now; nothing is changed. */
export const footholds: CommandSpec<z.infer<typeof input>> = {
  path: ['footholds'],
  summary: {
    en: 'show what an attacker could still use, with reasons; changes nothing',
    de: 'zeigen, was ein Angreifer noch nutzen könnte, mit Gründen; ändert nichts',
  },
  examples: [
    {
      line: 'evict footholds anna.weber@contoso.com --since 2026-11-20',
      text: { en: 'judge everything that was made since then', de: 'beurteilt alles, was seither entstand' },
    },
  ],
  permissions: [
    { kind: 'graph', anyOf: ['Directory.Read.All'] },
    { kind: 'exchange', cmdlet: 'Get-InboxRule' },
  ],
  arguments: [
    {
      name: 'upn',
      text: { en: 'user principal names', de: 'Benutzerprinzipalnamen' },
      required: true,
      variadic: true,
    },
  ],
  options: [sinceOption],
  input,
  async run(context, { upn, since, tenant }) {
    const connection = await context.connect(tenant);
    const accounts = await accountsOf(connection, upn);
    const survey = await surveyFootholds(
      connection,
      accounts,
      await hintsFor(connection, readTime(since)),
      (event) => tell(context, event),
    );
    const open = survey.footholds.filter((foothold) => foothold.suggestion !== 'keep');
    const { language } = context;
    return {
      data: toJson({ accounts, footholds: survey.footholds, blind: survey.blind }),
      records: survey.footholds.map(
        (foothold) =>
          toJson({
            suggestion: foothold.suggestion,
            kind: foothold.kind,
            account: foothold.account,
            title: foothold.title[language],
            since: foothold.since,
            action: foothold.action,
            reasons: foothold.reasons.map((reason) => reason.text[language]).join(' '),
          }) as JsonObject,
      ),
      document: [
        {
          block: 'heading',
          level: 1,
          text: { en: `Ways in: ${upn.join(', ')}`, de: `Zugänge: ${upn.join(', ')}` }[language],
        },
        ...footholdBlocks(survey.footholds, language),
        ...blindBlocks(survey.blind, language),
        {
          block: 'paragraph',
          text:
            open.length > 0
              ? {
                  en: `${counted(open.length, 'way in', 'ways in')} should go or be asked about. Next: evict contain ${upn.join(' ')} --dry-run`,
                  de: `${counted(open.length, 'Zugang sollte', 'Zugänge sollten')} entfernt oder geklärt werden. Weiter: evict contain ${upn.join(' ')} --dry-run`,
                }[language]
              : { en: 'Nothing here needs to go.', de: 'Hier ist nichts zu entfernen.' }[language],
        },
      ],
      exit: open.length > 0 ? 3 : survey.blind.length > 0 ? 4 : 0,
    };
  },
};
