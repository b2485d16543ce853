import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconClock, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Texting } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { formatDateTime } from '@/format/dates';
import { newIdempotencyKey } from '@/http/preconditions';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { conversationQuery } from '../api/conversation';
import { sendText } from '../api/texts';
import { SavedText } from './saved-text';
import { TextConsent } from './text-consent';
import { TextLength } from './text-length';

const longest = 1000;

interface TextComposerProps {
  applicationId: string;
  texting: Texting;
}

/** Texts the candidate, or says what is missing before one may. */
export function TextComposer({ applicationId, texting }: TextComposerProps) {
  return (
    <Card withBorder component="section" aria-labelledby="text-to-candidate">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3" id="text-to-candidate">
            <Trans>Write a text message</Trans>
          </Title>
          {texting.number !== '' && (
            <Text size="xs" c="dimmed">
              <Trans>To {texting.number}</Trans>
            </Text>
          )}
        </div>
        {texting.number === '' ? (
          <Text size="sm" c="dimmed">
            <Trans>
              No number of this candidate can be texted. Write it in the profile with its country, as +1 614
              555 0100.
            </Trans>
          </Text>
        ) : (
          <>
            {texting.standing === 'given' && <Writing applicationId={applicationId} texting={texting} />}
            <TextConsent applicationId={applicationId} texting={texting} />
          </>
        )}
      </Stack>
    </Card>
  );
}

function Writing({ applicationId, texting }: TextComposerProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [body, setBody, forget] = useDraftText(`text:${applicationId}`);
  const opens = texting.opens_at;
  const sending = useMutation({
    mutationFn: () => sendText(applicationId, body.trim(), key.current),
    onSuccess: (found) => {
      client.setQueryData(conversationQuery({ of: 'application', id: applicationId }).queryKey, found);
      forget();
      toastDone(
        opens === null
          ? t`Sent. For a moment you can still take it back.`
          : t`It leaves ${formatDateTime(opens)}.`,
      );
    },
    onSettled: () => {
      // A text that is corrected is another one.
      key.current = newIdempotencyKey();
    },
  });
  const whole = texting.opt_out_line === '' ? body.trim() : `${body.trim()}\n\n${texting.opt_out_line}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== '') sending.mutate();
      }}
      noValidate
    >
      <Stack gap="xs">
        <SavedText
          applicationId={applicationId}
          onBegin={(words) => setBody(body.trim() === '' ? words : `${body.trimEnd()}\n${words}`)}
        />
        <Textarea
          label={t`Text`}
          value={body}
          autosize
          minRows={3}
          maxLength={longest}
          aria-describedby="text-length"
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <TextLength id="text-length" text={body.trim() === '' ? '' : whole} />
        {texting.opt_out_line !== '' && (
          <Text size="xs" c="dimmed">
            <Trans>It is the first text to this number, so it ends with: “{texting.opt_out_line}”</Trans>
          </Text>
        )}
        {opens !== null && (
          <Alert color="yellow" p="xs" icon={<IconClock size={16} />}>
            <Trans>
              It is too early or too late for texts there ({texting.time_zone}). What you write now leaves{' '}
              {formatDateTime(opens)}.
            </Trans>
          </Alert>
        )}
        <FormError error={sending.error} />
        <Group justify="flex-end">
          <Button
            type="submit"
            leftSection={<IconSend size={16} />}
            loading={sending.isPending}
            disabled={body.trim() === ''}
          >
            <Trans>Send text</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
