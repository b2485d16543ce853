import { uploadFile } from '@/client';

export const uploadLogo = (file: File) => uploadFile({ body: { file, purpose: 'image' } });
