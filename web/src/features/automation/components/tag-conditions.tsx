import { useLingui } from '@lingui/react/macro';
import { TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '@/directory/api/get-tags';
import type { RuleDraft } from '../model/sentence';

/** Which tags the candidate has, or has not. */
export function TagConditions({ form }: { form: UseFormReturnType<RuleDraft> }) {
  const { t } = useLingui();
  const { data } = useQuery(tagsQuery);
  const names = (data?.items ?? []).map(({ name }) => name);
  return (
    <>
      <TagsInput
        label={t`If the candidate has one of the tags`}
        description={t`Empty: whatever they have.`}
        data={names}
        {...form.getInputProps('tagged')}
      />
      <TagsInput label={t`and none of the tags`} data={names} {...form.getInputProps('not_tagged')} />
    </>
  );
}
