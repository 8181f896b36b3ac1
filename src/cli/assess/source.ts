import { resolve } from 'node:path';
import { checks } from '../../checks/index.ts';
import { unknownCheck } from '../../engine/assess/unknown-check.ts';
import { keepSnapshot, lastSnapshot, tenantFolder } from '../../engine/assess/history.ts';
import { readScubaGear } from '../../engine/assess/scubagear/index.ts';
import { readSnapshotFile } from '../../engine/assess/snapshot-file.ts';
import type { SnapshotFile } from '../../engine/assess/snapshot-file.ts';
import { takeSnapshot } from '../../engine/assess/take-snapshot.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { AppError } from '../../kernel/errors.ts';
import { dnsClient } from '../../microsoft/dns/resolver.ts';
import type { CommandContext } from '../command.ts';

/** What says where the settings come from. */
export interface Given {
  readonly file?: string | undefined;
  readonly from?: 'scubagear' | undefined;
  readonly snapshot?: string | undefined;
  readonly check: readonly string[];
  readonly case?: string | undefined;
  readonly dns?: string | undefined;
  readonly deep: boolean;
}

interface Source extends SnapshotFile {
  readonly file: string | null;
  readonly earlier: SnapshotFile['snapshot'] | null;
}

/** The settings: from a kept snapshot, from an export, or read now and kept as evidence. */
export async function snapshotOf(
  context: CommandContext,
  given: Given,
  only: readonly string[] | undefined,
): Promise<Source> {
  if (given.snapshot !== undefined)
    return { ...readSnapshotFile(given.snapshot), file: resolve(given.snapshot), earlier: null };
  if (given.from !== undefined || given.file !== undefined) {
    if (given.from === undefined || given.file === undefined) throw needsBoth();
    return { ...readScubaGear(given.file), file: resolve(given.file), earlier: null };
  }
  const connection = await context.connect();
  const dns = dnsClient(given.dns ?? null);
  const wanted = only
    ? [
        'service-plans' as const,
        ...checks
          .filter((check) => only.includes(check.id))
          .flatMap((check) => [...check.needs, ...check.wants]),
      ]
    : undefined;
  const snapshot = await takeSnapshot(
    {
      connection,
      dns,
      deep: given.deep,
      tell: (what, fraction) =>
        context.talk.progress({ en: `Reading: ${what.en}`, de: `Lese: ${what.de}` }, fraction),
    },
    wanted,
  );
  // What a narrowed run leaves out would look like a change: it is neither compared nor kept as the last one.
  const folder = tenantFolder(context.casesFolder, snapshot.tenant.domain);
  const earlier = only ? null : lastSnapshot(folder);
  const kept = keepSnapshot(folder, snapshot, only ? 'part' : 'whole');
  if (given.case !== undefined)
    keepSnapshot(openCase(context.casesFolder, given.case).folder, snapshot, 'whole');
  return { snapshot, ...kept, earlier };
}

/** Ids of the checks that were asked for; undefined for all. Throws `unknown-check`. */
export function chosenChecks(given: Given): readonly string[] | undefined {
  const stray = given.check.find((id) => !checks.some((check) => check.id === id));
  if (stray === undefined) return given.check.length === 0 ? undefined : given.check;
  throw unknownCheck(stray);
}

function needsBoth(): AppError {
  return new AppError({
    code: 'export-incomplete',
    side: 'input',
    message: {
      en: '--from and the file belong together.',
      de: '--from und die Datei gehören zusammen.',
    },
    next: {
      en: 'Write: evict assess ProviderSettingsExport.json --from scubagear',
      de: 'Schreiben Sie: evict assess ProviderSettingsExport.json --from scubagear',
    },
  });
}
