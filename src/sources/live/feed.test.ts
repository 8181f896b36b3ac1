import { describe, expect, it } from 'vitest';
import { refusal } from '../../microsoft/http/errors.ts';
import { failure } from './feed.ts';

describe('what stands in the ledger for a refused question', () => {
  it.each([
    [429, 'TooManyRequests', 'Too many requests', 'throttled'],
    [403, 'AF429', 'Too many requests. Method=GetBlob', 'throttled'],
    [403, 'Authorization_RequestDenied', 'Insufficient privileges', 'refused'],
    [401, 'InvalidAuthenticationToken', 'Access token has expired', 'refused'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'no premium license', 'unlicensed'],
    [500, 'InternalServerError', 'An error occurred', 'failed'],
  ])('status %i, %s: %s', (status, code, message, state) => {
    const error = refusal('graph', { status, headers: {}, text: '' }, { code, message }, 'GET /x');
    const { records, state: said, text } = failure(error);
    expect([said, records]).toEqual([state, []]);
    expect(text?.de).not.toBe('');
  });

  it('is a failure where no answer came at all', () => {
    expect(failure(new Error('socket hang up')).state).toBe('failed');
  });
});
