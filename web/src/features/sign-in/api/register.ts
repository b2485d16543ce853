import { registerAccount } from '@/client';
import { currentLanguage } from '@/language/language';

export const register = (body: { full_name: string; email: string; password: string }) =>
  registerAccount({ body: { ...body, locale: currentLanguage() } });
