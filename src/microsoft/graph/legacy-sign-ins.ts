import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';

/** Somebody, or some program in somebody's name, that signs in over a protocol which never asks for a second factor. */
export interface LegacySignIn {
  readonly user: string;
  /** As the sign-in log names it: `IMAP4`, `Authenticated SMTP`, `Other clients` … */
  readonly client: string;
}

/** Source: learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication. */
const modern = ['Browser', 'Mobile Apps and Desktop clients'];

const rowReader = z.looseObject({ userPrincipalName: optionalText, clientAppUsed: optionalText });

/** Each person and legacy client of the log since a moment, once. Permission AuditLog.Read.All, licence Entra ID P1. */
export async function legacySignIns(graph: GraphClient, since: Date): Promise<readonly LegacySignIn[]> {
  const found = new Map<string, LegacySignIn>();
  const conditions = [
    `createdDateTime ge ${since.toISOString()}`,
    `signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')`,
  ];
  const rows = graph.list('/auditLogs/signIns', rowReader, {
    version: 'beta',
    query: { $filter: conditions.join(' and '), $top: '1000' },
  });
  for await (const { userPrincipalName: user, clientAppUsed: client } of rows) {
    if (user === null || client === null || modern.includes(client)) continue;
    found.set(`${user} ${client}`, { user: user.toLowerCase(), client });
  }
  return [...found.values()];
}
