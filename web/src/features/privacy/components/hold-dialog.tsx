import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldKind } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { jobsToHoldQuery, placeHold } from '../api/holds';

export interface HoldTarget {
  kind: HeldKind;
  /** None where it is still to be chosen. */
  id: string | null;
  name: string;
}

/** Asks why and how long something is held. */
export function HoldDialog({ target, onClose }: { target: HoldTarget | null; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={target !== null} onClose={onClose} title={t`Place a legal hold`}>
      {target !== null && <Form target={target} onClose={onClose} />}
    </Modal>
  );
}

function Form({ target, onClose }: { target: HoldTarget; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [id, setId] = useState(target.id);
  const [reason, setReason, forget] = useDraftText(`hold:${target.id ?? target.kind}`);
  const [until, setUntil] = useState('');
  const place = useMutation({
    mutationFn: (subject: string) => placeHold(target.kind, subject, reason, until === '' ? null : until),
    onSuccess: () => {
      forget();
      toastDone(t`The hold is placed.`);
      onClose();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['holds'] });
      void client.invalidateQueries({ queryKey: ['erasure'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== null) place.mutate(id);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {target.kind === 'candidate' ? (
            <Trans>As long as the hold stands, nobody can erase {target.name}.</Trans>
          ) : (
            <Trans>As long as the hold stands, nobody who applied for the job can be erased.</Trans>
          )}
        </Text>
        {target.id === null && <JobField value={id} onChange={setId} />}
        <Textarea
          label={t`Why`}
          description={t`For your colleagues: which dispute or request, and who to ask.`}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t`Last day`}
          description={t`Empty: until somebody lifts it.`}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <FormError error={place.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={place.isPending} disabled={id === null || reason.trim() === ''}>
            <Trans>Place the hold</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function JobField({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const { data } = useQuery(jobsToHoldQuery(''));
  return (
    <Select
      label={t`Job`}
      placeholder={t`Choose a job`}
      searchable
      required
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t`No job is called that`}
      data={data?.items.map((one) => ({ value: one.id, label: one.title })) ?? []}
      value={value}
      onChange={onChange}
    />
  );
}
