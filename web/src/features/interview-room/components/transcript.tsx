import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InterviewRoom as Room, InterviewRoomTurn } from '@/contract';
import { FormError } from '@/ui/form-error';
import { answerAgain, useInRoom } from '../api/room';
import { newKey } from '../model/kept';

/** What was said so far, first said first. */
export function Transcript({ room }: { room: Room }) {
  const { t } = useLingui();
  return (
    <Stack
      component="ol"
      gap="sm"
      p={0}
      m={0}
      style={{ listStyle: 'none' }}
      aria-label={t`What was said`}
      lang={room.language}
    >
      {room.turns.map((turn) => (
        <Paper
          component="li"
          key={turn.number}
          withBorder
          p="sm"
          ml={turn.speaker === 'candidate' ? 'xl' : 0}
        >
          <Text size="sm" fw={600}>
            {turn.speaker === 'candidate' ? t`You` : t`Interviewer (AI)`}
          </Text>
          <Text style={{ whiteSpace: 'pre-line' }}>{turn.text}</Text>
          {turn.is_replaced && (
            <Text size="sm" c="dimmed">
              <Trans>Given anew</Trans>
            </Text>
          )}
          {turn.may_be_given_anew && <Again room={room} turn={turn} />}
        </Paper>
      ))}
    </Stack>
  );
}

function Again({ room, turn }: { room: Room; turn: InterviewRoomTurn }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [key] = useState(newKey);
  const [text, setText] = useState(turn.text);
  const sending = useInRoom(room.link_id, () =>
    answerAgain(room.link_id, { key, number: turn.number, text }),
  );
  if (!open)
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        <Trans>Answer anew</Trans>
      </Button>
    );
  return (
    <Stack gap="xs" mt="xs">
      <Textarea
        label={t`Your answer, anew`}
        description={t`Once for each question. Both answers are kept, and the new one counts.`}
        autosize
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormError error={sending.error} />
      <Group gap="xs">
        <Button
          size="sm"
          loading={sending.isPending}
          disabled={text.trim() === ''}
          onClick={() => sending.mutate()}
        >
          <Trans>Let this one count</Trans>
        </Button>
        <Button size="sm" variant="default" onClick={() => setOpen(false)}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
