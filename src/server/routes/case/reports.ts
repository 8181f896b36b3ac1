import { createReadStream, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { buildReport } from '../../../engine/report/build.ts';
import { audiences } from '../../../engine/report/compose.ts';
import { logoOf } from '../../../engine/report/logo.ts';
import { readMarking } from '../../../engine/report/marking.ts';
import { formats, reportStem, writeReports } from '../../../engine/report/write.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { findBrowser, thisMachine } from '../../../reports/pdf/find-browser.ts';
import type { Job } from '../../contract/jobs.ts';
import type { MadeReport, ReportDone, ReportFormat, ReportOrder } from '../../contract/reports.ts';
import { noSuchAddress } from '../../http/errors.ts';
import { shownReportHeaders } from '../../http/headers.ts';
import { get, post, stream } from '../../http/route.ts';

const order: z.ZodType<ReportOrder> = z.object({
  audience: z.enum(audiences),
  language: z.enum(['en', 'de']),
  format: z.enum(formats),
  marking: z.string().max(40).nullable(),
  // A megabyte as base64; what else is too large, the picture's reader says.
  logo: z.object({ name: z.string().max(300), base64: z.base64().max(1_400_000) }).nullable(),
  paper: z.enum(['a4', 'letter']),
});

/** As `evict report` writes them; a PDF takes the browser a few seconds. */
export const makeCaseReport = post(
  '/api/cases/:case/reports',
  order,
  (context, { params, given, session }): Job => {
    const found = openCase(context.casesFolder, params['case']!);
    // What is missing is told before the work begins.
    const browser = given.format === 'pdf' ? findBrowser(thisMachine(context.environment)) : null;
    const logo = given.logo && logoOf(Buffer.from(given.logo.base64, 'base64'), given.logo.name);
    const { audience, language, format, paper } = given;
    return context.jobs.start('report', found.name, session.id, async (job) => {
      const report = await buildReport(found, context.clock.now().toISOString(), (folder, work) =>
        context.stores.with(folder, work),
      );
      job.signal.throwIfAborted();
      const [written] = await writeReports(report, {
        audience,
        language,
        marking: readMarking(given.marking ?? undefined),
        logo,
        formats: [format],
        paper,
        browser,
        stem: reportStem(found, { audience, language }),
      });
      return { file: basename(written!.file) } satisfies ReportDone;
    });
  },
);

export const caseReports = get(
  '/api/cases/:case/reports',
  z.object({}),
  (context, { params }): readonly MadeReport[] => {
    const folder = join(openCase(context.casesFolder, params['case']!).folder, 'reports');
    return names
      .flatMap(({ file }) => madeReport(folder, file) ?? [])
      .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
  },
);

const names = audiences.flatMap((audience) =>
  (['en', 'de'] as const).flatMap((language) =>
    formats.map((format) => ({ file: `${audience}-${language}.${format}`, audience, language, format })),
  ),
);

/** Only names that this program gives reach the disk. */
function madeReport(folder: string, file: string): MadeReport | null {
  const known = names.find((name) => name.file === file);
  const there = known && statSync(join(folder, file), { throwIfNoEntry: false });
  if (!there?.isFile()) return null;
  return { ...known!, madeAt: there.mtime.toISOString(), bytes: there.size };
}

const types: { readonly [format in ReportFormat]: string } = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export const caseReportFile = stream(
  '/api/cases/:case/reports/:file',
  z.object({ open: z.stringbool().default(false) }),
  (context, { params, given }) => {
    const { name, folder } = openCase(context.casesFolder, params['case']!);
    const reports = join(folder, 'reports');
    const report = madeReport(reports, params['file']!);
    if (report === null) throw noSuchAddress();
    const shown = given.open && report.format === 'html';
    return (response) => {
      response.writeHead(200, {
        'content-type': types[report.format],
        'content-length': report.bytes,
        ...(shown
          ? shownReportHeaders
          : {
              'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${report.file}`)}`,
            }),
      });
      createReadStream(join(reports, report.file)).pipe(response);
    };
  },
);
