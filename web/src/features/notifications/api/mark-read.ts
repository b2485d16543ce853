import { api } from '@/http/request';

export const markRead = (id: string) => api.post<null>(`notifications/${id}/read`);

export const markAllRead = () => api.post<null>('notifications/read-all');
