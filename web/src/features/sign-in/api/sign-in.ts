import { login } from '@/client';
import { asBrowser } from '@/session/api/as-browser';

export const signIn = async (body: { email: string; password: string }) => asBrowser(await login({ body }));
