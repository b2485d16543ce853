import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Scale } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { saveScale, scaleQuery } from '../api/kits';

/** What each rating means, unless a kit says it in words of its own. */
export function ScaleCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(scaleQuery);
  return (
    <Card component="section">
      <Title order={2} mb="xs">
        <Trans>Rating scale</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>These words stand beside each rating, so that a 3 means the same to everybody.</Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The scale`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <ScaleForm key={data.version} scale={data} />
      )}
    </Card>
  );
}

const fields = [
  {
    member: 'one',
    get label() {
      return t`1, worst`;
    },
  },
  { member: 'two', label: '2' },
  { member: 'three', label: '3' },
  {
    member: 'four',
    get label() {
      return t`4, best`;
    },
  },
] as const;

function ScaleForm({ scale }: { scale: Scale }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const editable = useCan('interview_kits:manage');
  const form = useForm({ initialValues: scale.anchors });
  const { forget } = useFormDraft('interview-scale', form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) => saveScale(scale.version, values),
    onSuccess: () => {
      forget();
      toastDone(t`Saved.`);
    },
    onError: (failure) => form.setErrors(fieldMessages(failure)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interview-scale'] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="sm">
        {fields.map(({ member, label }) => (
          <Textarea
            key={member}
            label={label}
            autosize
            maxLength={400}
            readOnly={!editable}
            {...form.getInputProps(member)}
          />
        ))}
        <FormError error={save.error} />
        {editable && (
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
