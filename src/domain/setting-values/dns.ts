import { z } from 'zod';

const answer = z.object({
  /** What was asked. */
  name: z.string(),
  /** Each record's strings joined; empty where the name does not exist. */
  records: z.array(z.string()),
  /** Why there is no answer (`ETIMEOUT`); null where one came, also an empty one. */
  failed: z.string().nullable(),
});
export type DnsAnswer = z.infer<typeof answer>;

/** What the public DNS says of one accepted domain. */
export const dnsReader = z.object({
  domain: z.string(),
  /** The domain that was registered (`contoso.co.uk` of `mail.contoso.co.uk`). */
  organizational: z.string(),
  mx: answer,
  spf: answer,
  /** DNS lookups that evaluating the SPF record takes; more than ten are an error (RFC 7208, 4.6.4). Null: not counted. */
  spfLookups: z.number().nullable(),
  dkim: z.array(answer),
  dmarc: answer,
  /** The organisational domain's, where that is another. */
  dmarcOrganizational: answer.nullable(),
  mtaSts: answer,
  tlsReporting: answer,
});
export type DomainDns = z.infer<typeof dnsReader>;
