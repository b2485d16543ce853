import type { FilesFileOut } from '@/client';
import { Problem, unreachable } from '@/http/problem';
import { currentLanguage } from '@/language/language';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bodyOf = (request: XMLHttpRequest): Record<string, unknown> => {
  try {
    const body: unknown = JSON.parse(request.responseText);
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
};

/**
 * Stores a file and tells how much of it is there, from 0 to 1. `fetch` cannot tell that of what it
 * sends, so this is the one request beside the generated client.
 */
export const upload = (
  file: File,
  purpose: 'document' | 'resume',
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FilesFileOut> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('file', file);
    form.set('purpose', purpose);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve(bodyOf(request) as FilesFileOut);
      else reject(new Problem(request.status, bodyOf(request)));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', '/api/v1/files');
    // The cookie's CSRF protection asks unsafe requests for a header that no form can send.
    request.setRequestHeader('X-Rolecall-Client', 'web');
    request.setRequestHeader('Accept-Language', currentLanguage());
    request.send(form);
  });
