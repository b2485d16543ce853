import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Kbd, Modal, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import { printedKeys, setSingleKeys, singleKeysEnabled } from './registry';
import { useActiveShortcuts } from './use-shortcuts';

export function Keys({ keys }: { keys: string }) {
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {printedKeys(keys).map((chord, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <Text span size="xs" c="dimmed">
              <Trans>then</Trans>
            </Text>
          )}
          {chord.map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </Group>
  );
}

/** What the keys do on this screen, and the switch that turns single-key shortcuts off. */
export function ShortcutMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const shortcuts = useActiveShortcuts();
  const [enabled, setEnabled] = useState(singleKeysEnabled);
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Modal opened={opened} onClose={onClose} title={t`Keyboard`} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <Title order={3} size="h4" mb="xs">
              {group}
            </Title>
            <Stack gap={6} component="dl" m={0}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <Group key={shortcut.keys} justify="space-between" wrap="nowrap">
                    <Text component="dt" size="sm">
                      {shortcut.label}
                    </Text>
                    <Text component="dd" m={0}>
                      <Keys keys={shortcut.keys} />
                    </Text>
                  </Group>
                ))}
            </Stack>
          </section>
        ))}
      </SimpleGrid>
      <Switch
        mt="xl"
        label={t`Single-key shortcuts`}
        description={t`Turn off if you speak to your computer or press keys by accident.`}
        checked={enabled}
        onChange={(event) => {
          setSingleKeys(event.currentTarget.checked);
          setEnabled(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
