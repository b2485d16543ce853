import { Trans, useLingui } from '@lingui/react/macro';
import {
  Button,
  Card,
  Group,
  PasswordInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '@/contract';
import { fieldMessages, hasStatus } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { connectionQuery, saveAccess } from '../api/connections';

const valuesOf = (connection: Connection) => ({
  name: connection.name,
  specification: connection.specification,
  authority: connection.authority,
  typed: Object.fromEntries(
    connection.inputs.map(({ name, secret }) => [name, secret ? '' : (connection.settings[name] ?? '')]),
  ) as Record<string, string>,
});

/** What the system asks for. Keys are written and never shown. */
export function AccessCard({ connection }: { connection: Connection }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({ initialValues: valuesOf(connection) });
  const save = useMutation({
    mutationFn: ({ name, specification, authority, typed }: ReturnType<typeof valuesOf>) => {
      const chosen = (secret: boolean) =>
        Object.fromEntries(
          connection.inputs
            .filter((one) => one.secret === secret && (!secret || (typed[one.name] ?? '') !== ''))
            .map((one) => [one.name, typed[one.name] ?? '']),
        );
      return saveAccess(connection, {
        name,
        authority,
        settings: chosen(false),
        secrets: chosen(true),
        ...(connection.written ? { specification } : {}),
      });
    },
    onSuccess: (saved) => {
      client.setQueryData(connectionQuery(connection.id).queryKey, saved);
      toastDone(t`Saved.`);
    },
    onError: (error) => {
      const messages = fieldMessages(error);
      form.setErrors(
        Object.fromEntries(
          Object.entries(messages).map(([field, message]) => [
            connection.inputs.some(({ name }) => name === field)
              ? `typed.${field}`
              : field.startsWith('specification')
                ? 'specification'
                : field,
            message,
          ]),
        ),
      );
      if (hasStatus(error, 412)) void client.invalidateQueries(connectionQuery(connection.id));
    },
  });
  return (
    <Card component="section" aria-labelledby="connection-access">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate autoComplete="off">
        <Stack gap="sm">
          <Title order={2} size="h5" id="connection-access">
            <Trans>Access</Trans>
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>With other settings or keys the connection has to be tested again.</Trans>
          </Text>
          <TextInput label={t`Name of the connection`} maxLength={100} {...form.getInputProps('name')} />
          {connection.inputs.map(({ name, label, secret, required, note }) =>
            secret ? (
              <PasswordInput
                key={name}
                label={label}
                required={required && !connection.secrets.includes(name)}
                description={
                  connection.secrets.includes(name) ? t`One is stored. Leave this empty to keep it.` : note
                }
                autoComplete="new-password"
                {...form.getInputProps(`typed.${name}`)}
              />
            ) : (
              <TextInput
                key={name}
                label={label}
                required={required}
                description={note}
                autoComplete="off"
                {...form.getInputProps(`typed.${name}`)}
              />
            ),
          )}
          <Select
            label={t`When both sides have changed something`}
            allowDeselect={false}
            data={[
              { value: 'manual', label: t`A person decides` },
              { value: 'external', label: t`The other side counts` },
              { value: 'internal', label: t`What stands here counts` },
              { value: 'newest', label: t`What was changed last counts` },
            ]}
            {...form.getInputProps('authority')}
          />
          {connection.written && (
            <Textarea
              label={t`Description of the system`}
              autosize
              minRows={6}
              maxRows={18}
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              {...form.getInputProps('specification')}
            />
          )}
          <FormError error={save.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              <Trans>Save access</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
