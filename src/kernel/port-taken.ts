import { AppError } from './errors.ts';

/** Where listening failed with EADDRINUSE: somebody else has the port. */
export function portTaken(port: number, cause: unknown): AppError {
  return new AppError({
    code: 'port-taken',
    side: 'input',
    message: {
      en: `Another program listens on port ${port}.`,
      de: `Ein anderes Programm lauscht auf Port ${port}.`,
    },
    next: {
      en: 'Choose another with --port, or 0 for any free one.',
      de: 'Wählen Sie mit --port einen anderen, oder 0 für einen freien.',
    },
    cause,
  });
}
