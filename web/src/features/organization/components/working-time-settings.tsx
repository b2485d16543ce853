import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Alert, Button, Card, Chip, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WorkingTime } from '@/contract';
import { workingTimeQuery } from '@/directory/api/get-working-time';
import { useFormDraft } from '@/drafts/use-draft';
import { weekdayNames } from '@/format/dates';
import { fieldMessages, hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { saveWorkingTime } from '../api/working-time';

/** The days that service levels count: the working week, without the public holidays. */
export function WorkingTimeSettings() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(workingTimeQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The working time`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  return <WorkingTimeForm working={data} />;
}

const valuesOf = (working: WorkingTime) => ({
  weekdays: working.weekdays.map(String),
  holidays: working.holidays.map(({ day, name }) => ({ day, name })),
});

function WorkingTimeForm({ working }: { working: WorkingTime }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    initialValues: valuesOf(working),
    validate: {
      weekdays: (days) => (days.length === 0 ? t`Choose at least one day on which you work.` : null),
      holidays: {
        day: (day) => (day === '' ? t`Choose the day.` : null),
        name: (name) => (name.trim() === '' ? t`Give it a name.` : null),
      },
    },
  });
  const kept = useFormDraft('working-time', form);
  const save = useMutation({
    mutationFn: (values: ReturnType<typeof valuesOf>) =>
      saveWorkingTime(working.version, {
        weekdays: values.weekdays.map(Number),
        holidays: values.holidays.map(({ day, name }) => ({ day, name: name.trim() })),
      }),
    onSuccess: (saved) => {
      kept.forget();
      client.setQueryData(workingTimeQuery.queryKey, saved);
      form.setInitialValues(valuesOf(saved));
      form.setValues(valuesOf(saved));
      toastDone(t`Saved. What is due is counted anew.`);
    },
    onError: (failure) => {
      form.setErrors(fieldMessages(failure));
      if (hasStatus(failure, 412)) void client.invalidateQueries({ queryKey: workingTimeQuery.queryKey });
    },
  });
  return (
    <Card component="section">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <Text size="sm" c="dimmed">
            <Trans>Service levels count these days, in the time zone {working.time_zone}.</Trans>
          </Text>
          <div>
            <Title order={2} size="h5" mb="xs" id="working-week">
              <Trans>Working week</Trans>
            </Title>
            <Chip.Group multiple {...form.getInputProps('weekdays')}>
              <Group gap="xs" role="group" aria-labelledby="working-week">
                {weekdayNames().map((name, index) => (
                  <Chip key={name} value={String(index)} size="sm">
                    {name}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {form.errors.weekdays !== undefined && (
              <Text size="xs" c="red" mt={4} role="alert">
                {form.errors.weekdays}
              </Text>
            )}
          </div>
          <div>
            <Title order={2} size="h5" mb="xs">
              <Trans>Public holidays</Trans>
            </Title>
            {form.values.holidays.length === 0 && (
              <Text size="sm" c="dimmed" mb="xs">
                <Trans>None yet. Add the days on which nobody works, and no deadline falls on them.</Trans>
              </Text>
            )}
            <Stack gap="xs">
              {form.values.holidays.map((holiday, index) => (
                <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
                  <TextInput
                    type="date"
                    aria-label={t`Day of holiday ${index + 1}`}
                    {...form.getInputProps(`holidays.${index}.day`)}
                  />
                  <TextInput
                    flex={1}
                    aria-label={t`Name of holiday ${index + 1}`}
                    placeholder={t`New Year’s Day`}
                    maxLength={100}
                    {...form.getInputProps(`holidays.${index}.name`)}
                  />
                  <ActionIcon
                    mt={4}
                    aria-label={t`Remove ${holiday.name === '' ? t`holiday ${index + 1}` : holiday.name}`}
                    onClick={() => form.removeListItem('holidays', index)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              ))}
            </Stack>
            <Button
              mt="xs"
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} />}
              onClick={() => form.insertListItem('holidays', { day: '', name: '' })}
            >
              <Trans>Add a holiday</Trans>
            </Button>
          </div>
          {hasStatus(save.error, 412) ? (
            <Alert color="yellow" role="alert">
              <Trans>
                Somebody else saved the working time meanwhile. What you changed is still here; save again to
                put it on top of theirs.
              </Trans>
            </Alert>
          ) : (
            <FormError error={save.error} />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
