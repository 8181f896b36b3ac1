import { z } from 'zod';
import { actions } from '../../../actions/index.ts';
import type { Foothold } from '../../../domain/foothold.ts';
import { titleOf } from '../../../engine/investigate/source-titles.ts';
import { keptVerification } from '../../../engine/respond/keep-verification.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { pageOf, pageShape } from '../../cases/pages.ts';
import type { Page } from '../../contract/common.ts';
import type {
  Campaigns,
  FootholdLine,
  Footholds,
  Ledger,
  MadeFoothold,
  MailRow,
} from '../../contract/views.ts';
import { get } from '../../http/route.ts';
import { withoutEvents } from './findings.ts';

const nothing = z.object({});
const paged = z.object(pageShape);
/** A page shows some; the export of the command line has all. */
const shownIds = 50;

const mailQuestion = z.object({
  /** Also what counts as the owner's own. */
  all: z.stringbool().default(false),
  ...pageShape,
});

export const caseMail = get(
  '/api/cases/:case/mail',
  mailQuestion,
  (context, { params, given }): Page<MailRow> => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const rows = context.investigations.read(folder).mail.filter(({ suspicious }) => given.all || suspicious);
    return pageOf(rows, given, ({ sessions: _sessions, ...row }) => ({
      ...row,
      messageIds: row.messageIds.slice(0, shownIds),
    }));
  },
);

export const caseCampaigns = get('/api/cases/:case/campaigns', nothing, (context, { params }): Campaigns => {
  const { folder } = openCase(context.casesFolder, params['case']!);
  return { campaigns: context.investigations.read(folder).campaigns };
});

export const caseLedger = get('/api/cases/:case/ledger', nothing, (context, { params }): Ledger => {
  const { folder } = openCase(context.casesFolder, params['case']!);
  const { ledger, files, events, rules } = context.investigations.read(folder);
  return {
    entries: ledger.map((entry) => ({ ...entry, title: titleOf(entry.source) })),
    files: files.map(({ path, sha256, size }) => ({ path, sha256, size })),
    rejected: { ...events.byReason },
    refusedRules: rules.refused.length,
  };
});

export const caseMade = get(
  '/api/cases/:case/footholds/made',
  paged,
  (context, { params, given }): Page<MadeFoothold> => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const findings = context.investigations.find(folder)?.findings ?? [];
    const made = findings.filter(
      ({ foothold, severity }) => foothold !== null && severity !== 'informational',
    );
    return pageOf(made, given, (finding) => ({
      ...withoutEvents(finding),
      removedBy: actions.find(({ removes }) => removes === finding.foothold?.kind)?.title ?? null,
    }));
  },
);

export const caseFootholds = get('/api/cases/:case/footholds', nothing, (context, { params }): Footholds => {
  const { folder } = openCase(context.casesFolder, params['case']!);
  const kept = keptVerification(folder);
  return {
    verified: kept && {
      time: kept.time,
      clean: kept.clean,
      accounts: kept.accounts.map((account) => ({
        account: account.account,
        gone: account.gone.length,
        open: [
          ...account.back.map((foothold) => lineOf(foothold, 'back')),
          ...account.fresh.map((foothold) => lineOf(foothold, 'new')),
          ...account.remaining.map((foothold) => lineOf(foothold, 'remaining')),
        ],
        kept: account.kept.map((foothold) => lineOf(foothold, 'kept')),
      })),
      blind: kept.blind,
    },
  };
});

function lineOf(foothold: Foothold, state: FootholdLine['state']): FootholdLine {
  const { id, kind, account, title, since, reasons } = foothold;
  return { id, kind, account, title, since, reasons, state };
}
