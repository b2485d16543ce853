import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Badge,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextSettings as Settings } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { fieldMessages, hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { saveSettings, sendTest, textSettingsQuery } from '../api/texts';

// eslint-disable-next-line lingui/no-unlocalized-strings -- how an identifier begins
const accountLike = 'AC…';
const first = 8;
const last = 21;
const hour = (value: number) => ({ value: String(value), label: `${String(value).padStart(2, '0')}:00` });
const hours = Array.from({ length: last - first + 1 }, (_, index) => hour(first + index));

/** Whose account sends text messages, when they may leave, and whether it works. */
export function TextSettings() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(textSettingsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The settings`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  return (
    <Stack>
      <SettingsForm settings={data} />
      {data.enabled && <Connection settings={data} />}
      {data.strays.length > 0 && <Strays settings={data} />}
    </Stack>
  );
}

const valuesOf = (settings: Settings) => ({
  enabled: settings.enabled,
  kind: settings.kind as string,
  account: settings.account,
  secret: '',
  sender: settings.sender,
  contact: settings.contact,
  from_hour: String(settings.from_hour),
  until_hour: String(settings.until_hour),
});

function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({ initialValues: valuesOf(settings) });
  const save = useMutation({
    mutationFn: (values: ReturnType<typeof valuesOf>) =>
      saveSettings(settings.version, {
        ...values,
        kind: values.kind === 'local' ? 'local' : 'twilio',
        secret: values.secret === '' ? null : values.secret,
        from_hour: Number(values.from_hour),
        until_hour: Number(values.until_hour),
      }),
    onSuccess: (saved) => {
      client.setQueryData(textSettingsQuery.queryKey, saved);
      form.setInitialValues(valuesOf(saved));
      form.setValues(valuesOf(saved));
      toastDone(t`Saved.`);
    },
    onError: (failure) => {
      form.setErrors(fieldMessages(failure));
      if (hasStatus(failure, 412)) void client.invalidateQueries(textSettingsQuery);
    },
  });
  const twilio = form.values.kind === 'twilio';
  return (
    <Card component="section" aria-labelledby="text-account">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate autoComplete="off">
        <Stack>
          <div>
            <Title order={2} size="h5" id="text-account">
              <Trans>Text messages to candidates</Trans>
            </Title>
            <Text size="sm" c="dimmed">
              <Trans>
                Recruiters text people who agreed to it. Texts leave through your own account, between the
                hours below where the phone is.
              </Trans>
            </Text>
          </div>
          <Switch label={t`Send text messages`} {...form.getInputProps('enabled', { type: 'checkbox' })} />
          {(settings.offers_local || !twilio) && (
            <Select
              label={t`Through`}
              allowDeselect={false}
              data={[
                { value: 'twilio', label: 'Twilio' },
                { value: 'local', label: t`The local mailbox (nothing is sent)` },
              ]}
              {...form.getInputProps('kind')}
            />
          )}
          {twilio && (
            <>
              <TextInput
                label={t`Account SID`}
                placeholder={accountLike}
                autoComplete="off"
                {...form.getInputProps('account')}
              />
              <PasswordInput
                label={t`Auth token`}
                description={settings.has_secret ? t`One is stored. Leave this empty to keep it.` : undefined}
                autoComplete="new-password"
                {...form.getInputProps('secret')}
              />
            </>
          )}
          <TextInput
            label={t`Sender`}
            description={
              twilio ? t`A number of the account, or the SID of a messaging service (MG…).` : undefined
            }
            placeholder="+1 614 555 0100"
            {...form.getInputProps('sender')}
          />
          <TextInput
            label={t`Contact`}
            description={t`What HELP is answered with, beside your organization’s name.`}
            placeholder={t`Call +1 614 555 0100.`}
            maxLength={100}
            {...form.getInputProps('contact')}
          />
          <Group grow>
            <Select
              label={t`Not before`}
              allowDeselect={false}
              data={hours.slice(0, -1)}
              {...form.getInputProps('from_hour')}
            />
            <Select
              label={t`Not after`}
              allowDeselect={false}
              data={hours.slice(1)}
              {...form.getInputProps('until_hour')}
            />
          </Group>
          <FormError error={save.error} />
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

function Connection({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const test = useMutation({
    mutationFn: () => sendTest(number),
    onSuccess: (found) => {
      client.setQueryData(textSettingsQuery.queryKey, found);
      if (found.problem === '') toastDone(t`The test text is on its way.`);
    },
  });
  return (
    <Card component="section" aria-labelledby="text-connection">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h5" id="text-connection">
            <Trans>Connection</Trans>
          </Title>
          <State settings={settings} />
        </Group>
        {settings.problem !== '' && (
          <Alert color="red" title={t`Texts do not leave`}>
            {settings.problem}
          </Alert>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            test.mutate();
          }}
          noValidate
        >
          <Group align="flex-end">
            <TextInput
              flex={1}
              miw={180}
              type="tel"
              label={t`Send a test to`}
              placeholder="+1 614 555 0100"
              value={number}
              error={fieldMessages(test.error).number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={test.isPending} disabled={number.trim() === ''}>
              <Trans>Send test</Trans>
            </Button>
          </Group>
        </form>
        {settings.kind === 'twilio' && (
          <div>
            <Text size="sm">
              <Trans>Give Twilio this address for messages that come in (HTTP POST):</Trans>
            </Text>
            <Group gap="xs" mt={4}>
              <Code style={{ overflowWrap: 'anywhere' }}>{settings.inbound_url}</Code>
              <CopyButton value={settings.inbound_url}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="subtle" onClick={copy}>
                    {copied ? t`Copied` : t`Copy`}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function State({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  if (settings.checked_at === null) return <Badge color="gray">{t`Not tried yet`}</Badge>;
  if (settings.problem !== '') return <Badge color="red">{t`Refused`}</Badge>;
  return <Badge color="spruce">{t`Works since ${formatDateTime(settings.checked_at)}`}</Badge>;
}

function Strays({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  return (
    <Card component="section" aria-labelledby="stray-texts">
      <Title order={2} size="h5" id="stray-texts">
        <Trans>Texts from unknown numbers</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        <Trans>Nobody here had texted these numbers, so the texts belong to no application.</Trans>
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label={t`Texts from unknown numbers`}>
        {settings.strays.map((stray) => (
          <li key={stray.id}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {stray.number} · {formatDateTime(stray.created_at)} · {stray.body}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
