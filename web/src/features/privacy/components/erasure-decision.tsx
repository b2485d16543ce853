import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, List, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErasureGround, ErasurePreview, ErasureRequest } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { carryOut, erasurePreviewQuery, refuseErasure } from '../api/erasures';
import { grounds } from '../model/requests';

interface Props {
  request: ErasureRequest;
  onDone: () => void;
}

/** Shows what carrying a request out means, and asks for the name. */
export function CarryOut({ request, onDone }: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(erasurePreviewQuery(request.candidate_id));
  if (error !== null)
    return <ErrorPanel error={error} what={t`What would be erased`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  if (data.is_held)
    return (
      <Alert color="yellow" title={t`A legal hold stands against it`}>
        <Trans>
          It goes on by itself when the hold ends. The person is told that the data must be kept for a legal
          reason.
        </Trans>
      </Alert>
    );
  return <CarryOutForm request={request} preview={data} onDone={onDone} />;
}

function CarryOutForm({ request, preview, onDone }: Props & { preview: ErasurePreview }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const going = useMutation({
    mutationFn: () => carryOut(request.id, typed),
    onSuccess: () => {
      toastDone(t`It is being carried out. The person gets the certificate by a link.`);
      onDone();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['erasure-requests'] }),
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
          {plural(preview.records, {
            one: '# record and everything that belongs to it goes for good.',
            other: '# records and everything that belongs to them go for good.',
          })}{' '}
          {preview.applications > 0 &&
            plural(preview.applications, {
              one: 'That there was # application stays, without a name.',
              other: 'That there were # applications stays, without a name.',
            })}
        </Text>
        {preview.open_applications.length > 0 && (
          <div>
            <Text size="sm">
              <Trans>Withdrawn before, so that everybody who is about to meet the person hears of it:</Trans>
            </Text>
            <List size="sm">
              {preview.open_applications.map((one) => (
                <List.Item key={one.id}>
                  {one.job_title} ({one.stage_name})
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <TextInput
          label={t`Type the name to confirm`}
          description={preview.full_name}
          data-autofocus
          required
          autoComplete="off"
          error={wrong.typed_name}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormError error={going.error} />
        <Group justify="flex-end">
          <Button type="submit" color="red" loading={going.isPending} disabled={typed.trim() === ''}>
            <Trans>Erase for good</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks for the ground in law and for a reason that the person reads. */
export function RefuseErasure({ request, onDone }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [ground, setGround] = useState<ErasureGround>('legal_duty');
  const [reason, setReason] = useState('');
  const refusing = useMutation({
    mutationFn: () => refuseErasure(request.id, ground, reason),
    onSuccess: () => {
      toastDone(t`Refused. The person gets your reason by mail.`);
      onDone();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['erasure-requests'] }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        refusing.mutate();
      }}
    >
      <Stack>
        <Select
          label={t`Ground in the GDPR`}
          data={grounds()}
          allowDeselect={false}
          value={ground}
          onChange={(value) => setGround(grounds().find((one) => one.value === value)?.value ?? ground)}
        />
        <Textarea
          label={t`Why`}
          description={t`The person reads this. Say what you keep, and until when.`}
          autosize
          minRows={3}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormError error={refusing.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={refusing.isPending} disabled={reason.trim() === ''}>
            <Trans>Refuse</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
