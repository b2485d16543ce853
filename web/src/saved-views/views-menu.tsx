import { Badge, Button, Group, Menu, Modal, Text } from '@mantine/core';
import { IconBookmark, IconCheck, IconLink, IconStar, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeView, openWith, removeView } from './saved-views';
import type { SavedViewState } from './use-saved-view';
import { ViewForm } from './view-form';

const plain = <span style={{ width: 15 }} />;

/** Opens, saves, shares and removes looks at a list; says whether the open one was changed. */
export function ViewsMenu({ saved }: { saved: SavedViewState }) {
  const { place, views, view, shown, isChanged, open, reset } = saved;
  const client = useQueryClient();
  const [asking, setAsking] = useState<'new' | 'rename' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const onSettled = () => client.invalidateQueries({ queryKey: ['saved-views'] });
  const save = useMutation({
    mutationFn: (target: SavedView) => changeView(target, { shown }),
    onSuccess: (changed) => toastDone(`“${changed.name}” saved.`),
    onError: (error) => toastFailed('The view was not saved', error),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: removeView,
    onSuccess: (_, target) => {
      toastDone(`“${target.name}” removed.`);
      close();
      reset();
    },
    onError: (error) => toastFailed('The view is still here', error),
    onSettled,
  });
  const choose = useMutation({
    mutationFn: (id: string | null) => openWith(place, id),
    onSuccess: (_, id) =>
      toastDone(id === null ? 'The list opens without a view.' : 'The list opens with this view.'),
    onError: (error) => toastFailed('This was not changed', error),
    onSettled,
  });
  const copy = (target: SavedView) =>
    navigator.clipboard
      .writeText(`${window.location.origin}${window.location.pathname}?view=${target.id}`)
      .then(() => toastDone('Link copied.'))
      .catch((error: unknown) => toastFailed('The link was not copied', error));
  return (
    <>
      <Menu position="bottom-start" width={290}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconBookmark size={15} />} maw={260}>
            {view?.name ?? 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={460} style={{ overflowY: 'auto' }}>
          {views.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              Filter, sort and group the list, choose its columns, then keep how it looks under a name: for
              yourself, or for everybody.
            </Text>
          )}
          {views.map((one) => (
            <Menu.Item
              key={one.id}
              onClick={() => open(one)}
              aria-current={one.id === view?.id ? 'true' : undefined}
              leftSection={one.id === view?.id ? <IconCheck size={15} /> : plain}
            >
              {one.name}
              <Text size="xs" c="dimmed">
                {one.shared ? `Shared by ${one.owner_name}` : 'Only you see it'}
                {one.is_default && ' · opens first'}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          {view !== undefined && isChanged && (
            <>
              {view.can_change && (
                <Menu.Item leftSection={plain} onClick={() => save.mutate(view)}>
                  Save “{view.name}”
                </Menu.Item>
              )}
              <Menu.Item leftSection={plain} onClick={() => open(view)}>
                Back to “{view.name}” as it was saved
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={plain} onClick={() => setAsking('new')}>
            Save as a new view…
          </Menu.Item>
          {view !== undefined && (
            <>
              <Menu.Item
                leftSection={<IconStar size={15} />}
                onClick={() => choose.mutate(view.is_default ? null : view.id)}
              >
                {view.is_default ? 'Do not open with this view' : 'Open the list with this view'}
              </Menu.Item>
              <Menu.Item leftSection={<IconLink size={15} />} onClick={() => void copy(view)}>
                Copy the link
              </Menu.Item>
              <Menu.Item leftSection={plain} onClick={reset}>
                Show without a view
              </Menu.Item>
            </>
          )}
          {view?.can_change === true && (
            <>
              <Menu.Item leftSection={plain} onClick={() => setAsking('rename')}>
                Name and sharing…
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={15} />}
                onClick={() => setAsking('remove')}
              >
                Remove “{view.name}”…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {view !== undefined && isChanged && (
        <Group gap={4} role="group" aria-label="Changes of the view">
          <Badge variant="light">Changed</Badge>
          {view.can_change && (
            <Button
              size="compact-sm"
              variant="light"
              loading={save.isPending}
              onClick={() => save.mutate(view)}
            >
              Save
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking('new')}>
            Save as new
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => open(view)}>
            Reset
          </Button>
        </Group>
      )}
      <Modal
        opened={asking === 'new' || asking === 'rename'}
        onClose={close}
        title={asking === 'rename' ? 'Name and sharing' : 'Save as a new view'}
      >
        {(asking === 'new' || asking === 'rename') && (
          <ViewForm saved={saved} view={asking === 'rename' ? view : undefined} onClose={close} />
        )}
      </Modal>
      {view !== undefined && (
        <Confirm
          opened={asking === 'remove'}
          onClose={close}
          title={`Remove “${view.name}”?`}
          action="Remove"
          danger
          loading={remove.isPending}
          onConfirm={() => remove.mutate(view)}
        >
          {view.shared
            ? 'Nobody will find it any more, and lists that open with it open without a view.'
            : 'The list keeps everything; only this look at it goes.'}
        </Confirm>
      )}
    </>
  );
}
