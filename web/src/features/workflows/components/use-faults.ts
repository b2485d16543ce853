import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { WorkflowInput } from '@/contract';
import { checkWorkflow } from '../api/save-workflow';
import { inputOf, stageOfFault, type WorkflowDraft } from '../model/draft';

/** What the server would refuse of a draft, asked while it is edited; by stage, what its name lacks. */
export const useFaults = (draft: WorkflowDraft) => {
  const [text] = useDebouncedValue(JSON.stringify(inputOf(draft)), 300);
  const complete = draft.name.trim() !== '' && draft.stages.every(({ name }) => name.trim() !== '');
  const { data } = useQuery({
    queryKey: ['workflow-check', text],
    queryFn: ({ signal }) => checkWorkflow(JSON.parse(text) as WorkflowInput, signal),
    enabled: complete,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const faults = complete ? (data?.faults ?? []) : [];
  const stages = new Set<string>();
  const names = new Map<string, string>();
  for (const { field, message } of faults) {
    const id = stageOfFault(draft, field);
    if (id === undefined) continue;
    stages.add(id);
    if (/\.(key|name)$/.test(field)) names.set(id, message);
  }
  return { messages: faults.map(({ message }) => message), stages, names };
};
