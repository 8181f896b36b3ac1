import type { ServiceAnswer, ServiceRequest } from './exchange-types.ts';

/** The path for faults; an Exchange call adds the cmdlet's name. */
export function faultPath(request: ServiceRequest): string {
  const cmdlet = /"CmdletName"\s*:\s*"([^"]+)"/.exec(request.body)?.[1];
  return cmdlet ? `${request.path}#${cmdlet}` : request.path;
}

/** What a service answers that was told to fail. */
export function faultAnswer(
  fault: {
    readonly kind: string;
    readonly retryAfter?: number;
    readonly status?: number;
    readonly text?: string;
  },
  host: string,
): ServiceAnswer {
  if (host.startsWith('manage.') && fault.kind.startsWith('throttle'))
    return {
      status: 403,
      body: {
        error: {
          code: 'AF429',
          message: 'Too many requests. Method=GetBlob, PublisherId=00000000-0000-0000-0000-000000000000',
        },
      },
    };
  if (fault.kind === 'throttle')
    return {
      status: 429,
      headers: { 'retry-after': String(fault.retryAfter ?? 1) },
      body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
    };
  if (fault.kind === 'throttle-silent')
    return { status: 429, body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } } };
  if (fault.status === 403) return { status: 403, body: { error: refusals[serviceOf(host)] } };
  return {
    status: fault.status ?? 500,
    body: {
      error: { code: 'InternalServerError', message: fault.text ?? 'An internal server error occurred.' },
    },
  };
}

/** How each service says that a permission is missing. */
const refusals = {
  graph: {
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
    innerError: {},
  },
  exchange: {
    code: 'Forbidden',
    message: 'The caller is not authorized to run this cmdlet.',
    details: [
      {
        code: 'Context',
        target: '',
        message: '|System.UnauthorizedAccessException|The caller is not authorized to run this cmdlet.',
      },
    ],
  },
} as const;

function serviceOf(host: string): keyof typeof refusals {
  return host.startsWith('graph.') ? 'graph' : 'exchange';
}
