import { t } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import type { ApplicationSummary, Stage } from '@/contract';
import { formatRelative } from '@/format/dates';
import { isConflict, sentence } from '@/http/problem';
import { historyQuery } from '../api/get-history';

/** Why a move was refused, and by whom it was overtaken when that is the reason. */
export const explainRefusal = async (
  client: QueryClient,
  application: ApplicationSummary,
  to: Stage,
  error: unknown,
): Promise<string> => {
  if (!isConflict(error)) return sentence(error);
  try {
    const { items } = await client.query({ ...historyQuery(application.id), staleTime: 0 });
    const latest = [...items].sort((a, b) => b.at.localeCompare(a.at))[0];
    if (latest === undefined || latest.to_stage.key === application.stage.key) return sentence(error);
    const where = latest.to_stage.key === to.key ? t`there` : t`to ${latest.to_stage.name}`;
    return t`${latest.by.name} moved ${application.candidate.full_name} ${where} ${formatRelative(latest.at)}.`;
  } catch {
    return sentence(error);
  }
};
