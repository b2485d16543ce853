import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  decideApproval,
  delegateApprovals,
  endApprovalDelegation,
  getApproval,
  handOnApproval,
  listApprovalDelegations,
  listApprovals,
} from '@/client';
import type { ApprovalShow } from '@/contract';
import { paging } from '@/http/pages';

export const approvalsQuery = (show: ApprovalShow) =>
  infiniteQueryOptions({
    queryKey: ['approvals', 'list', show],
    queryFn: ({ pageParam, signal }) =>
      listApprovals({ query: { show, limit: 20, cursor: pageParam }, signal }),
    ...paging,
  });

export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approvals', 'one', id],
    queryFn: ({ signal }) => getApproval({ path: { approval_id: id }, signal }),
  });

export const delegationsQuery = queryOptions({
  queryKey: ['approval-delegations'],
  queryFn: ({ signal }) => listApprovalDelegations({ signal }),
});

export const decide = (id: string, verdict: 'approve' | 'decline', comment: string) =>
  decideApproval({ path: { approval_id: id }, body: { verdict, comment } });

export const handOn = (id: string, to: string) =>
  handOnApproval({ path: { approval_id: id }, body: { to_user_id: to } });

/** Hands on what waits for somebody else; the reason is kept in the audit log. */
export const handOnFor = (id: string, from: string, to: string, reason: string) =>
  handOnApproval({ path: { approval_id: id }, body: { from_user_id: from, to_user_id: to, reason } });

export const delegate = (body: { delegate_id: string; starts_at: string; ends_at: string }) =>
  delegateApprovals({ body });

export const endDelegation = (id: string) => endApprovalDelegation({ path: { delegation_id: id } });
