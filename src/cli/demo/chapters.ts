import type { HandedSecret } from '../../domain/action.ts';
import type { Block } from '../../domain/document.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import { type Language, type Localized, counted } from '../../kernel/localized.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { CommandContext } from '../command.ts';
import type { Place, UndoOutcome } from './run-scenario.ts';
import { kindName, threeTimesTable } from './views.ts';
import type { Attempt } from './views.ts';

type Scenario = Simulator['scenarios'][number];
type Owners = readonly Awaited<ReturnType<Simulator['ownerReturns']>>[];
type Innocents = Awaited<ReturnType<Simulator['innocents']>>;

/** What the demo tells while it runs, chapter by chapter, on stderr. */
export function chapters(context: CommandContext, scenario: Scenario, place: Place) {
  const { language, talk } = context;
  const say = (en: string, de: string): string => ({ en, de })[language];
  const people = scenario.victims.join(', ');
  let number = 0;
  const chapter = (title: string, ...blocks: readonly Block[]): void => {
    number++;
    talk.show([{ block: 'heading', level: 2, text: `${number}. ${title}` }, ...blocks]);
  };
  return {
    opening(): void {
      const title = `${place.index}/${place.of} · ${scenario.title[language]} · ${scenario.tenant.displayName}`;
      talk.show([
        { block: 'heading', level: 1, text: title },
        { block: 'list', items: scenario.story[language] },
      ]);
    },
    inside(attempts: readonly Attempt[]): void {
      chapter(say('The attacker is inside', 'Der Angreifer ist drin'), worksLine(attempts, language), {
        block: 'paragraph',
        tone: 'muted',
        text: `${[...new Set(attempts.map(({ kind }) => kindName(kind, language)))].join(', ')}.`,
      });
    },
    seen(plan: Plan): void {
      const found = plan.steps.filter((step) => step.foothold !== null);
      const going = found.filter((step) => step.selected);
      chapter(
        say('Evict looks, and changes nothing', 'Evict sieht nach und ändert nichts'),
        {
          block: 'table',
          columns: [
            { title: say('Has to be done', 'Zu tun'), flexible: true },
            { title: say('Because', 'Weil'), flexible: true },
          ],
          rows: going.map((step) => [
            `${step.title[language]}: ${step.target.label}`,
            step.reasons.find((reason) => reason.speaks === 'for')?.text[language] ?? '',
          ]),
        },
        {
          block: 'paragraph',
          tone: 'muted',
          text: say(
            `${found.length - going.length} more things look innocent and stay.`,
            `${found.length - going.length} weitere Dinge sehen harmlos aus und bleiben.`,
          ),
        },
      );
    },
    containing(): void {
      chapter(say(`Evict locks him out of ${people}`, `Evict sperrt ihn aus: ${people}`), {
        block: 'paragraph',
        tone: 'muted',
        text: say(
          'Each step stands in the journal before it is sent, and is read back afterwards.',
          'Jeder Schritt steht im Journal, bevor er gesendet wird, und wird danach zurückgelesen.',
        ),
      });
    },
    /** The secret of an invented account is handed over for show, but not printed where nobody watches. */
    handed(secret: HandedSecret): void {
      const what =
        secret.kind === 'password'
          ? say('the new password', 'das neue Kennwort')
          : say('the temporary access pass', 'der befristete Zugriffspass');
      const text = say(
        `        (${what} of ${secret.account} is shown here, once)`,
        `        (${what} für ${secret.account} erscheint hier, ein einziges Mal)`,
      );
      talk.note({ en: text, de: text });
    },
    outside(attempts: readonly Attempt[]): void {
      chapter(
        say('The attacker tries again', 'Der Angreifer versucht es erneut'),
        worksLine(attempts, language),
      );
    },
    recovering({ clean }: Verification): void {
      chapter(
        clean
          ? say('It verifies clean: back to the owner', 'Die Prüfung ist sauber: zurück an die Person')
          : say('It does not verify clean', 'Die Prüfung ist nicht sauber'),
      );
    },
    back(owners: Owners): void {
      const title =
        owners.length === 1
          ? say('The owner is back', 'Die Person ist zurück')
          : say('The owners are back', 'Die Personen sind zurück');
      chapter(title, {
        block: 'list',
        items: owners.flatMap((owner) => [
          {
            text: `${owner.account}: ${ownerWords(owner)[language]}`,
            tone: owner.sends ? ('good' as const) : ('bad' as const),
          },
          ...mailWords(owner, language),
        ]),
      });
    },
  };
}

function ownerWords(owner: Owners[number]): Localized {
  if (owner.sends)
    return {
      en: 'signs in with the temporary access pass, and sends mail again.',
      de: 'meldet sich mit dem befristeten Zugriffspass an und sendet wieder E-Mails.',
    };
  return owner.signsIn
    ? {
        en: `signs in, but cannot send: ${owner.evidence}`,
        de: `meldet sich an, kann aber nicht senden: ${owner.evidence}`,
      }
    : { en: `cannot sign in: ${owner.evidence}`, de: `kann sich nicht anmelden: ${owner.evidence}` };
}

/** Counted by the owner, in the mailbox. */
function mailWords({ deleted, back }: Owners[number], language: Language) {
  if (deleted === 0) return [];
  const all = back === deleted;
  const text = {
    en: `${all ? counted(back, 'message', 'messages') : `${back} of ${counted(deleted, 'message', 'messages')}`} that the attacker deleted for good ${back === 1 ? 'is' : 'are'} back.`,
    de: `${all ? counted(back, 'Nachricht', 'Nachrichten') : `${back} von ${counted(deleted, 'Nachricht', 'Nachrichten')}`}, die der Angreifer endgültig gelöscht hatte, ${back === 1 ? 'ist' : 'sind'} wieder da.`,
  }[language];
  return [{ text, tone: all ? ('good' as const) : ('bad' as const) }];
}

function worksLine(attempts: readonly Attempt[], language: Language): Block {
  const works = attempts.filter((attempt) => attempt.works).length;
  return {
    block: 'paragraph',
    tone: works === 0 ? 'good' : 'bad',
    text: {
      en: `He tries everything that he has, over the same interfaces as anybody: ${works} of ${attempts.length} ways in work.`,
      de: `Er versucht alles, was er hat, über dieselben Schnittstellen wie jeder andere: ${works} von ${attempts.length} Zugängen funktionieren.`,
    }[language],
  };
}

/** What became of one scenario: the same ways in, tried three times, and the innocent things. */
export function outcomeBlocks(
  scenario: Scenario,
  tried: {
    readonly before: readonly Attempt[];
    readonly contained: readonly Attempt[];
    readonly recovered: readonly Attempt[];
    readonly innocents: Innocents;
  },
  language: Language,
): readonly Block[] {
  const { innocents } = tried;
  const lost = innocents.filter((innocent) => !innocent.stands);
  const names = (list: Innocents): string => list.map(({ what }) => what[language]).join(', ');
  return [
    { block: 'heading', level: 2, text: `${scenario.title[language]} · ${scenario.tenant.displayName}` },
    threeTimesTable(tried.before, tried.contained, tried.recovered, language),
    {
      block: 'paragraph',
      tone: lost.length === 0 ? 'good' : 'bad',
      text:
        lost.length === 0
          ? {
              en: `All ${innocents.length} innocent look-alikes are untouched or restored: ${names(innocents)}.`,
              de: `Alle ${innocents.length} harmlosen Gegenstücke sind unberührt oder wiederhergestellt: ${names(innocents)}.`,
            }[language]
          : { en: `Harmed: ${names(lost)}.`, de: `Beschädigt: ${names(lost)}.` }[language],
    },
  ];
}

/** The chapter before the last: a containment that was taken back, judged by the attacker again. */
export function undoBlocks(outcome: UndoOutcome, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const undone = outcome.steps.filter((step) => step.outcome === 'undone').length;
  const gone = outcome.steps.length - undone;
  return [
    { block: 'heading', level: 1, text: say('And if it was a mistake?', 'Und wenn es ein Irrtum war?') },
    {
      block: 'paragraph',
      text: say(
        `The first tenant once more, contained and then taken back with "evict undo": ${counted(undone, 'step', 'steps')} undone and read back; ${counted(gone, 'does', 'do')} not come back, as the plan said beforehand.`,
        `Der erste Mandant noch einmal, eingedämmt und dann mit „evict undo“ zurückgenommen: ${counted(undone, 'Schritt', 'Schritte')} zurückgenommen und zurückgelesen; ${counted(gone, 'lässt', 'lassen')} sich nicht zurücknehmen, wie es der Plan vorher sagte.`,
      ),
    },
    {
      block: 'facts',
      rows: [
        [say('Ways in that work before', 'Zugänge, die vorher funktionieren'), String(outcome.before)],
        [say('contained', 'eingedämmt'), String(outcome.contained)],
        [
          say('taken back', 'zurückgenommen'),
          say(
            `${outcome.undone} (ended sessions and the old password stay gone)`,
            `${outcome.undone} (beendete Sitzungen und das alte Kennwort bleiben weg)`,
          ),
        ],
      ],
    },
  ];
}
