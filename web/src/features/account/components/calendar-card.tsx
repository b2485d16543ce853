import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Badge,
  Button,
  Card,
  Group,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarInput, ConnectedCalendar } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { calendarQuery, connectCalendar, disconnectCalendar, readCalendar } from '../api/calendar';

/** One's own calendar, read so that interviews are offered where it is free. */
export function CalendarCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(calendarQuery);
  return (
    <Card component="section">
      <Title order={2} mb={4}>
        <Trans>My calendar</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>
          Interviews are offered only where your calendar is free. Rolecall keeps when you are busy, never
          what with, and writes nothing into it.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your calendar`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.calendar === null ? (
        <ConnectForm />
      ) : (
        <Connected calendar={data.calendar} />
      )}
    </Card>
  );
}

const names: Record<ConnectedCalendar['kind'], string> = {
  get ics() {
    return t`iCal address`;
  },
  caldav: 'CalDAV',
  get sample() {
    return t`Invented`;
  },
};

function Connected({ calendar }: { calendar: ConnectedCalendar }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: calendarQuery.queryKey });
  const read = useMutation({
    mutationFn: readCalendar,
    onSuccess: ({ calendar: now }) => {
      if (now !== null && now.problem === null) toastDone(t`Your calendar was read.`);
    },
    onError: (failure) => toastFailed(t`Your calendar was not read`, failure),
    onSettled: refresh,
  });
  const disconnect = useMutation({
    mutationFn: disconnectCalendar,
    onSuccess: () => {
      setAsking(false);
      toastDone(t`Disconnected. Its address and your busy times are deleted.`);
    },
    onError: (failure) => toastFailed(t`Your calendar is still connected`, failure),
    onSettled: refresh,
  });
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Text fw={550}>{calendar.host === '' ? t`Calendar of the demo` : calendar.host}</Text>
        <Badge variant="light" color="gray">
          {names[calendar.kind]}
        </Badge>
        {calendar.problem === null ? (
          <Badge color="spruce">
            <Trans>Connected</Trans>
          </Badge>
        ) : (
          <Badge color="red">
            <Trans>Cannot be read</Trans>
          </Badge>
        )}
      </Group>
      {calendar.problem !== null && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          <Trans>{calendar.advice} Until then the busy times that were last read count.</Trans>
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        <Trans>
          Last read <RelativeTime at={calendar.read_at} />
        </Trans>
        {calendar.problem !== null && (
          <>
            <Trans>
              , last tried <RelativeTime at={calendar.tried_at} />
            </Trans>
          </>
        )}
        <Trans>
          . Next <RelativeTime at={calendar.next_read_at} />, and whenever times are offered.
        </Trans>
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" loading={read.isPending} onClick={() => read.mutate()}>
          <Trans>Read it now</Trans>
        </Button>
        <Button size="xs" variant="default" color="red" onClick={() => setAsking(true)}>
          <Trans>Disconnect</Trans>
        </Button>
      </Group>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Disconnect your calendar?`}
        action={t`Disconnect`}
        danger
        loading={disconnect.isPending}
        onConfirm={() => disconnect.mutate()}
      >
        <Trans>
          Its address, the password and your busy times are deleted. From then on you are offered for all of
          your working hours.
        </Trans>
      </Confirm>
    </Stack>
  );
}

const httpAddress = /^(https?|webcal):\/\/\S+$/;

function ConnectForm() {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { kind: 'ics' as CalendarInput['kind'], address: '', login: '', password: '' },
    validate: {
      address: (value) =>
        httpAddress.test(value.trim()) ? null : t`Give the whole address; it begins with https://.`,
      login: (value, { kind }) => (kind === 'caldav' && value === '' ? t`Give the user name.` : null),
      password: (value, { kind }) => (kind === 'caldav' && value === '' ? t`Give the password.` : null),
    },
  });
  const connect = useMutation({
    mutationFn: ({ kind, address, login, password }: typeof form.values) =>
      connectCalendar(kind === 'ics' ? { kind, address } : { kind, address, login, password }),
    onSuccess: (found) => {
      form.reset();
      client.setQueryData(calendarQuery.queryKey, found);
      toastDone(t`Connected. Your busy times count from now on.`);
    },
    onError: (failure) => form.setErrors(fieldMessages(failure)),
  });
  const caldav = form.values.kind === 'caldav';
  return (
    <form onSubmit={form.onSubmit((values) => connect.mutate(values))} noValidate>
      <Stack>
        <SegmentedControl
          aria-label={t`How to connect`}
          data={[
            { value: 'ics', label: t`By an iCal address` },
            { value: 'caldav', label: t`By CalDAV` },
          ]}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={caldav ? t`Address of the server` : t`Secret address in iCal format`}
          description={
            caldav
              ? t`Of the server, of your account on it, or of one calendar. All your calendars there count together.`
              : t`Google Calendar: Settings, your calendar, “Secret address in iCal format”. Outlook: Settings, Shared calendars, Publish, ICS.`
          }
          type="url"
          inputMode="url"
          placeholder={t`https://`}
          autoComplete="off"
          maxLength={2000}
          {...form.getInputProps('address')}
        />
        {caldav && (
          <>
            <TextInput
              label={t`User name`}
              autoComplete="off"
              maxLength={320}
              {...form.getInputProps('login')}
            />
            <PasswordInput
              label={t`App password`}
              description={t`Make one for Rolecall in your calendar's security settings, so that you can take it back.`}
              autoComplete="off"
              maxLength={1000}
              visibilityToggleButtonProps={{ 'aria-label': t`Show the app password` }}
              {...form.getInputProps('password')}
            />
          </>
        )}
        <Text size="xs" c="dimmed">
          <Trans>
            It is read once before it is kept. Address and password are stored encrypted and never shown
            again.
          </Trans>
        </Text>
        <FormError error={connect.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={connect.isPending}>
            <Trans>Test and connect</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
