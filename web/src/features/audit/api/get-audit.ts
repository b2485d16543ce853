import { infiniteQueryOptions } from '@tanstack/react-query';
import { listAuditEntries } from '@/client';
import { paging } from '@/http/pages';

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
      listAuditEntries({ query: { ...filters, limit: 50, cursor: pageParam }, signal }),
    ...paging,
  });
