import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDetails } from '@/contract';
import { toastDone, toastFailed } from '@/ui/toast';
import { forgetMapping, mappingsQuery, saveMapping } from '../api/imports';

interface SavedMappingsProps {
  found: ImportDetails;
  onApply: (targets: string[]) => void;
}

/** Mappings that were kept for files from the same place. */
export function SavedMappings({ found, onApply }: SavedMappingsProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data } = useQuery(mappingsQuery);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const onSettled = () => void client.invalidateQueries({ queryKey: mappingsQuery.queryKey });
  const save = useMutation({
    mutationFn: () => saveMapping(found.id, name),
    onSuccess: () => {
      setNaming(false);
      setName('');
      toastDone(t`Saved. Files with these headers use it from now on.`);
    },
    onError: (error) => toastFailed(t`The mapping was not saved`, error),
    onSettled,
  });
  const forget = useMutation({
    mutationFn: forgetMapping,
    onError: (error) => toastFailed(t`The mapping was not removed`, error),
    onSettled,
  });
  const saved = data?.items ?? [];
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} />}>
            <Trans>Mappings</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.map((one) => (
            <Group key={one.id} gap={4} wrap="nowrap" justify="space-between">
              <Menu.Item
                onClick={() => onApply(found.columns.map((column) => one.targets[column.header] ?? ''))}
              >
                {one.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                aria-label={t`Remove the mapping ${one.name}`}
                onClick={() => forget.mutate(one.id)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          ))}
          {saved.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setNaming(true)}>
            <Trans>Save this one…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title={t`Save the mapping`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack>
            <Text size="sm">
              <Trans>The next file with these headers is mapped the same way.</Trans>
            </Text>
            <TextInput
              label={t`Name`}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={80}
              required
              data-autofocus
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setNaming(false)}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
                <Trans>Save</Trans>
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
