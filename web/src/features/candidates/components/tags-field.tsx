import { useLingui } from '@lingui/react/macro';
import { TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Candidate } from '@/contract';
import { toastFailed } from '@/ui/toast';
import { makeTag, markCandidates, tagsQuery } from '../api/tags';

/** The tags of one candidate, changed in place; a word that is no tag yet becomes one. */
export function TagsField({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data: tags } = useQuery(tagsQuery);
  const own = candidate.tags.map((tag) => tag.name);
  const change = useMutation({
    mutationFn: async (names: string[]) => {
      const added = names.filter((name) => !own.includes(name));
      const made = await Promise.all(added.map((name) => makeTag(name)));
      const removed = candidate.tags.filter((tag) => !names.includes(tag.name));
      await markCandidates({
        candidate_ids: [candidate.id],
        add: made.map((tag) => tag.id),
        remove: removed.map((tag) => tag.id),
      });
    },
    onError: (error) => toastFailed(t`The tags are unchanged`, error),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['candidates'] });
      await client.invalidateQueries({ queryKey: tagsQuery.queryKey });
    },
  });
  return (
    <TagsInput
      label={t`Tags`}
      placeholder={own.length === 0 ? t`Add a tag` : undefined}
      data={tags?.items.map((tag) => tag.name) ?? []}
      value={change.isPending ? change.variables : own}
      onChange={(names) => change.mutate(names)}
      maxTags={30}
      maxLength={60}
      clearable={false}
      disabled={change.isPending}
    />
  );
}
