import { closeSync, constants, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { sha256 } from '../kernel/hash.ts';

/** How long a journal is, and the hash of its last line: cutting whole lines off its end leaves its chain valid. */
export interface JournalHead {
  readonly count: number;
  readonly hash: string;
}

export const emptyHead: JournalHead = { count: 0, hash: '0'.repeat(64) };

/** Lies beside its journal. */
export function headFile(journal: string): string {
  return `${journal}.head`;
}

/** `      12 <hash> <check>\n`: of one length, so that a slot is overwritten in its place. */
const slotShape = /^ *(\d+) ([0-9a-f]{64}) ([0-9a-f]{8})$/;
const slotLength = 8 + 1 + 64 + 1 + 8 + 1;

/**
 * Two slots, written by turns: whoever dies in the middle of one leaves the other, which is one line older. Renaming a
 * fresh file over the old one would need the directory flushed, which Windows cannot, and fails there while a virus
 * scanner holds the file.
 */
export function writeHead(journal: string, head: JournalHead): void {
  const slot = Buffer.from(
    `${String(head.count).padStart(8)} ${head.hash} ${checkOf(String(head.count), head.hash)}\n`,
  );
  const at = ((head.count - 1) % 2) * slotLength;
  const handle = openSync(headFile(journal), constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    for (let done = 0; done < slot.length;)
      done += writeSync(handle, slot, done, slot.length - done, at + done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The newest slot that is whole; the empty head where there is none. */
export function readHead(journal: string): JournalHead {
  const path = headFile(journal);
  if (!existsSync(path)) return emptyHead;
  const slots = readFileSync(path, 'latin1').split('\n').map(parseSlot);
  return slots.reduce((newest, slot) => (slot.count > newest.count ? slot : newest), emptyHead);
}

function parseSlot(text: string): JournalHead {
  const [, count, hash, check] = slotShape.exec(text) ?? [];
  if (count === undefined || hash === undefined || check !== checkOf(count, hash)) return emptyHead;
  return { count: Number(count), hash };
}

function checkOf(count: string, hash: string): string {
  return sha256(`${count} ${hash}`).slice(0, 8);
}
