import { queryOptions } from '@tanstack/react-query';
import { api } from '@/http/request';

export const fileTextQuery = (fileId: string) =>
  queryOptions({
    queryKey: ['files', fileId, 'text'],
    queryFn: ({ signal }) =>
      api.get<{ status: string; text: string | null; warnings: string[] }>(`files/${fileId}/text`, {
        signal,
      }),
  });

export const createFileLink = (fileId: string, disposition: 'inline' | 'attachment') =>
  api.post<{ url: string; expires_at: string }>(`files/${fileId}/links`, { disposition });
