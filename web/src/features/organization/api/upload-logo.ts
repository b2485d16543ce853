import { api } from '@/http/request';

export const uploadLogo = (file: File) => {
  const form = new FormData();
  form.set('file', file);
  form.set('purpose', 'logo');
  return api.upload<{ id: string; filename: string }>('files', form);
};
