import { Resolver } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';

// Asked with Node's own resolver, which knows nothing of this one.

let simulator: Simulator;
let resolver: Resolver;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['small-firm', 'neglected'] });
  resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([simulator.dns]);
});

afterAll(async () => {
  await simulator.close();
});

async function txt(name: string): Promise<readonly string[]> {
  return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
}

describe('the DNS of a tenant', () => {
  it('has SPF, DMARC and MX', async () => {
    expect(await txt('sandmann.example')).toEqual(['v=spf1 include:spf.protection.outlook.com -all']);
    expect((await txt('_dmarc.sandmann.example'))[0]).toContain('p=none');
    expect(await resolver.resolveMx('SANDMANN.example')).toEqual([
      { exchange: 'sandmann-example.mail.protection.outlook.com', priority: 0 },
    ]);
    expect((await txt('spf.protection.outlook.com'))[0]).toContain('-all');
  });

  it('leads a DKIM selector to its key, which is longer than a piece and than a packet', async () => {
    const name = 'selector1._domainkey.sandmann.example';
    expect(await resolver.resolveCname(name)).toEqual([
      'selector1-sandmann-example._domainkey.tischlereisandmann.onmicrosoft.com',
    ]);
    const [key] = await txt(name);
    expect(key).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,};$/);
  });

  it('says that a name is not there, and that it has nothing of a kind', async () => {
    await expect(resolver.resolveTxt('_dmarc.faehrhaus.example')).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
    await expect(resolver.resolveMx('mail.faehrhaus.example')).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(resolver.resolveTxt('_domainkey.sandmann.example')).rejects.toMatchObject({
      code: 'ENODATA',
    });
  });

  it('follows a change of the records, and fails where told to', async () => {
    const { tenant } = simulator.scenarios[1]!;
    tenant.dns.push({ name: '_mta-sts.faehrhaus.example', type: 'TXT', data: 'v=STSv1; id=1' });
    expect(await txt('_mta-sts.faehrhaus.example')).toEqual(['v=STSv1; id=1']);
    simulator.world.faults.push({ host: 'dns', path: /^_mta-sts\.faehrhaus/, kind: 'error', times: 1 });
    await expect(resolver.resolveTxt('_mta-sts.faehrhaus.example')).rejects.toMatchObject({
      code: 'ESERVFAIL',
    });
    expect(await txt('_mta-sts.faehrhaus.example')).toEqual(['v=STSv1; id=1']);
  });

  it('does not stumble over what is no question', async () => {
    const socket = createSocket('udp4');
    const port = Number(simulator.dns.split(':')[1]);
    for (const bytes of [[], [1, 2, 3], Array.from({ length: 40 }, () => 255)])
      await new Promise<void>((resolve, reject) => {
        socket.send(Buffer.from(bytes), port, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
      });
    socket.close();
    expect(await resolver.resolveMx('sandmann.example')).toHaveLength(1);
  });
});
