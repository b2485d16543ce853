import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Divider, Group, Loader, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { InterviewRoom as Room } from '@/contract';
import { announce } from '@/ui/announcer';
import { FormError } from '@/ui/form-error';
import { answer, goOn, pause, resume, stop, useInRoom } from '../api/room';
import { type Draft, dropDraft, keepDraft, keptDraft } from '../model/kept';
import { Choices } from './choices';
import { Transcript } from './transcript';

/** One question at a time. What is typed is kept in this browser until the server has stored it. */
export function Conversation({ room }: { room: Room }) {
  const { t } = useLingui();
  const pausing = useInRoom(room.link_id, () => pause(room.link_id));
  const resuming = useInRoom(room.link_id, () => resume(room.link_id));
  const stopping = useInRoom(room.link_id, () => stop(room.link_id));
  const {
    mutate: continueIt,
    isPending: isContinuing,
    error,
  } = useInRoom(room.link_id, () => goOn(room.link_id));
  const last = room.turns.at(-1);
  useEffect(() => {
    if (room.is_thinking && !isContinuing && error === null) continueIt();
  }, [room.is_thinking, isContinuing, error, continueIt]);
  useEffect(() => {
    if (last?.speaker === 'interviewer') announce(last.text);
  }, [last?.number, last?.speaker, last?.text]);
  const minutes = Math.ceil((room.seconds_left ?? 0) / 60);
  const isPaused = room.state === 'paused';
  return (
    <>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            <Trans>
              Question {room.asked} of {room.questions}
            </Trans>
          </Text>
          <Text size="sm">
            <Plural value={minutes} one="# minute left" other="# minutes left" />
          </Text>
        </Group>
        <Progress value={(100 * room.asked) / Math.max(1, room.questions)} aria-label={t`Progress`} />
      </Stack>
      <Transcript room={room} />
      {isPaused ? (
        <>
          <Alert role="status">
            <Trans>The interview is paused, and the time stands still.</Trans>
          </Alert>
          <FormError error={resuming.error} />
          <Button size="md" loading={resuming.isPending} onClick={() => resuming.mutate()}>
            <Trans>Go on with the interview</Trans>
          </Button>
        </>
      ) : room.is_thinking ? (
        <Group gap="xs" role="status">
          <Loader size="sm" aria-hidden />
          <Text>
            <Trans>Your answer is stored. The next question is on its way.</Trans>
          </Text>
        </Group>
      ) : (
        <Answer key={room.answered_after} room={room} />
      )}
      <FormError error={error} />
      <Divider />
      <Group gap="xs">
        {!isPaused && (
          <Button variant="default" loading={pausing.isPending} onClick={() => pausing.mutate()}>
            <Trans>Pause</Trans>
          </Button>
        )}
        {!isPaused && (
          <Button variant="subtle" loading={stopping.isPending} onClick={() => stopping.mutate()}>
            <Trans>End the interview now</Trans>
          </Button>
        )}
      </Group>
      <FormError error={pausing.error ?? stopping.error} />
      <Choices room={room} />
    </>
  );
}

function Answer({ room }: { room: Room }) {
  const { t } = useLingui();
  const after = room.answered_after;
  const [draft, setDraft] = useState<Draft>(() => keptDraft(room.link_id, after));
  const sending = useInRoom(room.link_id, async () => {
    const seen = await answer(room.link_id, { key: draft.key, after, text: draft.text });
    dropDraft(room.link_id, after);
    return seen;
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t`Your answer`}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={8000}
          autoFocus
          readOnly={sending.isPending}
          value={draft.text}
          onChange={(event) => {
            const changed = { ...draft, text: event.currentTarget.value };
            setDraft(changed);
            keepDraft(room.link_id, after, changed);
          }}
        />
        {sending.failureCount > 0 && sending.isPending && (
          <Alert color="yellow" role="status">
            <Trans>No connection. Your answer is kept here and sent as soon as there is one.</Trans>
          </Alert>
        )}
        <FormError error={sending.error} />
        <Button type="submit" size="md" loading={sending.isPending} disabled={draft.text.trim() === ''}>
          <Trans>Send the answer</Trans>
        </Button>
      </Stack>
    </form>
  );
}
