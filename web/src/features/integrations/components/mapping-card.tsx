import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection, ConnectionStream, RecordMapping } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { connectionQuery, previewMapping, saveMapping } from '../api/connections';
import { formOf, mappingOf, tablesOf } from '../model/mapping-form';
import { fieldOf, listOf } from '../model/words';
import classes from './integrations.module.css';
import { MappedRecords } from './mapped-records';

/** How the records of a list become records of ours, with a preview. */
export function MappingCard(props: {
  connection: Connection;
  stream: ConnectionStream;
  proposed: RecordMapping | null;
  manages: boolean;
}) {
  const { connection, stream, proposed, manages } = props;
  const { t } = useLingui();
  const client = useQueryClient();
  const [form, setForm] = useState(() => formOf(stream, stream.mapping?.mapping ?? proposed));
  const typed = mappingOf(stream, form);
  const preview = useMutation({ mutationFn: () => previewMapping(connection.id, stream.name, typed) });
  const save = useMutation({
    mutationFn: () => saveMapping(connection.id, stream.name, typed),
    onSuccess: (saved) => {
      client.setQueryData(connectionQuery(connection.id).queryKey, saved);
      toastDone(t`The mapping is saved.`);
    },
  });
  const failed = save.error ?? preview.error;
  const list = listOf(stream.name);
  const id = `mapping-${stream.name}`;
  const change = (part: 'sources' | 'steps' | 'tables', name: string, value: string) =>
    setForm((before) => ({ ...before, [part]: { ...before[part], [name]: value } }));
  return (
    <Card component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} size="h5" id={id}>
          <Trans>Mapping: {list}</Trans>
        </Title>
        <Text size="sm" c="dimmed">
          {stream.mapping === null
            ? proposed === null
              ? t`Not mapped: nothing of this list is taken over.`
              : t`Proposed by the names of the fields. Look at it and save it.`
            : t`Version ${stream.mapping.number}, by ${stream.mapping.made_by_name}, ${formatDateTime(stream.mapping.made_at)}`}
        </Text>
        {stream.targets.map(({ name, required, choices }) => (
          <div key={name} className={classes.field} role="group" aria-label={fieldOf(name)}>
            <TextInput
              label={fieldOf(name)}
              description={t`Where it is in the record`}
              required={required}
              value={form.sources[name] ?? ''}
              maxLength={500}
              readOnly={!manages}
              spellCheck={false}
              onChange={(event) => change('sources', name, event.currentTarget.value)}
            />
            <TextInput
              label={t`What is done to it: ${fieldOf(name)}`}
              description={
                choices.length > 0
                  ? t`It takes ${choices.join(', ')}`
                  : t`Such as trim, lower or html_to_text`
              }
              value={form.steps[name] ?? ''}
              maxLength={300}
              readOnly={!manages}
              spellCheck={false}
              onChange={(event) => change('steps', name, event.currentTarget.value)}
            />
          </div>
        ))}
        {tablesOf(form).map((name) => (
          <Textarea
            key={name}
            label={t`Table “${name}”`}
            description={t`A line for each value: theirs = ours`}
            autosize
            minRows={3}
            value={form.tables[name] ?? ''}
            readOnly={!manages}
            spellCheck={false}
            onChange={(event) => change('tables', name, event.currentTarget.value)}
          />
        ))}
        <FormError error={failed} />
        {Object.entries(fieldMessages(failed)).map(([field, message]) => (
          <Alert key={field} color="red" title={message} />
        ))}
        {manages && (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
              <Trans>Preview {list}</Trans>
            </Button>
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              <Trans>Save the mapping of {list}</Trans>
            </Button>
          </Group>
        )}
        {preview.data !== undefined && <MappedRecords items={preview.data.items} />}
      </Stack>
    </Card>
  );
}
