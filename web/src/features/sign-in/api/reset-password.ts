import { resetPassword as reset } from '@/client';

export const resetPassword = (body: { token: string; password: string }) => reset({ body });
