import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, Select, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApplicationSummary } from '@/contract';
import { rejectionReasonsQuery } from '@/directory/api/get-rejection-reasons';
import { useDraftText } from '@/drafts/use-draft';
import { sentence } from '@/http/problem';

interface RejectDialogProps {
  /** Null while closed. */
  applications: ApplicationSummary[] | null;
  onClose: () => void;
  onReject: (reason: { reason_id?: string; reason?: string; note?: string }) => void;
}

/** A rejection with its reason from the organization's list. */
export function RejectDialog({ applications, onClose, onReject }: RejectDialogProps) {
  const { t } = useLingui();
  const chosen = applications ?? [];
  const [only] = chosen;
  const who =
    chosen.length === 1 && only !== undefined
      ? only.candidate.full_name
      : t`${plural(chosen.length, { one: '# application', other: '# applications' })}`;
  return (
    <Modal opened={applications !== null} onClose={onClose} title={t`Reject ${who}`}>
      {applications !== null && (
        <Form only={chosen.length === 1 ? only : undefined} onClose={onClose} onReject={onReject} />
      )}
    </Modal>
  );
}

interface FormProps extends Omit<RejectDialogProps, 'applications'> {
  /** The application, where it is one alone. */
  only: ApplicationSummary | undefined;
}

function Form({ only, onClose, onReject }: FormProps) {
  const { t } = useLingui();
  const { data, error, isPending } = useQuery(rejectionReasonsQuery);
  const [reasonId, setReasonId] = useState<string | null>(null);
  const whose = only?.id ?? 'many';
  const [own, setOwn, forgetOwn] = useDraftText(`reject-reason:${whose}`);
  const [note, setNote, forgetNote] = useDraftText(`reject-note:${whose}`);
  const [tried, setTried] = useState(false);
  const reasons = (data?.items ?? []).filter((reason) => reason.active);
  const chosen = reasons.find((reason) => reason.id === reasonId);
  const written = reasons.length === 0 && !isPending;
  const reason = written ? own.trim() : (chosen?.label ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason === '') return;
        onReject({
          ...(chosen === undefined ? { reason } : { reason_id: chosen.id, reason }),
          note: note.trim() === '' ? undefined : note.trim(),
        });
        forgetOwn();
        forgetNote();
      }}
    >
      <Stack>
        {error !== null && (
          <Alert color="yellow">
            <Trans>The list of reasons did not load: {sentence(error)}</Trans>
          </Alert>
        )}
        {isPending ? (
          <Skeleton height={60} />
        ) : written ? (
          <Textarea
            label={t`Reason`}
            data-autofocus
            value={own}
            maxLength={500}
            onChange={(event) => setOwn(event.currentTarget.value)}
            error={tried && reason === '' ? t`Write the reason; reports count on it.` : undefined}
          />
        ) : (
          <Select
            label={t`Reason`}
            placeholder={t`Choose one`}
            data-autofocus
            searchable
            data={reasons.map(({ id, label }) => ({ value: id, label }))}
            value={reasonId}
            onChange={setReasonId}
            error={tried && reason === '' ? t`Choose the reason; reports count on it.` : undefined}
          />
        )}
        {only !== undefined && (
          <Textarea
            label={t`Note`}
            description={t`Kept in the history; the candidate does not see it.`}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <Text size="sm" c="dimmed">
          <Trans>
            The candidate is told by mail in ten minutes. Until then you can undo, and no mail is sent.
          </Trans>
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" color="red" disabled={isPending}>
            <Trans>Reject</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
