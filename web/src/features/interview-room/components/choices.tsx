import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InterviewRoom as Room } from '@/contract';
import { FormError } from '@/ui/form-error';
import { askAdjustment, useInRoom, wantPerson } from '../api/room';

/** What candidates can ask for instead: more time, another way, a person. */
export function Choices({ room }: { room: Room }) {
  const [open, setOpen] = useState<'person' | 'adjustment' | null>(null);
  return (
    <Stack>
      <Group gap="xs">
        <Button
          variant="default"
          aria-expanded={open === 'person'}
          onClick={() => setOpen(open === 'person' ? null : 'person')}
        >
          <Trans>Talk to a person instead</Trans>
        </Button>
        <Button
          variant="default"
          aria-expanded={open === 'adjustment'}
          onClick={() => setOpen(open === 'adjustment' ? null : 'adjustment')}
        >
          <Trans>Ask for more time or something else</Trans>
        </Button>
      </Group>
      {open === 'person' && <Person room={room} />}
      {open === 'adjustment' && <Adjustment room={room} />}
    </Stack>
  );
}

function Person({ room }: { room: Room }) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const asking = useInRoom(room.link_id, () => wantPerson(room.link_id, words));
  return (
    <Stack gap="sm">
      <Textarea
        label={t`Is there something that we should know?`}
        description={t`You need not say why. The interview ends here, and it does not count against you.`}
        autosize
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FormError error={asking.error} />
      <Button loading={asking.isPending} onClick={() => asking.mutate()}>
        <Trans>End the interview and talk to a person</Trans>
      </Button>
    </Stack>
  );
}

function Adjustment({ room }: { room: Room }) {
  const { t } = useLingui();
  const [moreTime, setMoreTime] = useState(false);
  const [words, setWords] = useState('');
  const asking = useInRoom(room.link_id, () => askAdjustment(room.link_id, { more_time: moreTime, words }));
  if (asking.isSuccess)
    return (
      <Alert color="green" role="status">
        <Trans>The team has your request and will answer. You can begin then, or go on now.</Trans>
      </Alert>
    );
  return (
    <Stack gap="sm">
      <Checkbox
        label={t`I need more time`}
        checked={moreTime}
        onChange={(event) => setMoreTime(event.currentTarget.checked)}
      />
      <Textarea
        label={t`What would help you?`}
        description={t`You need not name a diagnosis.`}
        autosize
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FormError error={asking.error} />
      <Button
        disabled={!moreTime && words.trim() === ''}
        loading={asking.isPending}
        onClick={() => asking.mutate()}
      >
        <Trans>Send the request</Trans>
      </Button>
    </Stack>
  );
}
