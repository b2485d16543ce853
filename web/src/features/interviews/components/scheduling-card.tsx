import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InterviewScheduling } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { saveScheduling, schedulingQuery } from '../api/scheduling';

/** What candidates who choose their time by themselves are bound to. */
export function SchedulingCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(schedulingQuery);
  return (
    <Card component="section">
      <Title order={2} mb="xs">
        <Trans>Booking links</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>Candidates with a booking link choose among times at which everybody is free.</Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The settings`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={3} />
      ) : (
        <SchedulingForm key={data.version} scheduling={data} />
      )}
    </Card>
  );
}

function SchedulingForm({ scheduling }: { scheduling: InterviewScheduling }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const editable = useCan('interview_kits:manage');
  const form = useForm({
    initialValues: {
      notice_hours: scheduling.notice_hours,
      change_notice_hours: scheduling.change_notice_hours,
      days_ahead: scheduling.days_ahead,
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => saveScheduling(scheduling.version, values),
    onSuccess: () => toastDone(t`Saved.`),
    onError: (failure) => form.setErrors(fieldMessages(failure)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interview-scheduling'] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="sm">
        <NumberInput
          label={t`Hours of notice before an interview`}
          description={t`Earlier times are not offered.`}
          min={0}
          max={336}
          allowDecimal={false}
          readOnly={!editable}
          {...form.getInputProps('notice_hours')}
        />
        <NumberInput
          label={t`Hours before which candidates can move or cancel`}
          description={t`Without asking, by the link that they booked by.`}
          min={0}
          max={336}
          allowDecimal={false}
          readOnly={!editable}
          {...form.getInputProps('change_notice_hours')}
        />
        <NumberInput
          label={t`Days ahead`}
          description={t`Later times are not offered.`}
          min={1}
          max={60}
          allowDecimal={false}
          readOnly={!editable}
          {...form.getInputProps('days_ahead')}
        />
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
