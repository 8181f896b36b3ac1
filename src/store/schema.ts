import { eventColumns } from '../domain/event.ts';
import { AppError } from '../kernel/errors.ts';

/** Names of the tables, alike in every engine. */
export const tables = {
  events: 'events',
  /** What was taken out of `events`: record id, log, file and line. */
  duplicates: 'duplicates',
  sources: 'sources',
  findings: 'findings',
} as const;

const known = new Set(eventColumns.map((column) => column.name));

/** A column's name if the schema knows it: what comes from a user or a rule goes through here before it goes into SQL. */
export function knownColumn(name: string): string {
  if (known.has(name)) return name;
  throw new AppError({
    code: 'unknown-column',
    side: 'input',
    message: {
      en: `Events have no column "${name.slice(0, 80)}".`,
      de: `Ereignisse haben keine Spalte „${name.slice(0, 80)}“.`,
    },
    next: {
      en: `Choose one of: ${eventColumns.map((column) => column.name).join(', ')}.`,
      de: `Wählen Sie eine von: ${eventColumns.map((column) => column.name).join(', ')}.`,
    },
  });
}
