import type { ErrorAnswer } from '../../../src/server/contract/common.ts';
import { CallError, changeHeader, unreachable } from './client.ts';

/** Sends a file as it is; `fetch` would not say how far it is. */
export function sendFile<Answer>(path: string, file: File, told: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.setRequestHeader(...changeHeader());
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      told(total === 0 ? 1 : loaded / total),
    );
    request.addEventListener('error', () => reject(new CallError(unreachable, 0)));
    request.addEventListener('load', () => {
      if (request.status === 200) {
        told(1);
        resolve(request.response as Answer);
      } else
        reject(new CallError((request.response as ErrorAnswer | null)?.error ?? unreachable, request.status));
    });
    request.send(file);
  });
}
