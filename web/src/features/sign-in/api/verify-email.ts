import { verifyEmail as verify } from '@/client';

export const verifyEmail = (token: string) => verify({ body: { token } });
