import { join } from 'node:path';
import { z } from 'zod';
import type { Block } from '../../domain/document.ts';
import { findCases } from '../../evidence/case-folder.ts';
import { moment } from '../../kernel/moments.ts';
import { readTime } from '../../kernel/read-time.ts';
import type { CommandSpec } from '../command.ts';
import { pageInput, pageOf, pageOptions, timeInput, timeOptions } from '../investigate/filters.ts';
import { names } from '../respond/options.ts';

const input = z.object({
  user: names,
  domain: z.string().optional(),
  text: z.string().max(200).optional(),
  ...timeInput,
  ...pageInput,
});

/** The cases in the cases folder, newest first. */
export const caseList: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'list'],
  summary: { en: 'list the cases', de: 'Fälle auflisten' },
  examples: [
    { line: 'evict case list', text: { en: 'newest first', de: 'neueste zuerst' } },
    {
      line: 'evict case list --domain contoso.com --since 2026-11-01',
      text: { en: 'of one tenant, begun since then', de: 'eines Mandanten, seither begonnen' },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    { flags: '--user <upn...>', text: { en: 'only of these accounts', de: 'nur zu diesen Konten' } },
    { flags: '--domain <name>', text: { en: 'only of this tenant', de: 'nur dieses Mandanten' } },
    {
      flags: '--text <text>',
      text: { en: 'only with this text in the name', de: 'nur mit diesem Text im Namen' },
    },
    ...timeOptions,
    ...pageOptions,
  ],
  input,
  run(context, given) {
    const users = given.user.map((user) => user.toLowerCase());
    const [since, until] = [readTime(given.since), readTime(given.until)];
    const { language } = context;
    const { cases: all, damaged } = findCases(context.casesFolder);
    const found = all
      .filter(
        ({ name, file }) =>
          (users.length === 0 || file.accounts.some((account) => users.includes(account.toLowerCase()))) &&
          (given.domain === undefined || file.tenant?.domain.toLowerCase() === given.domain.toLowerCase()) &&
          (given.text === undefined || name.toLowerCase().includes(given.text.toLowerCase())) &&
          (since === null || file.createdAt >= since) &&
          (until === null || file.createdAt < until),
      )
      .toSorted((a, b) => b.file.createdAt.localeCompare(a.file.createdAt));
    const { shown: cases, more } = pageOf(found, given, language);
    const rows = cases.map((item) => ({
      name: item.name,
      createdAt: item.file.createdAt,
      tenant: item.file.tenant?.domain ?? null,
      accounts: item.file.accounts.join(', '),
      folder: item.folder,
      problem: null,
    }));
    // No filter hides them: what a damaged case holds is not known.
    const unread = damaged.map(({ name, error }) => ({
      name,
      createdAt: null,
      tenant: null,
      accounts: '',
      folder: join(context.casesFolder, name),
      problem: error.text[language],
    }));
    return Promise.resolve({
      data: [...rows, ...unread],
      records: [...rows, ...unread],
      document: [
        {
          block: 'table',
          columns: [
            { title: { en: 'Case', de: 'Fall' }[language] },
            { title: { en: 'Begun', de: 'Begonnen' }[language] },
            { title: { en: 'Tenant', de: 'Mandant' }[language], flexible: true },
            { title: { en: 'Accounts', de: 'Konten' }[language], flexible: true },
          ],
          rows: cases.map(({ name, file }) => [
            name,
            moment(file.createdAt, language),
            file.tenant?.domain ?? '–',
            file.accounts.join(', '),
          ]),
          empty: { en: `No cases in ${context.casesFolder}.`, de: `Keine Fälle in ${context.casesFolder}.` }[
            language
          ],
        },
        ...more,
        ...damaged.map(({ error }): Block => ({
          block: 'paragraph',
          text: `${error.text[language]} ${error.next[language]}`,
          tone: 'bad',
        })),
      ],
      exit: damaged.length > 0 ? 4 : 0,
    });
  },
};
