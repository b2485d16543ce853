import type { Member } from '@/contract';
import { api } from '@/http/request';

export const changeRole = (userId: string, role: string) => api.patch<Member>(`members/${userId}`, { role });

export const removeMember = (userId: string) => api.delete<null>(`members/${userId}`);
