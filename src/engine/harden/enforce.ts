import type { Reason } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Plan } from '../../domain/plan.ts';
import { toAppError } from '../../kernel/errors.ts';
import { reportOnlyUses } from '../../microsoft/graph/report-only.ts';
import type { ReportOnlyUse } from '../../microsoft/graph/report-only.ts';
import { finish, need } from '../respond/drafts.ts';
import type { Draft } from '../respond/drafts.ts';
import { against, some } from './affected.ts';
import type { HardenOptions } from './index.ts';

const days = 30;

/** Every policy of Evict's that still only reports, with what it would have done at the sign-ins of the last days. */
export async function planEnforcement(connection: Connection, options: HardenOptions): Promise<Plan> {
  const action = need('enforce-access-policy');
  options.tell(action.title, 0);
  const targets = await action.candidates!(connection, options.given);
  const blind: Plan['blind'][number][] = [];
  let uses: ReadonlyMap<string, readonly ReportOnlyUse[]> | null = null;
  try {
    uses = await reportOnlyUses(
      connection.graph,
      new Date(connection.clock.now().getTime() - days * 86_400_000),
    );
  } catch (thrown) {
    blind.push({
      what: { en: 'What these policies would have done', de: 'Was diese Richtlinien bewirkt hätten' },
      why: toAppError(thrown).text,
    });
  }
  const drafts = targets.map((target): Draft => {
    const reasons = uses === null ? [unread] : reasonsOf(uses.get(target.key) ?? []);
    return { action, account: null, foothold: null, target, reasons };
  });
  return finish(connection, 'harden', [], drafts, blind, [], options);
}

function reasonsOf(uses: readonly ReportOnlyUse[]): readonly Reason[] {
  if (uses.length === 0) return [untested];
  const who = (would: ReportOnlyUse['would']): readonly string[] =>
    uses.filter((use) => use.would === would).map((use) => `${use.user} (${use.client})`);
  const [blocked, asked, passed] = [who('block'), who('ask'), who('pass')];
  const reasons: Reason[] = [];
  if (blocked.length > 0)
    reasons.push(
      against(
        `Would have been refused in the last ${days} days: ${some(blocked, 'en')}`,
        `Wären in den letzten ${days} Tagen abgewiesen worden: ${some(blocked, 'de')}`,
      ),
    );
  if (asked.length > 0)
    reasons.push(
      against(
        `Would have been asked for more (a second factor, a managed device): ${some(asked, 'en')}`,
        `Wären nach mehr gefragt worden (zweiter Faktor, verwaltetes Gerät): ${some(asked, 'de')}`,
      ),
    );
  if (passed.length > 0)
    reasons.push({
      speaks: 'for',
      text: {
        en: `Met it already: ${passed.length} ${passed.length === 1 ? 'person' : 'persons'} with their clients.`,
        de: `Erfüllen sie bereits: ${passed.length} ${passed.length === 1 ? 'Person' : 'Personen'} mit ihren Programmen.`,
      },
    });
  return reasons;
}

const untested = against(
  'No sign-in has been reported on yet. Wait some days, or you learn from the help desk whom it stops.',
  'Noch wurde über keine Anmeldung berichtet. Warten Sie einige Tage, sonst erfahren Sie vom Helpdesk, wen sie aussperrt.',
);

const unread = against(
  'The sign-in log could not be read: whom it would stop is unknown.',
  'Das Anmeldeprotokoll war nicht lesbar: Wen sie aussperrt, ist unbekannt.',
);
