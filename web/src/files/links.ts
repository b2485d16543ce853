import { queryOptions } from '@tanstack/react-query';
import { createFileLink as link, getFileText } from '@/client';

export const fileTextQuery = (fileId: string) =>
  queryOptions({
    queryKey: ['files', fileId, 'text'],
    queryFn: ({ signal }) => getFileText({ path: { file_id: fileId }, signal }),
  });

/** A link that works for a minute. */
export const createFileLink = (fileId: string, disposition: 'inline' | 'attachment') =>
  link({ path: { file_id: fileId }, body: { disposition } });
