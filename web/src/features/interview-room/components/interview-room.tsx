import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InterviewRoom as Room } from '@/contract';
import { hasStatus, sentence } from '@/http/problem';
import { speak } from '@/language/language';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { askForLink, openRoom, roomKey, roomQuery } from '../api/room';
import { keepRoom, keptRoom } from '../model/kept';
import { BeforeBegin } from './before-begin';
import { Conversation } from './conversation';
import { Afterwards } from './afterwards';
import { RoomLayout } from './room-layout';

/** A candidate's interview. It is opened by a press, because programs that look at mails open links. */
export function InterviewRoom({ token }: { token: string }) {
  const [room, setRoom] = useState(() => keptRoom(token));
  const [isOut, setOut] = useState(false);
  if (room === null || isOut)
    return (
      <Door
        token={token}
        onOpen={(opened) => {
          setRoom(opened);
          setOut(false);
        }}
      />
    );
  return <Inside room={room} onOut={() => setOut(true)} />;
}

function Door({ token, onOpen }: { token: string; onOpen: (room: string) => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const opening = useMutation({
    mutationFn: () => openRoom(token),
    onSuccess: (seen) => {
      keepRoom(token, seen.link_id);
      client.setQueryData(roomKey(seen.link_id), seen);
      onOpen(seen.link_id);
    },
  });
  const asking = useMutation({ mutationFn: () => askForLink(token) });
  const mayAsk = hasStatus(opening.error, 409, 410);
  return (
    <RoomLayout title={t`Your interview with an AI`}>
      <Text>
        <Trans>
          Open the interview on the device that you want to use. First you read how it works; nothing begins
          yet.
        </Trans>
      </Text>
      {mayAsk ? (
        <Alert color="yellow" role="alert">
          {sentence(opening.error)}
        </Alert>
      ) : (
        <FormError error={opening.error} />
      )}
      {asking.isSuccess && (
        <Alert color="green" role="status">
          <Trans>If the interview is still open, a new link is on its way to your address.</Trans>
        </Alert>
      )}
      <FormError error={asking.error} />
      <Stack gap="xs">
        {mayAsk ? (
          <Button size="md" loading={asking.isPending} onClick={() => asking.mutate()}>
            <Trans>Send me a new link</Trans>
          </Button>
        ) : (
          <Button size="md" loading={opening.isPending} onClick={() => opening.mutate()}>
            <Trans>Open the interview</Trans>
          </Button>
        )}
      </Stack>
    </RoomLayout>
  );
}

function Inside({ room, onOut }: { room: string; onOut: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(roomQuery(room));
  const isOut = hasStatus(error, 401);
  const language = data?.language;
  useEffect(() => {
    if (isOut) onOut();
  }, [isOut, onOut]);
  useEffect(() => {
    if (language !== undefined) void speak(language);
  }, [language]);
  if (data === undefined)
    return (
      <RoomLayout title={t`Your interview with an AI`}>
        {error === null || isOut ? (
          <Skeleton height={200} />
        ) : (
          <ErrorPanel error={error} what={t`The interview`} onRetry={() => void refetch()} />
        )}
      </RoomLayout>
    );
  return (
    <RoomLayout title={t`Interview: ${{ job: data.job_title }}`} lead={data.organization_name}>
      <Shown room={data} />
    </RoomLayout>
  );
}

function Shown({ room }: { room: Room }) {
  switch (room.state) {
    case 'invited':
    case 'notice_shown':
    case 'consented':
      return <BeforeBegin room={room} />;
    case 'in_progress':
    case 'paused':
      return <Conversation room={room} />;
    default:
      return <Afterwards room={room} />;
  }
}
