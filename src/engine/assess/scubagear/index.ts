import { z } from 'zod';
import { settingIds, settingReaders } from '../../../domain/setting-values/index.ts';
import type { SettingId } from '../../../domain/setting-values/index.ts';
import type { Reading, Snapshot } from '../../../domain/snapshot.ts';
import { AppError } from '../../../kernel/errors.ts';
import { sha256 } from '../../../kernel/hash.ts';
import { isObject } from '../../../kernel/json.ts';
import { parseJson, readText } from '../snapshot-file.ts';
import type { SnapshotFile } from '../snapshot-file.ts';
import { parts } from './parts.ts';
import type { Document } from './parts.ts';

const exportReader = z.looseObject({
  tenant_details: z.array(
    z.looseObject({
      TenantId: z.string().optional(),
      DisplayName: z.string().optional(),
      DomainName: z.string().optional(),
    }),
  ),
});

/**
 * A `ProviderSettingsExport.json` of ScubaGear as a snapshot: the same checks judge it. What an old version did not export, or
 * whose command failed, is unknown.
 */
export function readScubaGear(path: string): SnapshotFile {
  const text = readText(path);
  const parsed = exportReader.safeParse(parseJson(text, path));
  if (!parsed.success) throw notAnExport(path);
  const document: Document = parsed.data;
  const [tenant] = parsed.data.tenant_details;
  const takenAt = dateOf(document);
  const settings = settingIds.map((id): readonly [SettingId, Reading<unknown>] => [
    id,
    readingOf(id, document, takenAt),
  ]);
  return {
    sha256: sha256(text),
    snapshot: {
      schema: 'evict.snapshot/1',
      tenant: {
        id: tenant?.TenantId ?? '',
        domain: tenant?.DomainName ?? '',
        displayName: tenant?.DisplayName ?? '',
      },
      takenAt,
      source: 'scubagear',
      settings: Object.fromEntries(settings) as Snapshot['settings'],
    },
  };
}

function readingOf(id: SettingId, document: Document, at: string): Reading<unknown> {
  const part = parts[id];
  if (!part || !part.keys.some((key) => document[key] !== undefined && document[key] !== null)) return absent;
  if (part.command !== undefined && failedCommands(document).has(part.command)) return failed(part.command);
  const parsed = settingReaders[id].safeParse(part.make(document));
  return parsed.success ? { state: 'read', value: parsed.data, at } : misshapen;
}

function failedCommands(document: Document): ReadonlySet<unknown> {
  return new Set(
    Object.entries(document)
      .filter(([key]) => key.endsWith('_unsuccessful_commands'))
      .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value])),
  );
}

/** `timestamp_zulu` of newer versions; `08/23/2023 12:23:24 Eastern Daylight Time` of old ones, whose zone is only a name. */
function dateOf(document: Document): string {
  const zulu = [
    document['timestamp_zulu'],
    isObject(document['MetaData']) ? document['MetaData']['TimestampZulu'] : undefined,
  ].find((value) => typeof value === 'string');
  if (typeof zulu === 'string' && !Number.isNaN(Date.parse(zulu))) return new Date(zulu).toISOString();
  const old = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)/.exec(String(document['date'] ?? ''));
  if (!old) return new Date(0).toISOString();
  const [, month, day, year, hour, minute, second] = old;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toISOString();
}

const absent: Reading<never> = {
  state: 'unknown',
  code: 'not-in-file',
  text: { en: 'the export does not hold it', de: 'der Export enthält es nicht' },
};
const misshapen: Reading<never> = {
  state: 'unknown',
  code: 'answer-unreadable',
  text: {
    en: 'the export holds it in a form that cannot be read',
    de: 'der Export enthält es in einer Form, die nicht zu lesen ist',
  },
};

function failed(command: string): Reading<never> {
  return {
    state: 'unknown',
    code: 'not-in-file',
    text: { en: `${command} had failed when it was exported`, de: `${command} war beim Export gescheitert` },
  };
}

function notAnExport(path: string): AppError {
  return new AppError({
    code: 'export-unreadable',
    side: 'input',
    message: {
      en: `${path} is no settings export of ScubaGear.`,
      de: `${path} ist kein Einstellungsexport von ScubaGear.`,
    },
    next: {
      en: 'Name the file ProviderSettingsExport.json, not the results.',
      de: 'Nennen Sie die Datei ProviderSettingsExport.json, nicht die Ergebnisse.',
    },
  });
}
