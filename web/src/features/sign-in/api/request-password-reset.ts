import { forgotPassword } from '@/client';

export const requestPasswordReset = (email: string) => forgotPassword({ body: { email } });
