import { setApplicationAssignees } from '@/client';

export const assign = (applicationId: string, userIds: string[]) =>
  setApplicationAssignees({ path: { application_id: applicationId }, body: { user_ids: userIds } });
