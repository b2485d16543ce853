import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Stage } from '@/contract';
import { rejectionReasonsQuery } from '@/directory/api/get-rejection-reasons';
import type { ManyAction } from '../model/many';
import { ManyForm, type ManyFormProps } from './many-forms';

/** Where to for all that fit a filter: those whose stage does not lead there are told as refused. */
export function MoveManyForm(props: ManyFormProps & { stages: Stage[] }) {
  const { t } = useLingui();
  const { stages, ...form } = props;
  const { data: reasons } = useQuery(rejectionReasonsQuery);
  const [key, setKey] = useState<string | null>(null);
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [own, setOwn] = useState('');
  const targets = stages.filter((stage) => stage.kind !== 'withdrawn' && stage.kind !== 'applied');
  const listed = (reasons?.items ?? []).filter((reason) => reason.active);
  const rejects = targets.find((stage) => stage.key === key)?.kind === 'rejected';
  const reason = listed.length > 0 ? reasonId : own.trim() === '' ? null : own.trim();
  const ready = key !== null && (!rejects || reason !== null);
  const make = (): Promise<ManyAction> =>
    Promise.resolve({
      do: 'move',
      to_stage: key ?? '',
      ...(rejects && (listed.length > 0 ? { reason_id: reasonId } : { reason: own.trim() })),
    });
  return (
    <ManyForm
      {...form}
      label={rejects ? t`Reject` : t`Move`}
      color={rejects ? 'red' : undefined}
      action={ready ? make : null}
    >
      <Select
        label={t`To`}
        data-autofocus
        data={targets.map((stage) => ({ value: stage.key, label: stage.name }))}
        value={key}
        onChange={setKey}
      />
      {rejects &&
        (listed.length > 0 ? (
          <Select
            label={t`Reason`}
            searchable
            data={listed.map(({ id, label }) => ({ value: id, label }))}
            value={reasonId}
            onChange={setReasonId}
          />
        ) : (
          <Textarea
            label={t`Reason`}
            value={own}
            maxLength={500}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
        ))}
      <Text size="sm" c="dimmed">
        <Trans>
          {rejects
            ? t`Candidates are told by mail in ten minutes. Until then you can undo, and no mail is sent.`
            : t`You can undo it for ten minutes.`}{' '}
          Applications whose stage does not lead there stay where they are, and the results say which.
        </Trans>
      </Text>
    </ManyForm>
  );
}
