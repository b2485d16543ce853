import type { CreateClientConfig } from '@/client/client.gen';

/** How the generated client reaches the API: same origin, by the session's cookie. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: '',
  credentials: 'same-origin',
  // The cookie's CSRF protection asks unsafe requests for a header that no form can send.
  headers: { 'X-Rolecall-Client': 'web' },
});
