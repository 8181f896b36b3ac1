import type { Plan, Step } from '../../domain/plan.ts';
import { counted } from '../../kernel/localized.ts';
import type { CommandContext } from '../command.ts';

/** What was deleted is given back only where somebody says so: the owner may have deleted some of it. */
export async function chooseDeletedMail(context: CommandContext, plan: Plan): Promise<Plan> {
  const isDeleted = (step: Step): boolean => step.action === 'restore-deleted-mail' && !step.selected;
  const deleted = plan.steps.filter(isDeleted);
  if (deleted.length === 0) return plan;
  const { language } = context;
  context.talk.show([
    {
      block: 'table',
      columns: [
        { title: { en: 'Deleted message', de: 'Gelöschte Nachricht' }[language], flexible: true },
        { title: { en: 'When and by whom', de: 'Wann und von wem' }[language], flexible: true },
      ],
      rows: deleted.map((step) => [
        step.target.label,
        step.reasons.map(({ text }) => text[language]).join(' '),
      ]),
    },
  ]);
  const goes = await context.ask.confirm(
    {
      en: `Give ${counted(deleted.length, 'deleted message', 'deleted messages')} back, too? (No: give single ones back later, by --only and the key that --dry-run --output json names.)`,
      de: `Auch ${counted(deleted.length, 'gelöschte Nachricht', 'gelöschte Nachrichten')} zurückgeben? (Nein: Einzelne geben Sie später zurück, mit --only und dem Schlüssel, den --dry-run --output json nennt.)`,
    },
    '--yes, and --only restore-deleted-mail',
  );
  if (!goes) return plan;
  return {
    ...plan,
    steps: plan.steps.map((step) => (isDeleted(step) ? { ...step, selected: true, kept: false } : step)),
  };
}
