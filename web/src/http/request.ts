import { Problem, unreachable } from './problem';

type Query = Record<string, string | number | boolean | null | undefined>;
interface Options {
  query?: Query;
  body?: unknown;
  ifMatch?: number | undefined;
  idempotencyKey?: string;
  signal?: AbortSignal;
  form?: FormData;
}

const address = (path: string, query: Query = {}) => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  const text = search.toString();
  return `/api/v1/${path}${text === '' ? '' : `?${text}`}`;
};

const send = async <T>(method: string, path: string, options: Options = {}): Promise<T> => {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Rolecall-Client': 'web' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal,
      body: options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  const text = await response.text();
  const body: unknown =
    text !== '' && (response.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : text;
  if (!response.ok)
    throw new Problem(
      response.status,
      typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
    );
  return body as T;
};

export const api = {
  get: <T>(path: string, options?: Options) => send<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: Options) =>
    send<T>('POST', path, { body: body ?? {}, ...options }),
  put: <T>(path: string, body: unknown, options?: Options) => send<T>('PUT', path, { body, ...options }),
  patch: <T>(path: string, body: unknown, options?: Options) => send<T>('PATCH', path, { body, ...options }),
  delete: <T>(path: string, options?: Options) => send<T>('DELETE', path, options),
  upload: <T>(path: string, form: FormData) => send<T>('POST', path, { form }),
};
