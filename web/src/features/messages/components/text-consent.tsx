import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextConsent as Entry, Texting } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { formatDateTime } from '@/format/dates';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { conversationQuery } from '../api/conversation';
import { noteConsent } from '../api/texts';

interface TextConsentProps {
  applicationId: string;
  texting: Texting;
}

/** Whether the candidate agreed to texts, how it came to that, and a place to note what they say. */
export function TextConsent({ applicationId, texting }: TextConsentProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { standing } = texting;
  return (
    <Stack gap="xs">
      {standing === 'none' && (
        <Text size="sm">
          <Trans>
            You may text people who agreed to it. They can do so on their private page, or say so to you: note
            when and how.
          </Trans>
        </Text>
      )}
      {standing === 'withdrawn' && (
        <Alert color="yellow" p="xs" title={t`The candidate wants no texts`}>
          <Trans>Write a mail instead. If they change their mind, note when and how they said so.</Trans>
        </Alert>
      )}
      {standing === 'stopped' && (
        <Alert color="yellow" p="xs" title={t`This phone answered STOP`}>
          <Trans>It gets no texts. Only a text with START from it takes that back.</Trans>
        </Alert>
      )}
      {(standing === 'none' || standing === 'withdrawn') && <Noting applicationId={applicationId} given />}
      <Log entries={texting.log} />
      {standing === 'given' &&
        (open ? (
          <Noting applicationId={applicationId} given={false} onDone={() => setOpen(false)} />
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => setOpen(true)}
          >
            <Trans>They want no more texts…</Trans>
          </Button>
        ))}
    </Stack>
  );
}

function Noting({
  applicationId,
  given,
  onDone,
}: {
  applicationId: string;
  given: boolean;
  onDone?: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [note, setNote, forget] = useDraftText(`text-consent:${applicationId}:${given ? 'yes' : 'no'}`);
  const noting = useMutation({
    mutationFn: () => noteConsent(applicationId, { given, note: note.trim() }),
    onSuccess: (found) => {
      client.setQueryData(conversationQuery({ of: 'application', id: applicationId }).queryKey, found);
      forget();
      onDone?.();
      toastDone(given ? t`Noted. You may text them now.` : t`Noted. They get no more texts.`);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        noting.mutate();
      }}
      noValidate
    >
      <Stack gap="xs">
        <Textarea
          label={given ? t`When and how did they agree?` : t`When and how did they say so?`}
          placeholder={given ? t`On the phone on Monday, when we fixed the interview` : ''}
          value={note}
          maxLength={500}
          autosize
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FormError error={noting.error} />
        <Group justify="flex-end">
          {!given && (
            <Button variant="default" size="xs" onClick={onDone}>
              <Trans>Cancel</Trans>
            </Button>
          )}
          <Button type="submit" size="xs" loading={noting.isPending} disabled={given && note.trim() === ''}>
            {given ? <Trans>They agreed to texts</Trans> : <Trans>Send no more texts</Trans>}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Log({ entries }: { entries: Entry[] }) {
  const { t } = useLingui();
  const sources: Record<Entry['source'], string> = {
    application: t`in the form of the application`,
    merge: t`on another record of the person, which was merged`,
    split: t`that record stands for itself again`,
    status_page: t`on the private page`,
    recruiter: t`noted by a colleague`,
    keyword: t`by a text from the phone`,
    provider: t`told by the provider`,
  };
  if (entries.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label={t`Consent to texts`}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Text size="xs" c="dimmed">
            {entry.state === 'given' ? <Trans>Agreed</Trans> : <Trans>Took it back</Trans>} ·{' '}
            {sources[entry.source]} · {formatDateTime(entry.at)}
            {entry.by_name !== '' && ` · ${entry.by_name}`}
            {entry.note !== '' && ` · “${entry.note}”`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
