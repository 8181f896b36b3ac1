import { Refusal } from '../http/exchange-types.ts';
import type { ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import { deliver } from './deliver.ts';

// SMTP is no HTTP; `POST /smtp` at the host that a domain's MX record names stands for a message that arrives there. What
// has left for an address elsewhere, its holder reads at a provider of his own.

const front = '.mail.protection.outlook.com';

/** The provider at which everybody outside has his mailbox. */
export const elsewhereHost = 'mail.elsewhere.example';

export function isMailHost(host: string): boolean {
  return host.endsWith(front) || host === elsewhereHost;
}

export function answerMail(request: ServiceRequest): ServiceAnswer {
  return request.host === elsewhereHost ? readElsewhere(request) : receiveMessage(request);
}

/** `GET /mailboxes/{address}`: what arrived there, newest last. */
function readElsewhere(request: ServiceRequest): ServiceAnswer {
  const [what, address = ''] = request.segments;
  if (request.method !== 'GET' || what !== 'mailboxes')
    throw refuse(404, 'There is nothing at this address.');
  return { status: 200, body: { value: request.world.elsewhere.get(address.toLowerCase()) ?? [] } };
}

/** `POST /smtp` with `from`, `to`, `subject`, `body` and `id`: taken for recipients of the domain, refused for others. */
function receiveMessage(request: ServiceRequest): ServiceAnswer {
  if (request.method !== 'POST' || request.path !== '/smtp')
    throw refuse(404, 'There is nothing at this address.');
  const form = new URLSearchParams(request.body);
  const to = form.get('to') ?? '';
  const tenant = request.world.tenant(to.split('@')[1] ?? '');
  if (!tenant) throw refuse(400, '550 5.7.64 TenantAttribution; Relay Access Denied');
  deliver(request.world, tenant, {
    from: form.get('from') ?? '',
    to: [to],
    subject: form.get('subject') ?? '',
    body: form.get('body') ?? '',
    internetMessageId: form.get('id') ?? '',
    forwardedBy: null,
  });
  return { status: 200, body: { message: '250 2.6.0 Queued mail for delivery' } };
}

function refuse(status: number, message: string): Refusal {
  return new Refusal({ status, body: { error: { code: 'Refused', message } } });
}
