import { ServiceError } from '../kernel/errors.ts';

/** Whether Microsoft said that the object does not exist. Exchange says so in words, with status 400 or 404. */
export function isMissing(thrown: unknown): boolean {
  if (!(thrown instanceof ServiceError)) return false;
  if (thrown.service === 'graph') return thrown.status === 404;
  return (
    thrown.service === 'exchange' &&
    /ManagementObjectNotFound|couldn't be found|could not be found|wasn't found|doesn't exist|isn't found/i.test(
      `${thrown.serviceCode} ${thrown.serviceMessage}`,
    )
  );
}

/** What was read, or null where the object does not exist. Every other failure is thrown on. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}
