import { infiniteQueryOptions } from '@tanstack/react-query';
import { createApprovalChain, deleteApprovalChain, listApprovalChains, updateApprovalChain } from '@/client';
import type { ApprovalChain, ApprovalChainInput } from '@/contract';
import { paging } from '@/http/pages';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export const approvalChainsQuery = infiniteQueryOptions({
  queryKey: ['approval-chains'],
  queryFn: ({ pageParam, signal }) => listApprovalChains({ query: { limit: 50, cursor: pageParam }, signal }),
  ...paging,
});

export const saveChain = (chain: ApprovalChain | null, body: ApprovalChainInput, key: string) =>
  chain === null
    ? createApprovalChain({ body, headers: idempotencyKey(key) })
    : updateApprovalChain({ path: { chain_id: chain.id }, body, headers: ifMatch(chain.version) });

export const deleteChain = (id: string) => deleteApprovalChain({ path: { chain_id: id } });
