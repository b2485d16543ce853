import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Group, Modal, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDateTime } from '@/format/dates';
import { fieldMessages } from '@/http/problem';
import { Can } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { addConnection, connectionsQuery, connectorsQuery } from '../api/connections';
import { stateColors, stateOf } from '../model/words';
import classes from './integrations.module.css';

/** What is connected, and the way to connect more. */
export function ConnectionsPanel() {
  const { t } = useLingui();
  const [choosing, setChoosing] = useState(false);
  const { data, error, refetch } = useQuery(connectionsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The connections`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        <Trans>
          Jobs and candidates of another applicant tracking system come in as they change there. Jobs come as
          drafts; nobody is written to, and nothing is changed over there.
        </Trans>
      </Text>
      <Can do="integrations:manage">
        <Group>
          <Button leftSection={<IconPlus size={16} />} onClick={() => setChoosing(true)}>
            <Trans>Connect a system</Trans>
          </Button>
        </Group>
      </Can>
      {data.items.length === 0 ? (
        <Text>
          <Trans>Nothing is connected yet.</Trans>
        </Text>
      ) : (
        <ul className={classes.rows} aria-label={t`Connections`}>
          {data.items.map((one) => (
            <li key={one.id}>
              <Group justify="space-between" gap="xs">
                <Anchor
                  fw={600}
                  renderRoot={(props) => (
                    <Link
                      {...props}
                      to="/app/settings/connections/$connectionId"
                      params={{ connectionId: one.id }}
                    />
                  )}
                >
                  {one.name}
                </Anchor>
                <Badge color={stateColors[one.state]}>{stateOf(one.state)}</Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {one.problem_text !== ''
                  ? one.problem_text
                  : one.next_run_at === null
                    ? t`Set up by ${one.created_by_name} on ${formatDateTime(one.created_at)}`
                    : t`Is read next at ${formatDateTime(one.next_run_at)}`}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {choosing && <Choosing onClose={() => setChoosing(false)} />}
    </Stack>
  );
}

function Choosing({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error } = useQuery(connectorsQuery);
  const [connector, setConnector] = useState('');
  const [name, setName] = useState('');
  const [specification, setSpecification] = useState('');
  const chosen = data?.items.find(({ id }) => id === connector);
  const add = useMutation({
    mutationFn: addConnection,
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      await navigate({
        to: '/app/settings/connections/$connectionId',
        params: { connectionId: made.id },
      });
    },
  });
  const messages = fieldMessages(add.error);
  const faults = Object.entries(messages)
    .filter(([field]) => field.startsWith('specification'))
    .map(([, message]) => message);
  return (
    <Modal opened onClose={onClose} title={t`Connect a system`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({
            connector,
            name: name.trim() || chosen?.name || '',
            specification: chosen?.written === true ? specification : '',
          });
        }}
      >
        <Stack>
          <FormError error={error ?? add.error} />
          <Radio.Group label={t`System`} value={connector} onChange={setConnector} required>
            <Stack gap="xs" mt="xs">
              {data?.items.map((one) => (
                <Radio
                  key={one.id}
                  value={one.id}
                  label={one.written ? t`Another system, described in YAML` : one.name}
                  description={
                    one.written
                      ? t`Any system with a JSON interface. Paste the description of its addresses and lists.`
                      : t`Tested against its documented contract, not on a live account.`
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={t`Name of the connection`}
            placeholder={chosen?.name ?? ''}
            value={name}
            maxLength={100}
            required={chosen?.written === true}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {chosen?.written === true && (
            <Textarea
              label={t`Description of the system`}
              value={specification}
              required
              autosize
              minRows={8}
              maxRows={18}
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              error={faults.length > 0 ? faults.join(' ') : undefined}
              onChange={(event) => setSpecification(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={add.isPending} disabled={chosen === undefined}>
              <Trans>Go on</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
