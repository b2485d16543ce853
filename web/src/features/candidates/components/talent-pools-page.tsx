import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Menu,
  Modal,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconDots, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TalentPool } from '@/contract';
import { Can } from '@/session/can';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { changePool, deletePool, makePool, talentPoolsQuery } from '../api/talent-pools';
import classes from './candidate-page.module.css';
import { CandidatesNav } from './candidates-nav';

/** Groups of people that members put together by hand. */
export function TalentPoolsPage() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(talentPoolsQuery);
  const [editing, setEditing] = useState<TalentPool | 'new' | null>(null);
  const [leaving, setLeaving] = useState<TalentPool | null>(null);
  const remove = useMutation({
    mutationFn: deletePool,
    onError: (failure) => toastFailed(t`The pool is still here`, failure),
    onSettled: () => {
      setLeaving(null);
      void client.invalidateQueries({ queryKey: talentPoolsQuery.queryKey });
    },
  });
  return (
    <Page
      title={t`Talent pools`}
      width="narrow"
      above={<CandidatesNav />}
      actions={
        <Can do="candidates:update">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            <Trans>New pool</Trans>
          </Button>
        </Can>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The pools`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconUsersGroup size={26} />} title={t`No talent pool yet`}>
          <Trans>
            Keep good people together for later, such as the second choice for a post. Select them in the list
            of candidates, then put them into a pool.
          </Trans>
        </Empty>
      ) : (
        <Card p="xs">
          <Stack gap={0} component="ul" className={classes.list}>
            {data.items.map((pool) => (
              <Group key={pool.id} component="li" justify="space-between" wrap="nowrap" p="xs">
                <div style={{ minWidth: 0 }}>
                  <Link to="/app/candidates" search={{ pool: pool.id }} className={classes.plain}>
                    {pool.name}
                  </Link>
                  <Text size="xs" c="dimmed" lineClamp={2}>
                    {[t`${plural(pool.candidates, { one: '# person', other: '# people' })}`, pool.description]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </Text>
                </div>
                <Can do="candidates:update">
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <ActionIcon variant="subtle" aria-label={t`Actions for ${pool.name}`}>
                        <IconDots size={16} />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => setEditing(pool)}>
                        <Trans>Edit</Trans>
                      </Menu.Item>
                      <Menu.Item color="red" onClick={() => setLeaving(pool)}>
                        <Trans>Remove…</Trans>
                      </Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                </Can>
              </Group>
            ))}
          </Stack>
        </Card>
      )}
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t`New talent pool` : t`Edit the talent pool`}
      >
        {editing !== null && (
          <PoolForm pool={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
        )}
      </Modal>
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t`Remove “${leaving?.name ?? ''}”?`}
        action={t`Remove the pool`}
        danger
        loading={remove.isPending}
        onConfirm={() => leaving !== null && remove.mutate(leaving.id)}
      >
        <Trans>The people in it stay in your records.</Trans>
      </Confirm>
    </Page>
  );
}

function PoolForm({ pool, onClose }: { pool: TalentPool | null; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState(pool?.name ?? '');
  const [description, setDescription] = useState(pool?.description ?? '');
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), description: description.trim() };
      return pool === null ? makePool(body) : changePool(pool.id, pool.version, body);
    },
    onSuccess: onClose,
    onSettled: () => void client.invalidateQueries({ queryKey: talentPoolsQuery.queryKey }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t`What it is for`}
          autosize
          minRows={2}
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <FormError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            {pool === null ? t`Make the pool` : t`Save`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
