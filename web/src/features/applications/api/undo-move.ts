import { undoTransition } from '@/client';

export const undoMove = (applicationId: string, transitionId: string) =>
  undoTransition({ path: { application_id: applicationId }, body: { transition_id: transitionId } });
