import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evict } from './support/terminal.ts';

const checker = fileURLToPath(new URL('../../shared/contracts/graph-contract.mjs', import.meta.url));

describe('all traffic of the demo', () => {
  it.skipIf(!existsSync(checker))(
    'breaks Microsoft’s published schema of Graph nowhere',
    { timeout: 120_000 },
    async () => {
      const har = join(mkdtempSync(join(tmpdir(), 'evict-har-')), 'demo.har');
      expect((await evict(['demo', '--har', har])).code).toBe(0);
      const checked = spawnSync(process.execPath, [checker, har], { encoding: 'utf8' });
      expect(checked.stdout).toContain(' 0 kinds of breach');
      expect(Number(/(\d+) exchanges held/.exec(checked.stdout)?.[1])).toBeGreaterThan(300);
      expect(checked.status).toBe(0);
    },
  );
});
