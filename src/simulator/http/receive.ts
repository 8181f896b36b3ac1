import type { IncomingMessage } from 'node:http';
import type { World } from '../state/world.ts';
import type { ServiceAnswer, ServiceRequest } from './exchange-types.ts';

/** Graph takes 4 MB a request (Microsoft Graph, "Use the API", request size). */
const largestBody = 4_000_000;

/** One request as the handlers see it, or the refusal of what is no request at all. */
export async function receive(
  incoming: IncomingMessage,
  world: World,
): Promise<{ readonly request: ServiceRequest; readonly refused: ServiceAnswer | null }> {
  const body = await readBody(incoming);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  // The base serves only to read the path; the host is the client's word and may be any text.
  const url = parseTarget(incoming.url ?? '/');
  const segments = url && decodeSegments(url.pathname);
  const request: ServiceRequest = {
    world,
    method: incoming.method ?? 'GET',
    host: (headers['host'] ?? '').split(':')[0]!.toLowerCase(),
    path: url?.pathname ?? '',
    segments: segments ?? [],
    query: url?.searchParams ?? new URLSearchParams(),
    headers,
    body: body ?? '',
    // Everybody is on loopback here: whoever plays somebody elsewhere says from where.
    ip: headers['x-simulated-ip'] ?? '198.51.100.10',
  };
  if (!segments) return { request, refused: refusal(400, 'BadRequest', 'Bad Request - Invalid URL') };
  if (body === null)
    return { request, refused: refusal(413, 'RequestEntityTooLarge', 'The request body is too large.') };
  return { request, refused: null };
}

function refusal(status: number, code: string, message: string): ServiceAnswer {
  return { status, body: { error: { code, message } } };
}

function parseTarget(target: string): URL | null {
  return URL.canParse(target, 'https://localhost') ? new URL(target, 'https://localhost') : null;
}

function decodeSegments(path: string): readonly string[] | null {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** The body, or null where it is too large; what is too much is read to its end and dropped. */
function readBody(incoming: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
    });
    incoming.on('end', () => resolve(size <= largestBody ? Buffer.concat(chunks).toString('utf8') : null));
    incoming.on('error', reject);
  });
}
