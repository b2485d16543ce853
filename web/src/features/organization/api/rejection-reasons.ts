import type { RejectionReason } from '@/contract';
import { api } from '@/http/request';

export const addReason = (label: string) => api.post<RejectionReason>('rejection-reasons', { label });

export const changeReason = (id: string, change: { label?: string; active?: boolean }) =>
  api.patch<RejectionReason>(`rejection-reasons/${id}`, change);
