import { Trans, useLingui } from '@lingui/react/macro';
import {
  Button,
  Checkbox,
  Divider,
  Group,
  Radio,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import type { InterviewRoom as Room } from '@/contract';
import { languages, type Language } from '@/language/language';
import { FormError } from '@/ui/form-error';
import { agree, begin, chooseLanguage, noteNotice, useInRoom } from '../api/room';
import { Choices } from './choices';

/** The notice, then what is chosen before the first question. */
export function BeforeBegin({ room }: { room: Room }) {
  return room.state === 'consented' ? <Begin room={room} /> : <Notice room={room} />;
}

function Notice({ room }: { room: Room }) {
  const { t } = useLingui();
  const [isRead, setRead] = useState(false);
  const { mutate: note } = useInRoom(room.link_id, () => noteNotice(room.link_id));
  const agreeing = useInRoom(room.link_id, () => agree(room.link_id, room.notice_version));
  const choosing = useInRoom(room.link_id, (language: Language) => chooseLanguage(room.link_id, language));
  useEffect(() => {
    if (room.state === 'invited') note();
  }, [room.state, note]);
  const offered = languages.filter(({ value }) => room.languages.includes(value));
  return (
    <>
      {offered.length > 1 && (
        <SegmentedControl
          aria-label={t`Language of the interview`}
          data={[...offered]}
          value={room.language}
          onChange={(value) => choosing.mutate(value)}
        />
      )}
      {room.message !== '' && <Text style={{ whiteSpace: 'pre-line' }}>{room.message}</Text>}
      <Stack gap="sm" lang={room.language}>
        {room.notice.map((paragraph) => (
          <Text key={paragraph}>{paragraph}</Text>
        ))}
      </Stack>
      <Checkbox
        label={t`I have read this and agree`}
        checked={isRead}
        onChange={(event) => setRead(event.currentTarget.checked)}
      />
      <FormError error={agreeing.error ?? choosing.error} />
      <Button
        size="md"
        disabled={!isRead || room.state === 'invited'}
        loading={agreeing.isPending}
        onClick={() => agreeing.mutate()}
      >
        <Trans>Go on</Trans>
      </Button>
      <Divider />
      <Choices room={room} />
    </>
  );
}

function Begin({ room }: { room: Room }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [practice, setPractice] = useState('');
  const beginning = useInRoom(room.link_id, () => begin(room.link_id, chosen));
  const isComplete = room.knockouts.every(({ key }) => chosen[key] !== undefined);
  return (
    <>
      <Textarea
        label={room.practice}
        description={t`This is for trying it out. Nobody reads it, and it is not stored.`}
        autosize
        minRows={2}
        value={practice}
        onChange={(event) => setPractice(event.currentTarget.value)}
      />
      {room.knockouts.map((one) => (
        <Radio.Group
          key={one.key}
          label={one.text}
          value={chosen[one.key] ?? ''}
          onChange={(value) => setChosen((before) => ({ ...before, [one.key]: value }))}
        >
          <Group mt="xs">
            {one.options.map(({ key, label }) => (
              <Radio key={key} value={key} label={label} />
            ))}
          </Group>
        </Radio.Group>
      ))}
      <FormError error={beginning.error} />
      <Button
        size="md"
        disabled={!isComplete}
        loading={beginning.isPending}
        onClick={() => beginning.mutate()}
      >
        <Trans>Begin the interview</Trans>
      </Button>
      <Divider />
      <Choices room={room} />
    </>
  );
}
