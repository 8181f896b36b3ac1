import { Refusal } from '../http/exchange-types.ts';
import type { World } from '../state/world.ts';

/** An error of the token endpoint (Microsoft identity platform, "Authentication and authorization error codes"). */
export function loginError(
  world: World,
  error: string,
  code: number,
  description: string,
  status = 400,
  suberror?: string,
): Refusal {
  const trace = world.random.uuid();
  const correlation = world.random.uuid();
  const time = world.clock.iso().slice(0, 19).replace('T', ' ');
  return new Refusal({
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${description} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${time}Z`,
      error_codes: [code],
      timestamp: `${time}Z`,
      trace_id: trace,
      correlation_id: correlation,
      ...(suberror ? { suberror } : {}),
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  });
}
