import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Candidate, ErasureCause, ErasurePreview } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { erase, erasurePreviewQuery } from '../api/erasures';
import { causes } from '../model/words';

/** Asks for the name and the reason before a person is erased, or says what stands against it. */
export function EraseDialog(props: { candidate: Candidate; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { candidate, opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={t`Erase ${candidate.full_name}`}>
      {opened && <Content {...props} />}
    </Modal>
  );
}

function Content({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(erasurePreviewQuery(candidate.id));
  if (error !== null)
    return <ErrorPanel error={error} what={t`What would be erased`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  if (data.is_held)
    return (
      <Alert color="yellow" title={t`A legal hold stands against it`}>
        <Trans>Nothing is erased as long as it stands. Whoever placed it can lift it.</Trans>
      </Alert>
    );
  if (data.open_applications.length > 0) return <StillOpen preview={data} />;
  return <Form candidate={candidate} preview={data} onClose={onClose} />;
}

function StillOpen({ preview }: { preview: ErasurePreview }) {
  const { t } = useLingui();
  return (
    <Alert color="yellow" title={t`Still considered`}>
      <Text size="sm" mb="xs">
        <Trans>
          Reject or withdraw these applications first, so that everybody who is about to meet the person hears
          of it.
        </Trans>
      </Text>
      {preview.open_applications.map((one) => (
        <div key={one.id}>
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => (
              <Link {...props} to="/app/applications/$applicationId" params={{ applicationId: one.id }} />
            )}
          >
            {one.job_title} ({one.stage_name})
          </Anchor>
        </div>
      ))}
    </Alert>
  );
}

function Form(props: { candidate: Candidate; preview: ErasurePreview; onClose: () => void }) {
  const { t } = useLingui();
  const { candidate, preview, onClose } = props;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [cause, setCause] = useState<ErasureCause>('request');
  const [note, setNote] = useState('');
  const going = useMutation({
    mutationFn: () => erase(candidate.id, { typed_name: typed, cause, note }),
    onSuccess: () => {
      toastDone(t`Erased. The receipt says what went and what stays.`);
      onClose();
      void navigate({ to: '/app/settings', search: { view: 'erasures' } });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['candidates'] });
      void client.invalidateQueries({ queryKey: ['applications'] });
      void client.invalidateQueries({ queryKey: ['erasures'] });
    },
  });
  const wrong = fieldMessages(going.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        going.mutate();
      }}
    >
      <Stack>
        <Text size="sm">
          <Trans>
            Everything about this person goes for good: record, files, notes, messages, answers, and what was
            written about them.
          </Trans>{' '}
          {preview.applications > 0 &&
            plural(preview.applications, {
              one: 'That there was # application stays, without a name, so that reports count right.',
              other: 'That there were # applications stays, without a name, so that reports count right.',
            })}
        </Text>
        <Select
          label={t`Why`}
          data={causes()}
          allowDeselect={false}
          value={cause}
          onChange={(value) => setCause(causes().find((one) => one.value === value)?.value ?? 'other')}
        />
        <TextInput
          label={t`Reference`}
          description={t`Kept with the receipt: a ticket number, not the name.`}
          maxLength={200}
          error={wrong.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TextInput
          label={t`Type the name to confirm`}
          description={preview.full_name}
          required
          autoComplete="off"
          error={wrong.typed_name}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormError error={going.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" color="red" loading={going.isPending} disabled={typed.trim() === ''}>
            <Trans>Erase for good</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
