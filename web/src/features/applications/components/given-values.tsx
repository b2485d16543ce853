import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Application, GivenValue } from '@/contract';
import { formatDate } from '@/format/dates';
import { givenName } from '@/format/given-fields';
import { toastDone, toastFailed } from '@/ui/toast';
import { giveBack, takeOver } from '../api/given';

interface Change {
  field: GivenValue['field'];
  takes: boolean;
}

/** What the person gave when they applied, where it differs from the record or came from here. */
export function GivenValues({ application }: { application: Application }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = ['applications', application.id];
  const change = useMutation({
    mutationFn: ({ field, takes }: Change) => (takes ? takeOver : giveBack)(application.id, field),
    onSuccess: ({ items }, { takes }) => {
      client.setQueryData<Application>(key, (page) =>
        page === undefined ? undefined : { ...page, given: items },
      );
      toastDone(takes ? t`Taken over into the record` : t`The record says again what it said before`);
    },
    onError: (error) => toastFailed(t`The record was not changed`, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: ['candidates'] });
    },
  });
  const shown = application.given.filter((one) => one.differs || one.can_undo);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="given-with">
      <Title order={3} size="h5" id="given-with" mt="md" mb={4}>
        <Trans>Given with this application</Trans>
      </Title>
      <Stack gap="xs">
        {shown.map((one) => (
          <Value
            key={one.field}
            given={one}
            busy={change.isPending && change.variables.field === one.field}
            onChange={(takes) => change.mutate({ field: one.field, takes })}
          />
        ))}
      </Stack>
    </section>
  );
}

interface ValueProps {
  given: GivenValue;
  busy: boolean;
  onChange: (takes: boolean) => void;
}

function Value({ given, busy, onChange }: ValueProps) {
  const { t } = useLingui();
  const name = givenName(given.field);
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
      <div style={{ minWidth: 0 }}>
        <Text size="xs" c="dimmed">
          {name}
        </Text>
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {given.value}
        </Text>
        {given.differs ? (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {given.on_record === '' ? (
              <Trans>The record has none</Trans>
            ) : (
              <Trans>The record says {given.on_record}</Trans>
            )}
          </Text>
        ) : (
          given.taken_at !== null && (
            <Text size="xs" c="dimmed">
              <Trans>
                Taken over by {given.taken_by}, {formatDate(given.taken_at)}
              </Trans>
            </Text>
          )
        )}
      </div>
      {given.can_take && (
        <Button
          size="xs"
          variant="default"
          loading={busy}
          style={{ flexShrink: 0 }}
          aria-label={t`Take over: ${name}`}
          onClick={() => onChange(true)}
        >
          <Trans>Take over</Trans>
        </Button>
      )}
      {given.can_undo && (
        <Button
          size="xs"
          variant="subtle"
          loading={busy}
          style={{ flexShrink: 0 }}
          aria-label={t`Undo: ${name}`}
          onClick={() => onChange(false)}
        >
          <Trans>Undo</Trans>
        </Button>
      )}
    </Group>
  );
}
