import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Checkbox, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyApplication, MyTexts } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { chooseMyTexts, myTextsQuery } from '../api/my-applications';

/** Opens whether the employer may send text messages about an application. */
export function TextMessages({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Anchor component="button" type="button" size="sm" py={4} onClick={() => setOpen(true)}>
        <Trans>Text messages…</Trans>
      </Anchor>
      <Modal opened={open} onClose={() => setOpen(false)} title={t`Text messages`}>
        <Choice application={application} />
      </Modal>
    </>
  );
}

function Choice({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = myTextsQuery(application.id);
  const { data, error, refetch } = useQuery(query);
  const choosing = useMutation({
    mutationFn: (given: boolean) => chooseMyTexts(application.id, given),
    onSuccess: (saved) => {
      client.setQueryData(query.queryKey, saved);
      toastDone(saved.standing === 'given' ? t`You get text messages.` : t`You get no text messages.`);
    },
    onError: (failure) => toastFailed(t`Nothing changed`, failure),
  });
  if (error !== null)
    return <ErrorPanel error={error} what={t`Your choice`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={2} />;
  return (
    <Offer
      key={data.standing}
      texts={data}
      employer={application.organization.name}
      busy={choosing.isPending}
      onChoose={(given) => choosing.mutate(given)}
    />
  );
}

interface OfferProps {
  texts: MyTexts;
  employer: string;
  busy: boolean;
  onChoose: (given: boolean) => void;
}

function Offer({ texts, employer, busy, onChoose }: OfferProps) {
  const [agrees, setAgrees] = useState(false);
  const { number } = texts;
  if (!texts.offered)
    return (
      <Text size="sm">
        <Trans>{employer} sends you no text messages about this application.</Trans>
      </Text>
    );
  if (texts.standing === 'stopped')
    return (
      <Text size="sm">
        <Trans>
          {number} has answered STOP. To get text messages again, text START from that number to the one that
          wrote to you.
        </Trans>
      </Text>
    );
  if (texts.standing === 'given')
    return (
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          <Trans>
            {employer} may send text messages about this application to {number}.
          </Trans>
        </Text>
        <Button variant="default" loading={busy} onClick={() => onChoose(false)}>
          <Trans>End text messages</Trans>
        </Button>
      </Stack>
    );
  return (
    <Stack gap="sm" align="flex-start">
      <Checkbox
        label={texts.words}
        checked={agrees}
        onChange={(event) => setAgrees(event.currentTarget.checked)}
      />
      <Button disabled={!agrees} loading={busy} onClick={() => onChoose(true)}>
        <Trans>Agree to text messages</Trans>
      </Button>
    </Stack>
  );
}
