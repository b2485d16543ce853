import { ActionBar, Button, Group, Modal, Select, Stack, TagsInput, Text } from '@mantine/core';
import { IconTag, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber, plural } from '@/format/numbers';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { makeTag, markCandidates, tagsQuery } from '../api/tags';
import { fillPool, talentPoolsQuery } from '../api/talent-pools';

interface SortBarProps {
  chosen: string[];
  /** The pool that the list shows, out of which people can be taken. */
  pool?: string;
  onClear: () => void;
}

/** What can be done with the selected people. */
export function SortBar({ chosen, pool, onClear }: SortBarProps) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<'tags' | 'pool' | null>(null);
  const done = (message: string) => {
    toastDone(message);
    setAsking(null);
    onClear();
    for (const key of ['candidates', 'tags', 'talent-pools'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  const takeOut = useMutation({
    mutationFn: (poolId: string) => fillPool(poolId, { remove: chosen }),
    onSuccess: (changed) => done(`Taken out of “${changed.name}”.`),
  });
  return (
    <>
      <ActionBar
        opened={chosen.length > 0}
        onClose={onClear}
        closeOnEscape={false}
        aria-label="Actions for the selected people"
        shadow="lg"
        radius="lg"
        withBorder
        role="region"
      >
        <Text size="sm" fw={600} px={6} role="status">
          {formatNumber(chosen.length)} selected
        </Text>
        <ActionBar.Divider />
        <Button size="xs" leftSection={<IconTag size={15} />} onClick={() => setAsking('tags')}>
          Tags…
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconUsersGroup size={15} />}
          onClick={() => setAsking('pool')}
        >
          Pool…
        </Button>
        {pool !== undefined && (
          <Button
            size="xs"
            variant="default"
            loading={takeOut.isPending}
            onClick={() => takeOut.mutate(pool)}
          >
            Take out
          </Button>
        )}
        <ActionBar.CloseButton aria-label="Clear the selection" />
      </ActionBar>
      <Modal
        opened={asking === 'tags'}
        onClose={() => setAsking(null)}
        title={`Tags of ${plural(chosen.length, 'person', 'people')}`}
      >
        {asking === 'tags' && <TagsForm chosen={chosen} onDone={done} />}
      </Modal>
      <Modal
        opened={asking === 'pool'}
        onClose={() => setAsking(null)}
        title={`Put ${plural(chosen.length, 'person', 'people')} into a talent pool`}
      >
        {asking === 'pool' && <PoolForm chosen={chosen} onDone={done} />}
      </Modal>
    </>
  );
}

interface FormProps {
  chosen: string[];
  onDone: (message: string) => void;
}

function TagsForm({ chosen, onDone }: FormProps) {
  const { data: tags } = useQuery(tagsQuery);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const names = tags?.items.map((tag) => tag.name) ?? [];
  const change = useMutation({
    mutationFn: async () => {
      const made = await Promise.all(add.map((name) => makeTag(name)));
      const gone = tags?.items.filter((tag) => remove.includes(tag.name)) ?? [];
      await markCandidates({
        candidate_ids: chosen,
        add: made.map((tag) => tag.id),
        remove: gone.map((tag) => tag.id),
      });
    },
    onSuccess: () => onDone('Tags changed.'),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <Stack>
        <TagsInput
          label="Add"
          description="Press Enter after a word that is no tag yet."
          data-autofocus
          data={names}
          value={add}
          onChange={setAdd}
          maxLength={60}
        />
        <TagsInput
          label="Take away"
          data={names}
          value={remove}
          onChange={(next) => setRemove(next.filter((name) => names.includes(name)))}
        />
        <FormError error={change.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending} disabled={add.length + remove.length === 0}>
            Change the tags
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PoolForm({ chosen, onDone }: FormProps) {
  const { data: pools } = useQuery(talentPoolsQuery);
  const [pool, setPool] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: (poolId: string) => fillPool(poolId, { add: chosen }),
    onSuccess: (changed) =>
      onDone(`“${changed.name}” has ${plural(changed.candidates, 'person', 'people')} now.`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (pool !== null) add.mutate(pool);
      }}
    >
      <Stack>
        <Select
          label="Talent pool"
          data-autofocus
          searchable
          nothingFoundMessage="No pool is called that"
          data={pools?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
          value={pool}
          onChange={setPool}
        />
        {pools?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            There is no talent pool yet. Make one under Talent pools.
          </Text>
        )}
        <FormError error={add.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending} disabled={pool === null}>
            Put in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
