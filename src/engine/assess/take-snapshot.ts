import type { Connection } from '../../domain/clients.ts';
import type { DnsClient, Setting } from '../../domain/setting.ts';
import { settingReaders } from '../../domain/setting-values/index.ts';
import type { SettingId, SettingValues } from '../../domain/setting-values/index.ts';
import type { Reading, Snapshot } from '../../domain/snapshot.ts';
import { AppError, toAppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import { settings } from '../../settings/index.ts';

export interface SnapshotContext {
  readonly connection: Connection;
  readonly dns: DnsClient;
  readonly deep: boolean;
  readonly tell: (what: Localized, fraction: number) => void;
}

/** Settings that are read at the same time. The services throttle; more only makes them say so. */
const atOnce = 4;

/**
 * Reads the settings named, or all of them, each once. What cannot be read is `unknown` with the reason, and the rest goes
 * on. Rejects only where the run is aborted.
 */
export async function takeSnapshot(
  context: SnapshotContext,
  wanted: readonly SettingId[] = settings.map((setting) => setting.id),
): Promise<Snapshot> {
  const { connection } = context;
  const values = new Map<SettingId, Promise<unknown>>();
  const value = <Id extends SettingId>(id: Id): Promise<SettingValues[Id]> => {
    if (!values.has(id)) values.set(id, readOne(settingById(id)));
    return values.get(id) as Promise<SettingValues[Id]>;
  };
  const readOne = async (setting: Setting): Promise<unknown> => {
    const raw = await setting.read({ ...context, value });
    const parsed = settingReaders[setting.id].safeParse(raw);
    if (parsed.success) return parsed.data;
    throw unreadable(
      setting,
      parsed.error.issues[0]?.path.join('.') ?? '',
      parsed.error.issues[0]?.message ?? '',
    );
  };
  const readings: { [id: string]: Reading<unknown> } = {};
  const queue = settings.filter((setting) => wanted.includes(setting.id));
  const all = queue.length;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let setting = queue.shift(); setting; setting = queue.shift()) {
      context.tell(setting.title, done / all);
      readings[setting.id] = await reading(value(setting.id), connection);
      done++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const { id, domain, displayName } = connection.tenant;
  return {
    schema: 'evict.snapshot/1',
    tenant: { id, domain, displayName },
    takenAt: connection.clock.now().toISOString(),
    source: 'tenant',
    reader: connection.operator.appId,
    settings: Object.fromEntries(
      settings.flatMap(({ id }) => (readings[id] ? [[id, readings[id]]] : [])),
    ) as Snapshot['settings'],
  };
}

async function reading(value: Promise<unknown>, connection: Connection): Promise<Reading<unknown>> {
  try {
    return { state: 'read', value: await value, at: connection.clock.now().toISOString() };
  } catch (thrown) {
    if (connection.signal?.aborted) throw thrown;
    const error = toAppError(thrown);
    if (error.code === 'not-licensed') return { state: 'not-licensed', text: error.text };
    return { state: 'unknown', code: error.code, text: error.text };
  }
}

function settingById(id: SettingId): Setting {
  return settings.find((setting) => setting.id === id)!;
}

function unreadable(setting: Setting, path: string, problem: string): AppError {
  return new AppError({
    code: 'answer-unreadable',
    side: 'service',
    message: {
      en: `Microsoft's answer has an unexpected form (${path}: ${problem}).`,
      de: `Microsofts Antwort hat eine unerwartete Form (${path}: ${problem}).`,
    },
    next: {
      en: `Microsoft may have changed "${setting.title.en}": report this.`,
      de: `Vielleicht hat Microsoft „${setting.title.de}“ geändert: Melden Sie das.`,
    },
  });
}
