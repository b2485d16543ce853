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
  const { data, error, refetch } = useQuery(calendarQuery);
  return (
    <Card component="section">
      <Title order={2} mb={4}>
        My calendar
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Interviews are offered only where your calendar is free. Rolecall keeps when you are busy, never what
        with, and writes nothing into it.
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what="Your calendar" onRetry={() => void refetch()} />
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
  ics: 'iCal address',
  caldav: 'CalDAV',
  sample: 'Invented',
};

function Connected({ calendar }: { calendar: ConnectedCalendar }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: calendarQuery.queryKey });
  const read = useMutation({
    mutationFn: readCalendar,
    onSuccess: ({ calendar: now }) => {
      if (now !== null && now.problem === null) toastDone('Your calendar was read.');
    },
    onError: (failure) => toastFailed('Your calendar was not read', failure),
    onSettled: refresh,
  });
  const disconnect = useMutation({
    mutationFn: disconnectCalendar,
    onSuccess: () => {
      setAsking(false);
      toastDone('Disconnected. Its address and your busy times are deleted.');
    },
    onError: (failure) => toastFailed('Your calendar is still connected', failure),
    onSettled: refresh,
  });
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Text fw={550}>{calendar.host === '' ? 'Calendar of the demo' : calendar.host}</Text>
        <Badge variant="light" color="gray">
          {names[calendar.kind]}
        </Badge>
        {calendar.problem === null ? (
          <Badge color="spruce">Connected</Badge>
        ) : (
          <Badge color="red">Cannot be read</Badge>
        )}
      </Group>
      {calendar.problem !== null && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {calendar.advice} Until then the busy times that were last read count.
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        Last read <RelativeTime at={calendar.read_at} />
        {calendar.problem !== null && (
          <>
            , last tried <RelativeTime at={calendar.tried_at} />
          </>
        )}
        . Next <RelativeTime at={calendar.next_read_at} />, and whenever times are offered.
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" loading={read.isPending} onClick={() => read.mutate()}>
          Read it now
        </Button>
        <Button size="xs" variant="default" color="red" onClick={() => setAsking(true)}>
          Disconnect
        </Button>
      </Group>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Disconnect your calendar?"
        action="Disconnect"
        danger
        loading={disconnect.isPending}
        onConfirm={() => disconnect.mutate()}
      >
        Its address, the password and your busy times are deleted. From then on you are offered for all of
        your working hours.
      </Confirm>
    </Stack>
  );
}

const httpAddress = /^(https?|webcal):\/\/\S+$/;

function ConnectForm() {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { kind: 'ics' as CalendarInput['kind'], address: '', login: '', password: '' },
    validate: {
      address: (value) =>
        httpAddress.test(value.trim()) ? null : 'Give the whole address; it begins with https://.',
      login: (value, { kind }) => (kind === 'caldav' && value === '' ? 'Give the user name.' : null),
      password: (value, { kind }) => (kind === 'caldav' && value === '' ? 'Give the password.' : null),
    },
  });
  const connect = useMutation({
    mutationFn: ({ kind, address, login, password }: typeof form.values) =>
      connectCalendar(kind === 'ics' ? { kind, address } : { kind, address, login, password }),
    onSuccess: (found) => {
      form.reset();
      client.setQueryData(calendarQuery.queryKey, found);
      toastDone('Connected. Your busy times count from now on.');
    },
    onError: (failure) => form.setErrors(fieldMessages(failure)),
  });
  const caldav = form.values.kind === 'caldav';
  return (
    <form onSubmit={form.onSubmit((values) => connect.mutate(values))} noValidate>
      <Stack>
        <SegmentedControl
          aria-label="How to connect"
          data={[
            { value: 'ics', label: 'By an iCal address' },
            { value: 'caldav', label: 'By CalDAV' },
          ]}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={caldav ? 'Address of the server' : 'Secret address in iCal format'}
          description={
            caldav
              ? 'Of the server, of your account on it, or of one calendar. All your calendars there count together.'
              : 'Google Calendar: Settings, your calendar, “Secret address in iCal format”. Outlook: Settings, Shared calendars, Publish, ICS.'
          }
          type="url"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          maxLength={2000}
          {...form.getInputProps('address')}
        />
        {caldav && (
          <>
            <TextInput
              label="User name"
              autoComplete="off"
              maxLength={320}
              {...form.getInputProps('login')}
            />
            <PasswordInput
              label="App password"
              description="Make one for Rolecall in your calendar's security settings, so that you can take it back."
              autoComplete="off"
              maxLength={1000}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the app password' }}
              {...form.getInputProps('password')}
            />
          </>
        )}
        <Text size="xs" c="dimmed">
          It is read once before it is kept. Address and password are stored encrypted and never shown again.
        </Text>
        <FormError error={connect.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={connect.isPending}>
            Test and connect
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
