import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InterviewRoom as Room } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { FormError } from '@/ui/form-error';
import { correct, takeBack, useInRoom } from '../api/room';
import { Transcript } from './transcript';

/** What there is when nothing more is asked: what was said, a word to add, and the way out. */
export function Afterwards({ room }: { room: Room }) {
  const isHeld = room.allowed.includes('take_back');
  return (
    <>
      <Alert role="status">
        {isHeld ? (
          <Trans>
            The interview is over. Thank you. People at {room.organization_name} read what you said.
          </Trans>
        ) : room.state === 'opted_out' ? (
          <Trans>
            A person at {room.organization_name} will be in touch with you. It does not count against you.
          </Trans>
        ) : (
          <Trans>
            The time for this interview is over. Write to {room.organization_name} if you still want to take
            it.
          </Trans>
        )}
      </Alert>
      {room.contact !== '' && (
        <Text>
          <Trans>Whom you can reach: {room.contact}</Trans>
        </Text>
      )}
      <Anchor href={room.status_url} underline="always">
        <Trans>See where your application stands</Trans>
      </Anchor>
      <Transcript room={room} />
      {isHeld && <More room={room} />}
    </>
  );
}

function More({ room }: { room: Room }) {
  const { t } = useLingui();
  const [words, setWords] = useState(room.correction);
  const [asks, setAsks] = useState(false);
  const adding = useInRoom(room.link_id, () => correct(room.link_id, words));
  const taking = useInRoom(room.link_id, () => takeBack(room.link_id));
  return (
    <Stack gap="sm">
      <Textarea
        label={t`Is something wrong, or missing?`}
        description={t`What you write here is read together with your answers.`}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FormError error={adding.error} />
      {adding.isSuccess && (
        <Alert color="green" role="status">
          <Trans>It is kept with your answers.</Trans>
        </Alert>
      )}
      <Button
        loading={adding.isPending}
        disabled={words.trim() === room.correction}
        onClick={() => adding.mutate()}
      >
        <Trans>Add this</Trans>
      </Button>
      <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
        <Trans>Delete what I said</Trans>
      </Button>
      <Confirm
        opened={asks}
        onClose={() => setAsks(false)}
        title={t`Delete what you said?`}
        action={t`Delete it`}
        danger
        loading={taking.isPending}
        onConfirm={() => taking.mutate()}
      >
        <Trans>Your answers are removed, and a person goes on with your application.</Trans>
        <FormError error={taking.error} />
      </Confirm>
    </Stack>
  );
}
