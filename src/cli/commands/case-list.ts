import { moment } from '../../kernel/moments.ts';
import { z } from 'zod';
import { listCases } from '../../evidence/case-folder.ts';
import type { CommandSpec } from '../command.ts';

/** The cases in the cases folder, newest first. */
export const caseList: CommandSpec<object> = {
  path: ['case', 'list'],
  summary: { en: 'list the cases', de: 'Fälle auflisten' },
  examples: [{ line: 'evict case list', text: { en: 'newest first', de: 'neueste zuerst' } }],
  permissions: [],
  arguments: [],
  options: [],
  input: z.object({}),
  run(context) {
    const cases = listCases(context.casesFolder).toSorted((a, b) =>
      b.file.createdAt.localeCompare(a.file.createdAt),
    );
    const rows = cases.map((item) => ({
      name: item.name,
      createdAt: item.file.createdAt,
      tenant: item.file.tenant?.domain ?? null,
      accounts: item.file.accounts.join(', '),
      folder: item.folder,
    }));
    const { language } = context;
    return Promise.resolve({
      data: rows,
      records: rows,
      document: [
        {
          block: 'table',
          columns: [
            { title: { en: 'Case', de: 'Fall' }[language] },
            { title: { en: 'Begun', de: 'Begonnen' }[language] },
            { title: { en: 'Tenant', de: 'Mandant' }[language], flexible: true },
            { title: { en: 'Accounts', de: 'Konten' }[language], flexible: true },
          ],
          rows: rows.map((row) => [
            row.name,
            moment(row.createdAt, language),
            row.tenant ?? '–',
            row.accounts,
          ]),
          empty: { en: `No cases in ${context.casesFolder}.`, de: `Keine Fälle in ${context.casesFolder}.` }[
            language
          ],
        },
      ],
      exit: 0,
    });
  },
};
