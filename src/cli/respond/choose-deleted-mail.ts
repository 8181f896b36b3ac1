import type { Plan } from '../../domain/plan.ts';
import { deletedMailOf, giveBack, namedMail } from '../../engine/respond/deleted-mail.ts';
import { counted } from '../../kernel/localized.ts';
import type { CommandContext, OptionSpec } from '../command.ts';

export const deletedMailOption: OptionSpec = {
  flags: '--deleted-mail <key...>',
  text: {
    en: 'deleted messages to give back: all, none, or the keys of single ones ("key" in --dry-run --output json)',
    de: 'gelöschte Nachrichten, die zurückgegeben werden: all (alle), none (keine) oder die Schlüssel einzelner („key“ in --dry-run --output json)',
  },
};

export interface MailChoice {
  /** `--deleted-mail`. */
  readonly named: readonly string[];
  /** Nobody is asked: what was not named stays deleted. */
  readonly silent: boolean;
}

/** What was deleted is given back only where somebody says so: the owner may have deleted some of it. */
export async function chooseDeletedMail(
  context: CommandContext,
  plan: Plan,
  { named, silent }: MailChoice,
): Promise<Plan> {
  if (named.length > 0) return giveBack(plan, namedMail(plan, named));
  const deleted = deletedMailOf(plan);
  if (silent || deleted.length === 0) return plan;
  const { language } = context;
  context.talk.show([
    {
      block: 'table',
      columns: [
        { title: '#' },
        { title: { en: 'Deleted message', de: 'Gelöschte Nachricht' }[language], flexible: true },
        { title: { en: 'When and by whom', de: 'Wann und von wem' }[language], flexible: true },
      ],
      rows: deleted.map((step) => [
        step.id,
        step.target.label,
        step.reasons.map(({ text }) => text[language]).join(' '),
      ]),
    },
  ]);
  const chosen = await context.ask.choose(
    {
      en: `Which of ${counted(deleted.length, 'deleted message', 'deleted messages')} shall be given back?`,
      de: `Welche von ${counted(deleted.length, 'gelöschten Nachricht', 'gelöschten Nachrichten')} sollen zurückgegeben werden?`,
    },
    deleted.map(({ id, target }) => `${id} ${target.label}`),
    '--deleted-mail',
  );
  return giveBack(
    plan,
    chosen.flatMap((index) => deleted[index]?.id ?? []),
  );
}
