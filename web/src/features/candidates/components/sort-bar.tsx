import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionBar, Button, Group, Modal, Select, Stack, TagsInput, Text } from '@mantine/core';
import { IconFileExport, IconMail, IconTag, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '@/format/numbers';
import { followOperation } from '@/operations/follow-operation';
import { useCan } from '@/session/can';
import { FormError } from '@/ui/form-error';
import { toastFailed } from '@/ui/toast';
import { MailMany } from '@/writing/mail-many';
import { type Many, type ManyAction, startWithMany } from '../api/many';
import { makeTag, tagsQuery } from '../api/tags';
import { talentPoolsQuery } from '../api/talent-pools';

interface SortBarProps {
  many: Many;
  /** Whether everybody who fits was chosen, and not only those who are loaded. */
  all: boolean;
  /** How many fit in all, where more fit than are loaded. */
  more: { count: number; onAll: () => void } | undefined;
  /** The pool that the list shows, out of which people can be taken. */
  pool?: string;
  onExport: () => void;
  onClear: () => void;
}

/** Begins something with the selected people, in the background, and shows how far it has come. */
const useStart = (many: Many, onStarted: () => void) =>
  useMutation({
    mutationFn: async (action: ManyAction | (() => Promise<ManyAction>)) =>
      startWithMany(many, typeof action === 'function' ? await action() : action),
    onSuccess: (operation) => {
      followOperation(operation);
      onStarted();
    },
  });

/** What can be done with the selected people. */
export function SortBar({ many, all, more, pool, onExport, onClear }: SortBarProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<'tags' | 'pool' | 'mail' | null>(null);
  const started = () => {
    setAsking(null);
    onClear();
  };
  const takeOut = useStart(many, started);
  const sorts = useCan('candidates:update');
  const writes = useCan('messages:send');
  const who = t`${plural(many.count, { one: '# person', other: '# people' })}`;
  return (
    <>
      <ActionBar
        opened={many.count > 0}
        onClose={onClear}
        closeOnEscape={false}
        aria-label={t`Actions for the selected people`}
        shadow="lg"
        radius="lg"
        withBorder
        role="region"
      >
        <Text size="sm" fw={600} px={6} role="status">
          {all ? t`All ${formatNumber(many.count)} selected` : t`${formatNumber(many.count)} selected`}
        </Text>
        {more !== undefined && more.count > many.count && (
          <Button size="xs" variant="subtle" onClick={more.onAll}>
            <Trans>Select all {formatNumber(more.count)}</Trans>
          </Button>
        )}
        <ActionBar.Divider />
        {sorts && (
          <>
            <Button size="xs" leftSection={<IconTag size={15} />} onClick={() => setAsking('tags')}>
              <Trans>Tags…</Trans>
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUsersGroup size={15} />}
              onClick={() => setAsking('pool')}
            >
              <Trans>Pool…</Trans>
            </Button>
          </>
        )}
        {writes && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMail size={15} />}
            onClick={() => setAsking('mail')}
          >
            <Trans>Write…</Trans>
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<IconFileExport size={15} />} onClick={onExport}>
          <Trans>Export…</Trans>
        </Button>
        {sorts && pool !== undefined && (
          <Button
            size="xs"
            variant="default"
            loading={takeOut.isPending}
            onClick={() =>
              takeOut.mutate(
                { do: 'take_out', pool_id: pool },
                { onError: (error) => toastFailed(t`Nobody was taken out`, error) },
              )
            }
          >
            <Trans>Take out</Trans>
          </Button>
        )}
        <ActionBar.CloseButton aria-label={t`Clear the selection`} />
      </ActionBar>
      {asking === 'mail' && (
        <MailMany
          to={{ of: 'candidate', selection: many.selection }}
          title={t`Write to ${who}`}
          onStarted={(operation) => {
            followOperation(operation);
            started();
          }}
          onClose={() => setAsking(null)}
        />
      )}
      <Modal opened={asking === 'tags'} onClose={() => setAsking(null)} title={t`Tags of ${who}`}>
        {asking === 'tags' && <TagsForm many={many} onStarted={started} />}
      </Modal>
      <Modal
        opened={asking === 'pool'}
        onClose={() => setAsking(null)}
        title={t`Put ${who} into a talent pool`}
      >
        {asking === 'pool' && <PoolForm many={many} onStarted={started} />}
      </Modal>
    </>
  );
}

interface FormProps {
  many: Many;
  onStarted: () => void;
}

function TagsForm({ many, onStarted }: FormProps) {
  const { t } = useLingui();
  const { data: tags } = useQuery(tagsQuery);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const names = tags?.items.map((tag) => tag.name) ?? [];
  const change = useStart(many, onStarted);
  const action = async (): Promise<ManyAction> => {
    const made = await Promise.all(add.map((name) => makeTag(name)));
    const gone = tags?.items.filter((tag) => remove.includes(tag.name)) ?? [];
    return { do: 'tag', add: made.map((tag) => tag.id), remove: gone.map((tag) => tag.id) };
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(action);
      }}
    >
      <Stack>
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
        <FormError error={change.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending} disabled={add.length + remove.length === 0}>
            <Trans>Change the tags</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PoolForm({ many, onStarted }: FormProps) {
  const { t } = useLingui();
  const { data: pools } = useQuery(talentPoolsQuery);
  const [pool, setPool] = useState<string | null>(null);
  const fill = useStart(many, onStarted);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (pool !== null) fill.mutate({ do: 'pool', pool_id: pool });
      }}
    >
      <Stack>
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
            <Trans>There is no talent pool yet. Make one under Talent pools.</Trans>
          </Text>
        )}
        <FormError error={fill.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={fill.isPending} disabled={pool === null}>
            <Trans>Put in</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
