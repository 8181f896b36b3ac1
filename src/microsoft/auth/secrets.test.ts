import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../kernel/redact.ts';
import { fileStore } from './secrets.ts';

describe('the encrypted file of secrets', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'evict-secrets-')), 'secrets.enc');

  it('gives back what was put in, and holds nothing readable', async () => {
    const store = fileStore(file, 'correct horse');
    await store.set('secret:contoso', new Secret('p@ss-in-clear'));
    expect((await fileStore(file, 'correct horse').get('secret:contoso'))?.reveal()).toBe('p@ss-in-clear');
    expect(readFileSync(file, 'utf8')).not.toContain('p@ss-in-clear');
  });

  it('does not open with another passphrase, and says what to do', async () => {
    const attempt = async (): Promise<unknown> => fileStore(file, 'wrong').get('secret:contoso');
    await expect(attempt()).rejects.toMatchObject({ code: 'secrets-locked', side: 'access' });
  });

  it('forgets what is deleted', async () => {
    const store = fileStore(file, 'correct horse');
    await store.delete('secret:contoso');
    expect(await store.get('secret:contoso')).toBeNull();
  });

  it('prints a secret as redacted, however it is printed', () => {
    const secret = new Secret('p@ss-in-clear');
    expect(`${secret} ${JSON.stringify({ secret })}`).toBe('[redacted] {"secret":"[redacted]"}');
  });
});
