import { acceptInvitation as accept } from '@/client';
import { asBrowser } from '@/session/api/as-browser';

export const acceptInvitation = async (body: { token: string; full_name?: string; password?: string }) =>
  asBrowser(await accept({ body }));
