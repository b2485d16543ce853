import type { Application } from '@/contract';
import { api } from '@/http/request';

export const assign = (applicationId: string, userIds: string[]) =>
  api.put<{ items: Application['assignees'] }>(`applications/${applicationId}/assignees`, {
    user_ids: userIds,
  });
