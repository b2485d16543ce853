import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, MultiSelect, Select, Stack, TagsInput, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { membersQuery } from '@/directory/api/get-members';
import { FormError } from '@/ui/form-error';
import { openJobChoicesQuery, poolChoicesQuery, tagChoicesQuery, tagsNamed } from '../api/many';
import type { Many, ManyAction } from '../model/many';
import { useStartMany } from '../model/use-start-many';

export interface ManyFormProps {
  many: Many;
  onStarted: () => void;
  onClose: () => void;
}

interface FrameProps extends ManyFormProps {
  label: string;
  /** Null while something has to be chosen first. */
  action: (() => Promise<ManyAction>) | null;
  color?: string;
  children: ReactNode;
}

/** A form that begins one bulk action. */
export function ManyForm({ many, onStarted, onClose, label, action, color, children }: FrameProps) {
  const start = useStartMany(onStarted);
  const prepare = useMutation({
    mutationFn: (make: () => Promise<ManyAction>) => make(),
    onSuccess: (made) => start.mutate({ many, action: made }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (action !== null) prepare.mutate(action);
      }}
    >
      <Stack>
        {children}
        <FormError error={prepare.error ?? start.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            color={color}
            disabled={action === null}
            loading={prepare.isPending || start.isPending}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function AssignManyForm(props: ManyFormProps) {
  const { t } = useLingui();
  const { data: members } = useQuery(membersQuery);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const data = members?.items.map((one) => ({ value: one.user_id, label: one.full_name })) ?? [];
  const nothing = add.length + remove.length === 0;
  return (
    <ManyForm
      {...props}
      label={t`Assign`}
      action={nothing ? null : () => Promise.resolve({ do: 'assign', add, remove })}
    >
      <MultiSelect label={t`Ask`} data-autofocus searchable data={data} value={add} onChange={setAdd} />
      <MultiSelect
        label={t`Release`}
        description={t`Whoever else was asked stays.`}
        searchable
        data={data.filter((one) => !add.includes(one.value))}
        value={remove}
        onChange={setRemove}
      />
    </ManyForm>
  );
}

export function TagManyForm(props: ManyFormProps) {
  const { t } = useLingui();
  const { data: tags } = useQuery(tagChoicesQuery);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const names = tags?.items.map((one) => one.name) ?? [];
  const make = async (): Promise<ManyAction> => ({
    do: 'tag',
    add: await tagsNamed(add),
    remove: (tags?.items ?? []).filter((one) => remove.includes(one.name)).map((one) => one.id),
  });
  return (
    <ManyForm {...props} label={t`Change the tags`} action={add.length + remove.length === 0 ? null : make}>
      <TagsInput
        label={t`Add`}
        description={t`Press Enter after a word that is no tag yet.`}
        data-autofocus
        data={names}
        value={add}
        onChange={setAdd}
        maxLength={60}
      />
      <TagsInput
        label={t`Take away`}
        data={names}
        value={remove}
        onChange={(next) => setRemove(next.filter((name) => names.includes(name)))}
      />
    </ManyForm>
  );
}

export function PoolManyForm(props: ManyFormProps) {
  const { t } = useLingui();
  const { data: pools } = useQuery(poolChoicesQuery);
  const [pool, setPool] = useState<string | null>(null);
  return (
    <ManyForm
      {...props}
      label={t`Put in`}
      action={pool === null ? null : () => Promise.resolve({ do: 'pool', pool_id: pool })}
    >
      <Select
        label={t`Talent pool`}
        data-autofocus
        searchable
        nothingFoundMessage={t`No pool is called that`}
        data={pools?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
        value={pool}
        onChange={setPool}
      />
      {pools?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          <Trans>There is no talent pool yet. Make one under Candidates, Talent pools.</Trans>
        </Text>
      )}
    </ManyForm>
  );
}

export function AddManyForm(props: ManyFormProps) {
  const { t } = useLingui();
  const { data: jobs } = useQuery(openJobChoicesQuery);
  const [job, setJob] = useState<string | null>(null);
  return (
    <ManyForm
      {...props}
      label={t`Add to the job`}
      action={job === null ? null : () => Promise.resolve({ do: 'add_to_job', job_id: job })}
    >
      <Select
        label={t`Open job`}
        data-autofocus
        searchable
        nothingFoundMessage={t`No open job is called that`}
        data={jobs?.items.map((one) => ({ value: one.id, label: one.title })) ?? []}
        value={job}
        onChange={setJob}
      />
      <Text size="sm" c="dimmed">
        <Trans>Who is considered for it already stays as they are. Nobody gets a mail about it.</Trans>
      </Text>
    </ManyForm>
  );
}
