import { z } from 'zod';
import type {
  ExchangeAnchor,
  ExchangeAnswer,
  ExchangeCall,
  ExchangeClient,
  Reader,
} from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { parseBody, read } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusal, unreadable } from '../http/errors.ts';
import type { TransportAnswer } from '../http/transport.ts';

const answerReader = z.object({
  value: z.array(z.unknown()).nullish(),
  '@adminapi.warnings': z.array(z.string()).nullish(),
  '@odata.nextLink': z.string().optional(),
});

const errorReader = z.object({
  error: z.object({
    code: z.string().catch(''),
    message: z.string().catch(''),
    details: z.array(z.object({ message: z.string().nullish() })).nullish(),
    innererror: z
      .object({ internalexception: z.object({ message: z.string().nullish() }).nullish() })
      .nullish(),
  }),
});

const anyJson = z.unknown().transform((value): Json => (value ?? null) as Json);

/** The organisation's own mailbox, to which organisation-wide calls are routed. */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

/** Exchange Online through InvokeCommand, as the Exchange Online PowerShell module itself calls it. */
export function exchangeClient(caller: Caller, tenantId: string): ExchangeClient {
  const base = `https://${caller.host}/adminapi/beta/${tenantId}`;

  async function call(url: string, wanted: ExchangeCall, repeatable: boolean): Promise<TransportAnswer> {
    const body = JSON.stringify({
      CmdletInput: { CmdletName: wanted.cmdlet, Parameters: wanted.parameters },
    });
    const clientRequestId = wanted.clientRequestId ?? caller.requestId();
    for (const refresh of [false, true]) {
      const token = await caller.token(refresh);
      const answer = await caller.transport.send({
        service: 'exchange',
        method: 'POST',
        url,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${token.reveal()}`,
          'x-anchormailbox': anchorHeader(wanted.anchor, tenantId),
          'x-cmdletname': wanted.cmdlet,
          'x-responseformat': 'json',
          prefer: 'odata.maxpagesize=1000',
        },
        body,
        repeatable,
        clientRequestId,
        ...(caller.signal ? { signal: caller.signal } : {}),
      });
      if (answer.status === 401 && !refresh) continue;
      if (answer.status >= 400) throw refusal('exchange', answer, errorOf(answer), wanted.cmdlet);
      return answer;
    }
    throw new Error('unreachable');
  }

  async function* pages<T>(
    wanted: ExchangeCall,
    item: Reader<T>,
    repeatable: boolean,
  ): AsyncGenerator<ExchangeAnswer<T>> {
    const select = wanted.select ? `?$select=${wanted.select.join(',')}` : '';
    let url: string | undefined = `${base}/InvokeCommand${select}`;
    while (url) {
      const answer = await call(url, wanted, repeatable);
      const requestId = answer.headers['request-id'] ?? '';
      // Writes answer nothing at all.
      const page: z.infer<typeof answerReader> =
        answer.text === ''
          ? {}
          : read('exchange', answerReader, parseBody(answer.text), wanted.cmdlet, requestId);
      yield {
        items: (page.value ?? []).map((entry) => read('exchange', item, entry, wanted.cmdlet, requestId)),
        warnings: page['@adminapi.warnings'] ?? [],
        requestId,
      };
      url = page['@odata.nextLink'];
      if (url && !trusted(new URL(url).host, caller.host))
        throw unreadable('exchange', wanted.cmdlet, `the next page lies on ${new URL(url).host}`, requestId);
    }
  }

  async function all<T>(
    wanted: ExchangeCall,
    item: Reader<T>,
    repeatable: boolean,
  ): Promise<ExchangeAnswer<T>> {
    const items: T[] = [];
    const warnings: string[] = [];
    let requestId = '';
    for await (const page of pages(wanted, item, repeatable)) {
      items.push(...page.items);
      warnings.push(...page.warnings);
      requestId = page.requestId;
    }
    return { items, warnings, requestId };
  }

  /** What this identity may run; the service may send the question to the region's own host. */
  async function moduleFile(url: string, redirected = false): Promise<TransportAnswer> {
    const token = await caller.token();
    const answer = await caller.transport.send({
      service: 'exchange',
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${token.reveal()}`, commandname: '*', accept: 'application/json' },
      repeatable: true,
      clientRequestId: caller.requestId(),
      ...(caller.signal ? { signal: caller.signal } : {}),
    });
    const location = answer.headers['location'];
    if (answer.status < 300 || answer.status >= 400 || !location || redirected) return answer;
    const next = new URL(location, url);
    if (next.protocol !== 'https:' || !trusted(next.host, caller.host))
      throw unreadable(
        'exchange',
        'EXOModuleFile',
        `it was sent on to ${next.host}`,
        answer.headers['request-id'] ?? '',
      );
    return moduleFile(next.toString(), true);
  }

  return {
    read: (wanted, item) => all(wanted, item, true),
    pages: (wanted, item) => pages(wanted, item, true),
    write: (wanted) => all(wanted, anyJson, false),
    async cmdlets() {
      const answer = await moduleFile(
        `https://${caller.host}/adminapi/v1.0/${tenantId}/EXOModuleFile?Version=3.9.0`,
      );
      if (answer.status >= 400) throw refusal('exchange', answer, errorOf(answer), 'EXOModuleFile');
      const shape = z.object({ value: z.array(z.object({ exportedCmdlets: z.string().catch('') })) });
      const listed = read(
        'exchange',
        shape,
        parseBody(answer.text),
        'EXOModuleFile',
        answer.headers['request-id'] ?? '',
      );
      return new Set(
        listed.value.flatMap((entry) => entry.exportedCmdlets.toLowerCase().split(',').filter(Boolean)),
      );
    },
  };
}

/** Regional hosts of the same service are trusted (`eur01.outlook.office365.com`), others never see the token. */
function trusted(host: string, base: string): boolean {
  return host === base || host.endsWith(`.${base}`);
}

function anchorHeader(anchor: ExchangeAnchor, tenantId: string): string {
  if (anchor === 'organization') return `APP:${systemMailbox}@${tenantId}`;
  return 'guid' in anchor ? `MBX:${anchor.guid}@${tenantId}` : `UPN:${anchor.mailbox}`;
}

/** The real sentence hides in the details or the inner exception, behind `|Exception.Type|`. */
function errorOf(answer: TransportAnswer): { readonly code: string; readonly message: string } {
  const parsed = errorReader.safeParse(parseBody(answer.text));
  if (!parsed.success) return { code: '', message: answer.text.slice(0, 300) };
  const { error } = parsed.data;
  const raw =
    error.details?.find((detail) => detail.message)?.message ??
    error.innererror?.internalexception?.message ??
    error.message;
  const typed = /^\|([^|]+)\|([\s\S]*)$/.exec(raw);
  return typed ? { code: typed[1] ?? '', message: typed[2] ?? '' } : { code: error.code, message: raw };
}
