import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ownTimeZone, timeZones } from '@/format/zones';
import { instantOf, localOf } from '@/format/zoned-time';

interface SendLaterProps {
  error: ReactNode;
  loading: boolean;
  onClose: () => void;
  onPlan: (at: string) => void;
}

const dayAhead = (zone: string) =>
  `${localOf(new Date(Date.now() + 86_400_000).toISOString(), zone).slice(0, 10)}T09:00`;

/** Asks when a message leaves, by the clock of whichever place counts. */
export function SendLater({ error, loading, onClose, onPlan }: SendLaterProps) {
  const { t } = useLingui();
  const [zone, setZone] = useState(ownTimeZone);
  const [local, setLocal] = useState(() => dayAhead(zone));
  const at = instantOf(local, zone);
  return (
    <Modal opened onClose={onClose} title={t`Send later`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (at !== null) onPlan(at);
        }}
      >
        <Stack>
          <TextInput
            type="datetime-local"
            label={t`When`}
            value={local}
            error={error}
            data-autofocus
            onChange={(event) => setLocal(event.currentTarget.value)}
          />
          <Select
            label={t`By the clock in`}
            description={t`Your own time zone, or the one where the candidate lives.`}
            searchable
            allowDeselect={false}
            data={timeZones(zone)}
            value={zone}
            onChange={(next) => next !== null && setZone(next)}
          />
          {zone !== ownTimeZone() && at !== null && (
            <Text size="sm" c="dimmed">
              <Trans>That is {localOf(at, ownTimeZone()).replace('T', ', ')} where you are.</Trans>
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={loading} disabled={at === null}>
              <Trans>Schedule</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
