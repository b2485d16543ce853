import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Input, Loader, Modal, Text, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { bestQuery } from '@/features/search/api/search';
import { isSearch } from '@/features/search/model/asked';
import { Keys } from '@/keyboard/shortcut-map';
import { Fragments } from '@/ui/fragments';
import classes from './command-palette.module.css';
import type { Destination } from './navigation';
import { type Command, type CommandGroup, useFoundCommands, useOwnCommands } from './palette-commands';

interface Offered {
  destinations: Destination[];
  onKeyboard: () => void;
}

/** Ctrl/Cmd+K: go anywhere, do the common things, find people, jobs, notes and résumés. */
export function CommandPalette({
  opened,
  onClose,
  ...offered
}: Offered & { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      size={600}
      yOffset={80}
      padding={0}
      radius="lg"
      overlayProps={{ backgroundOpacity: 0.35, blur: 7 }}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t`Search and commands` } }}
    >
      <Palette {...offered} onClose={onClose} />
    </Modal>
  );
}

/** The next key already belongs to the search, however fast it comes. */
const focusAtOnce = (field: HTMLInputElement | null) => field?.focus();

const none: never[] = [];

const idOf = (listId: string, commandId: string) => `${listId}${commandId.replace(/\W+/g, '-')}`;

function Palette({ destinations, onKeyboard, onClose }: Offered & { onClose: () => void }) {
  const { t } = useLingui();
  const listId = useId();
  const [text, setText] = useState('');
  const [walkedTo, setWalkedTo] = useState<string>();
  const [entered, setEntered] = useState(false);

  const q = text.trim();
  const [wanted] = useDebouncedValue(q, 180);
  const searching = isSearch(q);
  const best = useQuery({
    ...bestQuery(wanted),
    enabled: isSearch(wanted),
    placeholderData: keepPreviousData,
  });
  // What was found stays while one types on, but never beneath other words: Enter would open it.
  const answered = best.data !== undefined && q.startsWith(best.data.q) ? best.data.groups : none;
  const settled = !searching || (wanted === q && !best.isPlaceholderData && !best.isPending);
  const own = useOwnCommands(text, destinations, onKeyboard);
  const found = useFoundCommands(q, answered);
  const groups = [...(searching ? found : none), own].filter((group) => group.commands.length > 0);

  const commands = groups.flatMap((group) => group.commands);
  const walkedAt = commands.findIndex((command) => command.id === walkedTo);
  const chosenAt = walkedAt === -1 && q !== '' ? 0 : walkedAt;
  const chosen = commands[chosenAt];

  const run = (command: Command) => {
    command.run();
    onClose();
  };
  // Whoever presses Enter before the answer has come means the first of what will be there.
  useEffect(() => {
    if (entered && settled && chosen !== undefined) run(chosen);
  });
  const chosenId = chosen?.id;
  useEffect(() => {
    if (chosenId !== undefined)
      document.getElementById(idOf(listId, chosenId))?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosenId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      const next = chosenAt === -1 && by === -1 ? -1 : chosenAt + by;
      setWalkedTo(commands.at(next % commands.length)?.id);
      setEntered(false);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (walkedAt !== -1 && chosen !== undefined) run(chosen);
      else setEntered(true);
    }
  };

  return (
    <>
      <Input
        ref={focusAtOnce}
        data-autofocus
        size="lg"
        classNames={{ input: classes.field }}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setWalkedTo(undefined);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={commands.length > 0}
        aria-controls={commands.length > 0 ? listId : undefined}
        aria-activedescendant={chosenId === undefined ? undefined : idOf(listId, chosenId)}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t`Search people, jobs, notes and résumés, or type a command`}
        aria-label={t`Search people, jobs, notes and résumés, or type a command`}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={settled ? null : <Loader size={14} />}
      />
      {commands.length === 0 ? (
        <Text className={classes.empty} role="status">
          <Trans>Nothing is called “{text}”.</Trans>
        </Text>
      ) : (
        <div role="listbox" id={listId} aria-label={t`Search and commands`} className={classes.list}>
          {groups.map((group) => (
            <Choices key={group.label} group={group} listId={listId} chosenId={chosenId} onRun={run} />
          ))}
        </div>
      )}
    </>
  );
}

function Choices({
  group,
  listId,
  chosenId,
  onRun,
}: {
  group: CommandGroup;
  listId: string;
  chosenId: string | undefined;
  onRun: (command: Command) => void;
}) {
  return (
    <div role="group" aria-label={group.label} className={classes.group}>
      <div className={classes.label} aria-hidden>
        {group.label}
      </div>
      {group.commands.map((command) => (
        <UnstyledButton
          key={command.id}
          component="div"
          role="option"
          id={idOf(listId, command.id)}
          aria-selected={command.id === chosenId}
          className={classes.option}
          // The search keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onRun(command);
          }}
        >
          <Group wrap="nowrap" gap="sm" w="100%">
            {command.icon}
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="md" fw={500} truncate>
                <Fragments of={command.title} />
              </Text>
              {command.detail !== undefined && (
                <Text size="xs" lineClamp={2} className={classes.detail}>
                  <Fragments of={command.detail} />
                </Text>
              )}
            </div>
            {command.keys !== undefined && <Keys keys={command.keys} />}
          </Group>
        </UnstyledButton>
      ))}
    </div>
  );
}
