import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Alert, Button, Group, Menu, Modal, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconDownload, IconFileText, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile, ProfileEvidence, ProfileItem, ProfileSection, ProfileSource } from '@/contract';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { addItem, arrange, editItem, jsonResume, profileQuery, readAgain, removeItem } from './api';
import { Item } from './item';
import { ItemDialog } from './item-form';
import { Original } from './original';
import { PastChanges, RemovedItems } from './past';
import classes from './profile.module.css';
import { useProfile } from './use-profile';
import { addName, engineInWords, nameOf, sectionName, sections, single, sourceInWords } from './words';

interface Shown {
  key: string;
  found: readonly ProfileEvidence[];
  /** Whether it was clicked: then it stays marked until another one is. */
  stays: boolean;
}

interface Editing {
  section: ProfileSection;
  item: ProfileItem | null;
}

/** What was read in a person's résumés beside the original, and what people made of it. */
export function ProfileView({ candidateId }: { candidateId: string }) {
  return (
    <Can
      do="candidates:read"
      otherwise={
        <Text size="sm" c="dimmed">
          <Trans>Profiles are open to those who read candidates.</Trans>
        </Text>
      }
    >
      <Found candidateId={candidateId} />
    </Can>
  );
}

function Found({ candidateId }: { candidateId: string }) {
  const { t } = useLingui();
  const { data: profile, error, refetch } = useQuery(profileQuery(candidateId));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The profile`} onRetry={() => void refetch()} />;
  if (profile === undefined) return <RowsSkeleton rows={6} />;
  return <Loaded profile={profile} />;
}

function Loaded({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const phone = usePhone();
  const [pinned, setPinned] = useState<Shown | null>(null);
  const [passing, setPassing] = useState<Shown | null>(null);
  const [fileId, setFileId] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [opened, setOpened] = useState(false);
  const { change, undo, refresh } = useProfile(profile.candidate_id);
  const shown = passing ?? pinned;
  const chosen = shown?.found[0]?.file_id ?? fileId;
  const source = profile.sources.find(({ file_id }) => file_id === chosen) ?? profile.sources[0];
  const show = (key: string, found: readonly ProfileEvidence[], stays: boolean) => {
    const next = { key, found, stays };
    if (!stays) {
      if (!phone) setPassing(next);
      return;
    }
    setPinned(next);
    setFileId(found[0]?.file_id ?? null);
    setOpened(phone);
  };
  const original = source !== undefined && (
    <Original
      sources={profile.sources}
      source={source}
      onSource={(next) => {
        setPinned(null);
        setFileId(next);
      }}
      marked={shown?.found ?? []}
    />
  );
  const move = (items: readonly ProfileItem[], item: ProfileItem, by: number) => {
    const ids = items.map(({ id }) => id);
    const at = ids.indexOf(item.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, item.id);
    change(() => arrange(profile.candidate_id, item.section, ids), t`Put in another order.`);
  };
  return (
    <div className={classes.root}>
      <Sources profile={profile} onAdd={(section) => setEditing({ section, item: null })} />
      <div className={classes.split}>
        <Stack gap="lg" className={classes.fields}>
          {profile.items.length === 0 && profile.sources.length > 0 && (
            <Text c="dimmed" size="sm">
              <Trans>Nothing stands here yet.</Trans>
            </Text>
          )}
          {sections.map((section) => {
            const items = profile.items.filter((item) => item.section === section);
            if (items.length === 0) return null;
            return (
              <section key={section} aria-labelledby={`profile-${section}`}>
                <Group justify="space-between" mb={4}>
                  <Title order={2} size="h5" id={`profile-${section}`}>
                    {sectionName(section)}
                  </Title>
                  {!single.includes(section) && (
                    <Can do="candidates:update">
                      <Tooltip label={addName(section)}>
                        <ActionIcon
                          variant="subtle"
                          size={28}
                          aria-label={addName(section)}
                          onClick={() => setEditing({ section, item: null })}
                        >
                          <IconPlus size={16} />
                        </ActionIcon>
                      </Tooltip>
                    </Can>
                  )}
                </Group>
                <ul className={section === 'skills' ? classes.chips : classes.items}>
                  {items.map((item, index) => (
                    <Item
                      key={item.id}
                      item={item}
                      actions={{
                        onShow: show,
                        onLeave: () => setPassing(null),
                        shown: pinned?.key ?? null,
                        onEdit: () => setEditing({ section, item }),
                        onRemove: () =>
                          change(
                            () => removeItem(profile.candidate_id, item),
                            t`Removed “${nameOf(item)}”. No later reading brings it back.`,
                          ),
                        onUp: index > 0 ? () => move(items, item, -1) : undefined,
                        onDown: index < items.length - 1 ? () => move(items, item, 1) : undefined,
                      }}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
          <RemovedItems profile={profile} />
          <PastChanges profile={profile} onUndo={undo} />
        </Stack>
        {!phone && original !== false && <div className={classes.beside}>{original}</div>}
      </div>
      {phone && (
        <Modal opened={opened} onClose={() => setOpened(false)} fullScreen title={t`Original`}>
          {opened && original}
        </Modal>
      )}
      <ItemDialog
        onAdd={(section, values) => addItem(profile.candidate_id, section, values)}
        onEdit={(item, values) => editItem(profile.candidate_id, item, values)}
        section={editing?.section ?? 'work'}
        item={editing?.item ?? null}
        opened={editing !== null}
        onClose={() => setEditing(null)}
        onUndo={undo}
        onSettled={refresh}
      />
    </div>
  );
}

interface SourcesProps {
  profile: Profile;
  onAdd: (section: ProfileSection) => void;
}

/** What was read, by what, and what to do where nothing was. */
function Sources({ profile, onAdd }: SourcesProps) {
  const { t } = useLingui();
  const { refresh } = useProfile(profile.candidate_id);
  const again = useMutation({
    mutationFn: () => readAgain(profile.candidate_id),
    onSuccess: () => toastDone(t`The résumés are being read again. What people changed stays.`),
    onError: (error) => toastFailed(t`The résumés are not read again`, error),
    onSettled: refresh,
  });
  const save = useMutation({
    mutationFn: () => jsonResume(profile.candidate_id),
    onSuccess: (document) => {
      const url = URL.createObjectURL(
        new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }),
      );
      const link = window.document.createElement('a');
      link.href = url;
      link.download = 'resume.json';
      link.click();
      URL.revokeObjectURL(url);
    },
    onError: (error) => toastFailed(t`The profile was not saved as a file`, error),
  });
  const newest = profile.sources.find(({ state }) => state === 'read');
  const troubled = profile.sources.filter(({ state }) => state !== 'read');
  const there = new Set([...profile.items, ...profile.removed].map(({ section }) => section));
  const addable = sections.filter((section) => !single.includes(section) || !there.has(section));
  return (
    <Stack gap="xs" mb="md">
      <Group justify="space-between" align="flex-start">
        <div className={classes.engine}>
          {newest !== undefined && <ReadBy source={newest} />}
          <Text size="xs" c="dimmed">
            <Trans>
              Point at a value to see where it stands. A dashed outline means that values like this are often
              wrong.
            </Trans>
          </Text>
        </div>
        <Group gap="xs">
          <Can do="candidates:update">
            <Menu position="bottom-end">
              <Menu.Target>
                <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                  <Trans>Add</Trans>
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {addable.map((section) => (
                  <Menu.Item key={section} onClick={() => onAdd(section)}>
                    {addName(section)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={14} />}
              loading={again.isPending}
              disabled={profile.sources.length === 0}
              onClick={() => again.mutate()}
            >
              <Trans>Read again</Trans>
            </Button>
          </Can>
          <Tooltip label={t`Save as JSON Resume`}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t`Save as JSON Resume`}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              <IconDownload size={15} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {profile.sources.length === 0 && (
        <Empty icon={<IconFileText size={22} />} title={t`No résumé to read`} compact>
          <Trans>
            Add one under Files, or fill in the profile by hand. What is in a résumé appears here by itself.
          </Trans>
        </Empty>
      )}
      <div aria-live="polite">
        {troubled.map((source) => (
          <Alert
            key={source.file_id}
            color={source.state === 'waiting' ? 'gray' : 'yellow'}
            mb="xs"
            p="xs"
            title={source.filename}
          >
            {sourceInWords(source)}
          </Alert>
        ))}
      </div>
    </Stack>
  );
}

function ReadBy({ source }: { source: ProfileSource }) {
  return (
    <Text size="sm">
      {engineInWords(source)}
      {source.read_at !== null && (
        <>
          {', '}
          <RelativeTime at={source.read_at} />
        </>
      )}
      {source.is_outdated && (
        <>
          {'. '}
          <Trans>A newer version is reading it soon.</Trans>
        </>
      )}
      {source.is_recognized && (
        <>
          {'. '}
          <Trans>Its text was recognized in a scan or photograph; letters may be wrong.</Trans>
        </>
      )}
      {source.is_cut && (
        <>
          {'. '}
          <Trans>The résumé is very long; only its beginning was read.</Trans>
        </>
      )}
      {source.model !== '' && (
        <>
          {'. '}
          <Trans>The language model {source.model} was asked too; what it alone found is marked.</Trans>
        </>
      )}
      {source.model_problem !== '' && (
        <>
          {'. '}
          <Trans>The language model did not take part: {source.model_problem}</Trans>
        </>
      )}
    </Text>
  );
}
