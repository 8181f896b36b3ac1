import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket as Connection } from 'node:net';
import type { World } from '../state/world.ts';
import { readQuestion, writeAnswer } from './message.ts';
import { lookUp } from './zone.ts';

export interface DnsServer {
  /** `127.0.0.1:PORT`, over UDP and TCP. */
  readonly address: string;
  close(): Promise<void>;
}

const largestOverTcp = 65_535;

/** Serves the tenants' domains on loopback, as the resolver that a client is told to ask. */
export async function startDns(world: World, port: number): Promise<DnsServer> {
  const connections = new Set<Connection>();
  const tcp = createServer((connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    converse(world, connection);
  });
  await listen(tcp, port);
  const taken = (tcp.address() as AddressInfo).port;
  const udp = createSocket('udp4');
  udp.on('message', (message, { address, port: from }) => {
    const answer = answerTo(world, message, null);
    if (answer) udp.send(answer, from, address);
  });
  try {
    await bind(udp, taken);
  } catch (cause) {
    tcp.close();
    // Somebody else has the port of the same number: where any would do, another is taken.
    if (port === 0) return startDns(world, 0);
    throw cause;
  }
  return {
    address: `127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        for (const connection of connections) connection.destroy();
        udp.close(() => tcp.close(() => resolve()));
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function bind(socket: Socket, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, '127.0.0.1', resolve);
  });
}

/** Over TCP each message has its length in front of it (RFC 7766). */
function converse(world: World, connection: Connection): void {
  let waiting = Buffer.alloc(0);
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0);
      const answer = answerTo(world, waiting.subarray(2, end), largestOverTcp);
      waiting = waiting.subarray(end);
      if (!answer) return void connection.destroy();
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer.length, 0);
      connection.write(Buffer.concat([length, answer]));
    }
  });
}

function answerTo(world: World, message: Buffer, limit: number | null): Buffer | null {
  const question = readQuestion(message);
  if (!question) return null;
  const fault = world.takeFault('dns', 'QUERY', `${question.name}/${question.type}`);
  if (fault?.kind.startsWith('drop')) return null;
  const { code, records } = fault
    ? { code: 'SERVFAIL' as const, records: [] }
    : lookUp(world, question.name, question.type);
  return writeAnswer(question, code, records, limit ?? question.udpSize);
}
