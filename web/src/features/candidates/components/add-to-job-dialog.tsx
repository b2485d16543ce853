import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { Problem } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { considerFor, openJobsToAddQuery } from '../api/around';

/** Considers somebody for another job. */
export function AddToJobDialog(props: { candidate: Candidate; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { candidate, opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add ${candidate.full_name} to a job`}>
      {opened && <Form {...props} />}
    </Modal>
  );
}

function Form({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [job, setJob] = useState<string | null>(null);
  const { data } = useQuery(openJobsToAddQuery(''));
  const [endedBefore, setEndedBefore] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: (jobId: string) => considerFor(candidate.id, jobId, endedBefore !== null),
    onSuccess: (made) => {
      toastDone(t`Added to ${made.job_title}.`);
      onClose();
      void navigate({ to: '/app/applications/$applicationId', params: { applicationId: made.id } });
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'applied_before') setEndedBefore(error.message);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['applications'] });
      void client.invalidateQueries({ queryKey: ['candidates'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (job !== null) add.mutate(job);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          <Trans>They start in the first stage and get no mail about it.</Trans>
        </Text>
        <Select
          label={t`Job`}
          placeholder={t`Choose an open job`}
          data-autofocus
          searchable
          searchValue={search}
          onSearchChange={setSearch}
          nothingFoundMessage={t`No open job is called that`}
          data={data?.items.map((one) => ({ value: one.id, label: one.title })) ?? []}
          value={job}
          onChange={(chosen) => {
            setJob(chosen);
            setEndedBefore(null);
            add.reset();
          }}
        />
        {endedBefore === null ? (
          <FormError error={add.error} />
        ) : (
          <Alert color="yellow" role="alert">
            {endedBefore}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={add.isPending} disabled={job === null}>
            {endedBefore === null ? <Trans>Add to the job</Trans> : <Trans>Add once more</Trans>}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
