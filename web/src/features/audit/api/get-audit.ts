import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditEntry, Page } from '@/contract';
import { api } from '@/http/request';

export interface AuditFilters {
  actor_id?: string;
  action?: string;
  record_type?: string;
  record_id?: string;
  from?: string;
  to?: string;
}

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEntry>>('audit', { query: { ...filters, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });
