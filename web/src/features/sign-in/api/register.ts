import { registerAccount } from '@/client';

export const register = (body: { full_name: string; email: string; password: string }) =>
  registerAccount({ body });
