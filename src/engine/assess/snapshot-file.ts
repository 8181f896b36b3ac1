import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { settingIds, settingReaders } from '../../domain/setting-values/index.ts';
import type { Reading, Snapshot } from '../../domain/snapshot.ts';
import { AppError } from '../../kernel/errors.ts';
import { sha256 } from '../../kernel/hash.ts';

const localized = z.object({ en: z.string(), de: z.string() });

const snapshotReader = z.object({
  schema: z.literal('evict.snapshot/1'),
  tenant: z.object({ id: z.string(), domain: z.string(), displayName: z.string() }),
  takenAt: z.iso.datetime(),
  source: z.enum(['tenant', 'scubagear']),
  reader: z.string().optional(),
  settings: z.record(
    z.string(),
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('read'), value: z.unknown(), at: z.string() }),
      z.object({ state: z.literal('unknown'), code: z.string(), text: localized }),
      z.object({ state: z.literal('not-licensed'), text: localized }),
    ]),
  ),
});

export interface SnapshotFile {
  readonly snapshot: Snapshot;
  readonly sha256: string;
}

/** Reads a snapshot that was kept earlier. A setting whose value has not the shape of today is unknown. */
export function readSnapshotFile(path: string): SnapshotFile {
  const text = readText(path);
  const parsed = snapshotReader.safeParse(parseJson(text, path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw notASnapshot(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const settings = settingIds.flatMap((id): (readonly [string, Reading<unknown>])[] => {
    const reading = parsed.data.settings[id];
    if (!reading) return [];
    if (reading.state !== 'read') return [[id, reading]];
    const value = settingReaders[id].safeParse(reading.value);
    return [[id, value.success ? { ...reading, value: value.data } : misshapen]];
  });
  const { reader, ...rest } = parsed.data;
  return {
    snapshot: {
      ...rest,
      ...(reader === undefined ? {} : { reader }),
      settings: Object.fromEntries(settings) as Snapshot['settings'],
    },
    sha256: sha256(text),
  };
}

const misshapen: Reading<never> = {
  state: 'unknown',
  code: 'answer-unreadable',
  text: {
    en: 'The value in the file has not the form that this version of Evict expects.',
    de: 'Der Wert in der Datei hat nicht die Form, die diese Version von Evict erwartet.',
  },
};

/** A file that the user named. Throws `file-unreadable`. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new AppError({
      code: 'file-unreadable',
      side: 'input',
      message: { en: `${path} cannot be read.`, de: `${path} lässt sich nicht lesen.` },
      next: {
        en: 'Check the path and the rights on the file.',
        de: 'Prüfen Sie den Pfad und die Rechte an der Datei.',
      },
      cause,
    });
  }
}

/** Throws `snapshot-unreadable`. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notASnapshot(path, 'no JSON');
  }
}

function notASnapshot(path: string, problem: string): AppError {
  return new AppError({
    code: 'snapshot-unreadable',
    side: 'input',
    message: {
      en: `${path} is no snapshot of settings (${problem}).`,
      de: `${path} ist keine Momentaufnahme von Einstellungen (${problem}).`,
    },
    next: {
      en: 'Snapshots are what "evict assess" keeps; an export of ScubaGear is read with --from scubagear.',
      de: 'Momentaufnahmen legt „evict assess“ ab; ein Export von ScubaGear wird mit --from scubagear gelesen.',
    },
  });
}
