import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Button, Card, DataList, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Candidate, CustomField, CustomValue } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { fieldMessages, hasStatus } from '@/http/problem';
import { Can } from '@/session/can';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { saveCustomValues } from '../api/around';
import classes from './candidate-page.module.css';
import { CustomFieldInput, type FieldInput } from './custom-field-input';
import { OriginMark } from './origin-mark';

/** What the organization keeps about people beyond what Rolecall knows of. */
export function CustomFieldsCard({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const { data } = useQuery(candidateFieldsQuery);
  const [editing, setEditing] = useState(false);
  const fields = data?.items.filter((field) => field.active) ?? [];
  return (
    <Card component="section" aria-labelledby="custom-fields">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="custom-fields">
          <Trans>More about them</Trans>
        </Title>
        {fields.length > 0 && (
          <Can do="candidates:update">
            <ActionIcon
              variant="subtle"
              aria-label={t`Edit the custom fields`}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={16} />
            </ActionIcon>
          </Can>
        )}
      </Group>
      {fields.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>Keep what matters to you, such as a licence or a notice period.</Trans>{' '}
          <Can do="custom_fields:manage">
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => <Link {...props} to="/app/settings" search={{ view: 'fields' }} />}
            >
              <Trans>Define custom fields</Trans>
            </Anchor>
          </Can>
        </Text>
      ) : candidate.custom.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>Nothing is filled in yet.</Trans>
        </Text>
      ) : (
        <DataList labelWidth="110px" gap={6}>
          {candidate.custom.map((one) => (
            <DataList.Item key={one.field_id}>
              <DataList.ItemLabel>{one.label}</DataList.ItemLabel>
              <DataList.ItemValue>
                <Group gap={4} justify="space-between" wrap="nowrap" className={classes.wrap}>
                  <Shown value={one} />
                  <OriginMark candidate={candidate} field={`custom:${one.field_id}`} label={one.label} />
                </Group>
              </DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      )}
      <Modal opened={editing} onClose={() => setEditing(false)} title={t`Edit the custom fields`}>
        {editing && <Form candidate={candidate} fields={fields} onClose={() => setEditing(false)} />}
      </Modal>
    </Card>
  );
}

function Shown({ value }: { value: CustomValue }) {
  if (value.kind !== 'link') return <span>{value.display}</span>;
  return (
    <Anchor href={value.display} target="_blank" rel="noreferrer nofollow" size="sm" className={classes.wrap}>
      {value.display.replace(/^https?:\/\//, '')}
    </Anchor>
  );
}

function Form(props: { candidate: Candidate; fields: CustomField[]; onClose: () => void }) {
  const { t } = useLingui();
  const { candidate, fields, onClose } = props;
  const client = useQueryClient();
  const before = Object.fromEntries(candidate.custom.map((one) => [one.field_id, one.value]));
  const [values, setValues] = useState<Record<string, FieldInput>>(before);
  const save = useMutation({
    mutationFn: () =>
      saveCustomValues(
        candidate.id,
        candidate.version,
        Object.fromEntries(
          fields
            .filter(
              (field) =>
                JSON.stringify(values[field.id] ?? null) !== JSON.stringify(before[field.id] ?? null),
            )
            .map((field) => [field.id, values[field.id] ?? null]),
        ),
      ),
    onSuccess: (saved) => {
      client.setQueryData(['candidates', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['candidates', saved.id] });
      toastDone(t`Saved.`);
      onClose();
    },
    onError: (error) => {
      if (hasStatus(error, 412)) void client.invalidateQueries({ queryKey: ['candidates', candidate.id] });
    },
  });
  const messages = fieldMessages(save.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        {fields.map((field) => (
          <CustomFieldInput
            key={field.id}
            field={field}
            value={values[field.id] ?? null}
            error={messages[`values.${field.id}`]}
            onChange={(value) => setValues((all) => ({ ...all, [field.id]: value }))}
          />
        ))}
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={JSON.stringify(values) === JSON.stringify(before)}
          >
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
