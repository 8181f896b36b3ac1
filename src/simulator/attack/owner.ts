import { z } from 'zod';
import { appIds } from '../login/roles.ts';
import { PlainClient, refusal } from './http.ts';
import type { AttackContext } from './index.ts';

/** What the owner of an account can do again. */
export interface OwnerReport {
  readonly account: string;
  readonly signsIn: boolean;
  readonly sends: boolean;
  /** Of the messages that the attacker deleted for good: how many there were, and how many lie in the mailbox again. */
  readonly deleted: number;
  readonly back: number;
  /** What was answered, or how it was refused. */
  readonly evidence: string;
}

const login = 'login.microsoftonline.com';
const graph = 'graph.microsoft.com';

/** The owner signs in with the temporary access pass that was read out, and writes to a customer: over HTTP, as anybody. */
export async function ownerReturns(
  context: AttackContext,
  account: string,
  pass: string,
): Promise<OwnerReport> {
  const tenantId = context.scenario.tenant.id;
  const client = new PlainClient(context.origin, '198.51.100.20', 'Mozilla/5.0 (Windows NT 10.0) Edg/140.0');
  const signIn = await client.form(login, `/${tenantId}/login`, { login: account, accesspass: pass });
  const token = await client.redeem(tenantId, signIn, appIds.outlookWeb, `https://${graph}`);
  const lost = context.scenario.deleted.filter((message) => message.account === account);
  const none = { account, signsIn: false, sends: false, deleted: lost.length, back: 0 };
  if (!token) return { ...none, evidence: refusal(signIn) };
  const sent = await client.json(
    'POST',
    graph,
    `/v1.0/users/${encodeURIComponent(account)}/sendMail`,
    token,
    {
      message: {
        subject: 'Back again',
        body: { contentType: 'Text', content: 'My account is mine again.' },
        toRecipients: [{ emailAddress: { address: 'customer@buyer.example' } }],
      },
    },
  );
  const sends = sent.status === 202;
  const ids = lost.length > 0 ? await messageIds(client, account, token) : [];
  const back = lost.filter(({ internetMessageId }) => ids.includes(internetMessageId)).length;
  return { ...none, signsIn: true, sends, back, evidence: sends ? 'sent' : refusal(sent) };
}

const listed = z.object({ value: z.array(z.object({ internetMessageId: z.string() })) });

async function messageIds(client: PlainClient, account: string, token: string): Promise<readonly string[]> {
  const path = `/v1.0/users/${encodeURIComponent(account)}/messages?$select=internetMessageId&$top=1000`;
  const answer = listed.safeParse((await client.json('GET', graph, path, token)).body);
  return answer.success ? answer.data.value.map(({ internetMessageId }) => internetMessageId) : [];
}
