import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  callOffRetentionRule,
  exportRetentionRun,
  getCandidateRetention,
  keepCandidateLonger,
  keepCandidateNoLonger,
  listRetentionRules,
  listRetentionRuns,
  previewRetentionRule,
  setRetentionRule,
} from '@/client';
import type { RetentionKind, RetentionRule } from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

export interface Terms {
  months: number | null;
  spare_pools: boolean;
}

export const retentionRulesQuery = queryOptions({
  queryKey: ['retention', 'rules'],
  queryFn: ({ signal }) => listRetentionRules({ signal }),
});

/** What a rule would do if it held now. */
export const retentionPreviewQuery = (kind: RetentionKind, terms: Terms) =>
  queryOptions({
    queryKey: ['retention', 'preview', kind, terms],
    queryFn: ({ signal }) => previewRetentionRule({ path: { rule_kind: kind }, body: terms, signal }),
    placeholderData: keepPreviousData,
  });

export const saveRetentionRule = (rule: RetentionRule, terms: Terms, typedName: string) =>
  setRetentionRule({
    path: { rule_kind: rule.kind },
    body: { ...terms, typed_name: typedName },
    headers: ifMatch(rule.version),
  });

export const callOff = (rule: RetentionRule) =>
  callOffRetentionRule({ path: { rule_kind: rule.kind }, headers: ifMatch(rule.version) });

export const retentionRunsQuery = infiniteQueryOptions({
  queryKey: ['retention', 'runs'],
  queryFn: ({ pageParam, signal }) => listRetentionRuns({ query: { cursor: pageParam, limit: 20 }, signal }),
  ...paging,
});

export const exportRun = (id: string) =>
  exportRetentionRun({ path: { retention_run_id: id }, parseAs: 'blob' });

/** Whether a person is to be erased soon, or kept longer. */
export const standingQuery = (id: string) =>
  queryOptions({
    queryKey: ['retention', 'standing', id],
    queryFn: ({ signal }) => getCandidateRetention({ path: { candidate_id: id }, signal }),
  });

export const keepLonger = (id: string, until: string, reason: string) =>
  keepCandidateLonger({ path: { candidate_id: id }, body: { keep_until: until, reason } });

export const keepNoLonger = (id: string) => keepCandidateNoLonger({ path: { candidate_id: id } });
