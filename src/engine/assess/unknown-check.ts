import { AppError } from '../../kernel/errors.ts';

export function unknownCheck(id: string): AppError {
  return new AppError({
    code: 'unknown-check',
    side: 'input',
    message: { en: `There is no check "${id}".`, de: `Es gibt keine Prüfung „${id}“.` },
    next: {
      en: 'The ids stand in the last column of "evict assess --all" and in docs/checks.md.',
      de: 'Die Kennungen stehen in der letzten Spalte von „evict assess --all“ und in docs/checks.de.md.',
    },
  });
}
