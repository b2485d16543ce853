import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Badge,
  Button,
  Card,
  Group,
  NumberInput,
  PasswordInput,
  Progress,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ModelSettings } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { formatNumber } from '@/format/numbers';
import { fieldMessages, hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { checkNow, modelSettingsQuery, saveModel } from '../api/language-model';
import { ModelRuns } from './model-runs';

const anAddress = 'https://models.example.com/v1';

/** Which language model may be asked, what for, and at what cost. */
export function LanguageModelSettings() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(modelSettingsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The settings`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  return (
    <Stack>
      <SettingsForm settings={data} />
      {data.enabled && <Connection settings={data} />}
      {(data.enabled || data.use.runs > 0) && <Use settings={data} />}
    </Stack>
  );
}

const valuesOf = (settings: ModelSettings) => ({
  enabled: settings.enabled,
  url: settings.url,
  model: settings.model,
  secret: '',
  reads_resumes: settings.reads_resumes,
  monthly_tokens: settings.monthly_tokens as number | string,
});

function SettingsForm({ settings }: { settings: ModelSettings }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({ initialValues: valuesOf(settings) });
  const save = useMutation({
    mutationFn: (values: ReturnType<typeof valuesOf>) =>
      saveModel(settings.version, {
        ...values,
        secret: values.secret === '' ? null : values.secret,
        monthly_tokens: Number(values.monthly_tokens),
      }),
    onSuccess: (saved) => {
      client.setQueryData(modelSettingsQuery.queryKey, saved);
      form.setInitialValues(valuesOf(saved));
      form.setValues(valuesOf(saved));
      toastDone(t`Saved.`);
    },
    onError: (failure) => {
      form.setErrors(fieldMessages(failure));
      if (hasStatus(failure, 412)) void client.invalidateQueries(modelSettingsQuery);
    },
  });
  return (
    <Card component="section" aria-labelledby="language-model">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate autoComplete="off">
        <Stack>
          <div>
            <Title order={2} size="h5" id="language-model">
              <Trans>A language model of your own</Trans>
            </Title>
            <Text size="sm" c="dimmed">
              <Trans>
                Rolecall works without one. An endpoint that speaks the chat completions of OpenAI, at a
                provider of yours or on your own machines, can find more. Whatever it finds is marked, and it
                never decides about anybody.
              </Trans>
            </Text>
          </div>
          <Switch label={t`Use a language model`} {...form.getInputProps('enabled', { type: 'checkbox' })} />
          <TextInput
            label={t`Address of the endpoint`}
            type="url"
            placeholder={anAddress}
            autoComplete="off"
            {...form.getInputProps('url')}
          />
          <TextInput
            label={t`Model`}
            description={t`Its name as the endpoint has it.`}
            autoComplete="off"
            {...form.getInputProps('model')}
          />
          <PasswordInput
            label={t`Key`}
            description={
              settings.has_secret
                ? t`One is stored. Leave this empty to keep it. At another host it has to be given again.`
                : t`Leave this empty if the endpoint asks for none.`
            }
            autoComplete="new-password"
            {...form.getInputProps('secret')}
          />
          <NumberInput
            label={t`Tokens a month, at most`}
            description={t`What is read and written in a calendar month. Then no more is asked until the next.`}
            min={0}
            max={2_000_000_000}
            step={100_000}
            thousandSeparator
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('monthly_tokens')}
          />
          <Switch
            label={t`Read résumés`}
            description={t`Sent are numbered lines about positions, schools and skills, without name, addresses, numbers and links. Only what stands in the résumé word for word is taken from an answer. It counts for résumés that are read from now on.`}
            {...form.getInputProps('reads_resumes', { type: 'checkbox' })}
          />
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

function Connection({ settings }: { settings: ModelSettings }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: checkNow,
    onSuccess: (found) => {
      client.setQueryData(modelSettingsQuery.queryKey, found);
      if (found.problem === '') toastDone(t`The model answers.`);
    },
    onSettled: () => client.invalidateQueries(modelSettingsQuery),
  });
  return (
    <Card component="section" aria-labelledby="model-connection">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h5" id="model-connection">
            <Trans>Connection</Trans>
          </Title>
          <State settings={settings} />
        </Group>
        {settings.problem !== '' && (
          <Alert color="red" title={t`The model does not answer`}>
            {settings.problem}
          </Alert>
        )}
        <FormError error={check.error} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed" flex={1} miw={180}>
            <Trans>A check asks for a small sum, and costs a few tokens.</Trans>
          </Text>
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            <Trans>Check now</Trans>
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function State({ settings }: { settings: ModelSettings }) {
  const { t } = useLingui();
  if (settings.checked_at === null) return <Badge color="gray">{t`Not asked yet`}</Badge>;
  if (settings.problem !== '') return <Badge color="red">{t`No answer`}</Badge>;
  return <Badge color="spruce">{t`Answers since ${formatDateTime(settings.checked_at)}`}</Badge>;
}

function Use({ settings }: { settings: ModelSettings }) {
  const { t } = useLingui();
  const { use, monthly_tokens: most } = settings;
  const share = most === 0 ? 100 : Math.min(100, (100 * use.tokens) / most);
  return (
    <Card component="section" aria-labelledby="model-use">
      <Stack gap="sm">
        <Title order={2} size="h5" id="model-use">
          <Trans>This month</Trans>
        </Title>
        <div>
          <Text size="sm" mb={4}>
            <Trans>
              {formatNumber(use.tokens)} of {formatNumber(most)} tokens
            </Trans>
          </Text>
          <Progress
            value={share}
            color={share > 90 ? 'red' : undefined}
            aria-label={t`Tokens of this month that are used`}
          />
        </div>
        <ModelRuns />
      </Stack>
    </Card>
  );
}
