import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyApplication, MyErasure as Meaning } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { askToBeErased, myErasureQuery } from '../api/my-data';
import { erasureState, isAsked } from '../model/erasure';

/** Says what being erased by an employer means, and asks for the mail that confirms it. */
export function MyErasure({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const employer = application.organization.name;
  return (
    <>
      <Anchor component="button" type="button" size="sm" py={4} onClick={() => setOpen(true)}>
        <Trans>Erase my data…</Trans>
      </Anchor>
      <Modal opened={open} onClose={() => setOpen(false)} title={t`Erase my data at ${employer}`} size="lg">
        {open && <Content application={application} />}
      </Modal>
    </>
  );
}

function Content({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = myErasureQuery(application.id);
  const { data, error, refetch } = useQuery(query);
  const asking = useMutation({
    mutationFn: () => askToBeErased(application.id),
    onSettled: () => void client.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (error !== null) return <ErrorPanel error={error} what={t`Your data`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  const asked = data.request !== null && isAsked(data.request);
  const state = data.request !== null && (
    <Text size="sm" fw={550} role="status">
      {erasureState(data.request)}
    </Text>
  );
  return (
    <Stack>
      {asked && state}
      <WhatItMeans meaning={data} employer={application.organization.name} />
      {/* Where whoever has just pressed the button looks. */}
      {!asked && state}
      {!asked && (
        <Group>
          <Button color="red" loading={asking.isPending} onClick={() => asking.mutate()}>
            <Trans>Send me the link to confirm</Trans>
          </Button>
        </Group>
      )}
      <FormError error={asking.error} />
    </Stack>
  );
}

function WhatItMeans({ meaning, employer }: { meaning: Meaning; employer: string }) {
  return (
    <>
      <Title order={3} size="h5">
        <Trans>What is erased</Trans>
      </Title>
      <List size="sm">
        {meaning.goes.map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
      <Title order={3} size="h5">
        <Trans>What has to stay, and why</Trans>
      </Title>
      <List size="sm">
        {meaning.stays.map((one) => (
          <List.Item key={one.what}>
            {one.what}{' '}
            <Text span size="sm" c="dimmed">
              {one.why}
            </Text>
          </List.Item>
        ))}
      </List>
      <Title order={3} size="h5">
        <Trans>What happens</Trans>
      </Title>
      <List size="sm">
        <List.Item>
          <Trans>
            We mail a link to your address. Nothing happens before you press the button behind it.
          </Trans>
        </List.Item>
        <List.Item>
          <Trans>All your applications at {employer} that are still open are withdrawn.</Trans>
        </List.Item>
        <List.Item>
          {plural(meaning.days_to_call_off, {
            one: 'You have # day to call it off. You have an answer within a month at the latest.',
            other: 'You have # days to call it off. You have an answer within a month at the latest.',
          })}
        </List.Item>
        <List.Item>
          <Trans>It cannot be undone.</Trans>
        </List.Item>
        <List.Item>
          <Trans>
            Your login here belongs to you and not to {employer}. It stays, and so does what other employers
            keep.
          </Trans>
        </List.Item>
      </List>
    </>
  );
}
