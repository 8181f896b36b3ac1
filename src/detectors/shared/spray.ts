import type { DetectorInput } from '../../domain/detector.ts';
import { hour, somewhere } from './support.ts';

const accounts = 5;
/** An office behind one address mistypes as well, but most of it gets in: there more must fail than come in by this. */
const moreThanInside = 2;
/** Wrong password, locked, expired, no such user, disabled: what trying leaves behind. */
const failures = "'50126', '50053', '50055', '50056', '50034', '50057'";

/** Hours in which one address failed at many accounts and hardly got into any: address, slot, begin, accounts, failed. */
export function spraysSql({ store, places }: DetectorInput): string {
  const user = `e.${store.dialect.column('user')}`;
  const failed = `e.operation = 'UserLoginFailed' AND e.error_code IN (${failures})`;
  return `SELECT e.client_ip AS address, floor(e.time / ${hour}) AS slot, min(CASE WHEN ${failed} THEN e.time END) AS begin,
      count(DISTINCT CASE WHEN ${failed} THEN ${user} END) AS accounts, sum(CASE WHEN ${failed} THEN 1 ELSE 0 END) AS failed
    FROM ${store.events} e JOIN ${places} p ON p.address = e.client_ip
    WHERE e.operation IN ('UserLoginFailed', 'UserLoggedIn') AND ${somewhere}
    GROUP BY e.client_ip, floor(e.time / ${hour})
    HAVING count(DISTINCT CASE WHEN ${failed} THEN ${user} END) >= ${accounts}
      AND count(DISTINCT CASE WHEN ${failed} THEN ${user} END) > ${moreThanInside} * count(DISTINCT CASE WHEN e.operation = 'UserLoggedIn' THEN ${user} END)`;
}

export const sprayFailures = failures;
