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
  return {
    status: fault.status ?? 500,
    body: {
      error: { code: 'InternalServerError', message: fault.text ?? 'An internal server error occurred.' },
    },
  };
}
