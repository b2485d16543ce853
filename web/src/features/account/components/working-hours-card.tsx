import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InterviewHours } from '@/contract';
import { weekdayNames } from '@/format/dates';
import { timeZones } from '@/format/zones';
import { fieldMessages } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { saveWorkingHours, workingHoursQuery } from '../api/working-hours';
import classes from './working-hours-card.module.css';

/** When one gives interviews: what the search for free times goes by. */
export function WorkingHoursCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(workingHoursQuery);
  return (
    <Card component="section">
      <Title order={2} mb={4}>
        <Trans>Working hours</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>
          Recruiters and candidates are offered times for interviews with you inside these hours, where you
          have no other interview.
        </Trans>
        {data?.version === 0 && t` You have not said any yet; until then these hold.`}
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your hours`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={5} />
      ) : (
        <HoursForm key={data.version} hours={data} />
      )}
    </Card>
  );
}

interface Values {
  time_zone: string;
  windows: { weekday: number; begins: string; ends: string }[];
  away: { first: string; last: string }[];
  buffer_minutes: number | string;
  max_per_day: number | string;
  max_per_week: number | string;
}

const limit = (value: number | string) => (typeof value === 'number' ? value : null);

const useHoursForm = (hours: InterviewHours) => {
  const { t } = useLingui();
  return useForm<Values>({
    initialValues: {
      time_zone: hours.time_zone,
      windows: hours.windows,
      away: hours.away,
      buffer_minutes: hours.buffer_minutes,
      max_per_day: hours.max_per_day ?? '',
      max_per_week: hours.max_per_week ?? '',
    },
    validate: {
      windows: {
        begins: (value) => (value === '' ? t`Give a time.` : null),
        ends: (value, values, path) => {
          const begins = values.windows[Number(path.split('.')[1])]?.begins ?? '';
          return value === ''
            ? t`Give a time.`
            : value !== '00:00' && value <= begins
              ? t`Must be later.`
              : null;
        },
      },
      away: {
        first: (value) => (value === '' ? t`Give a day.` : null),
        last: (value, values, path) => {
          const first = values.away[Number(path.split('.')[1])]?.first ?? '';
          return value === '' ? t`Give a day.` : value < first ? t`Must not come before the first.` : null;
        },
      },
    },
  });
};

function HoursForm({ hours }: { hours: InterviewHours }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useHoursForm(hours);
  const save = useMutation({
    mutationFn: (values: Values) =>
      saveWorkingHours(hours.version, {
        ...values,
        buffer_minutes: limit(values.buffer_minutes) ?? 0,
        max_per_day: limit(values.max_per_day),
        max_per_week: limit(values.max_per_week),
      }),
    onSuccess: () => toastDone(t`Saved.`),
    onError: (failure) => form.setErrors(fieldMessages(failure)),
    onSettled: () => void client.invalidateQueries({ queryKey: ['interview-hours'] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        {weekdayNames().map((name, weekday) => (
          <Day key={name} name={name} weekday={weekday} form={form} />
        ))}
        <Select
          label={t`Time zone of these hours`}
          description={t`They keep their local times when the clocks change.`}
          data={timeZones(form.values.time_zone)}
          searchable
          allowDeselect={false}
          {...form.getInputProps('time_zone')}
        />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <NumberInput
            label={t`Minutes free around each`}
            min={0}
            max={120}
            allowDecimal={false}
            miw={150}
            {...form.getInputProps('buffer_minutes')}
          />
          <NumberInput
            label={t`At most a day`}
            placeholder={t`No limit`}
            min={1}
            max={100}
            allowDecimal={false}
            miw={120}
            {...form.getInputProps('max_per_day')}
          />
          <NumberInput
            label={t`At most a week`}
            placeholder={t`No limit`}
            min={1}
            max={100}
            allowDecimal={false}
            miw={120}
            {...form.getInputProps('max_per_week')}
          />
        </Group>
        <div>
          <Text size="sm" fw={500}>
            <Trans>Away</Trans>
          </Text>
          <Text size="xs" c="dimmed" mb={6}>
            <Trans>Days without interviews, the last one included.</Trans>
          </Text>
          <Stack gap="xs">
            {form.values.away.map((_, index) => (
              <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
                <TextInput
                  type="date"
                  aria-label={t`First day away, ${index + 1}`}
                  className={classes.field}
                  {...form.getInputProps(`away.${index}.first`)}
                />
                <TextInput
                  type="date"
                  aria-label={t`Last day away, ${index + 1}`}
                  className={classes.field}
                  {...form.getInputProps(`away.${index}.last`)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t`Remove days away, ${index + 1}`}
                  onClick={() => form.removeListItem('away', index)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            ))}
            <Group>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} />}
                onClick={() => form.insertListItem('away', { first: '', last: '' })}
              >
                <Trans>Add days away</Trans>
              </Button>
            </Group>
          </Stack>
        </div>
        <FormError error={save.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={hours.version > 0 && !form.isDirty()}>
            <Trans>Save the hours</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Day({
  name,
  weekday,
  form,
}: {
  name: string;
  weekday: number;
  form: ReturnType<typeof useHoursForm>;
}) {
  const { t } = useLingui();
  const own = form.values.windows
    .map((window, index) => ({ ...window, index }))
    .filter((window) => window.weekday === weekday);
  return (
    <div className={classes.day} role="group" aria-label={name}>
      <Text size="sm" className={classes.name}>
        {name}
      </Text>
      <div className={classes.windows}>
        {own.length === 0 && (
          <Text size="sm" c="dimmed" className={classes.off}>
            <Trans>No interviews</Trans>
          </Text>
        )}
        {own.map(({ index }, place) => (
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              type="time"
              aria-label={t`${name} from, ${place + 1}`}
              className={classes.field}
              {...form.getInputProps(`windows.${index}.begins`)}
            />
            <TextInput
              type="time"
              aria-label={t`${name} until, ${place + 1}`}
              className={classes.field}
              {...form.getInputProps(`windows.${index}.ends`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t`Remove ${name}, ${place + 1}`}
              onClick={() => form.removeListItem('windows', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </div>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t`Add hours on ${name}`}
        onClick={() => form.insertListItem('windows', { weekday, begins: '09:00', ends: '17:00' })}
      >
        <IconPlus size={16} />
      </ActionIcon>
    </div>
  );
}
