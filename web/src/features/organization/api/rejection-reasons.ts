import { createRejectionReason, updateRejectionReason } from '@/client';

export const addReason = (label: string) => createRejectionReason({ body: { label } });

export const changeReason = (id: string, body: { label?: string; active?: boolean }) =>
  updateRejectionReason({ path: { reason_id: id }, body });
