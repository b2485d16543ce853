import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Menu, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MyProfile, MyProfileItem, ProfileSection } from '@/contract';
import { hasStatus } from '@/http/problem';
import { ItemDialog } from '@/profile/item-form';
import { addName, nameOf, sectionName, sections, single } from '@/profile/words';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { addOwn, editOwn, myProfileQuery, removeOwn, restoreOwn } from '@/features/portal/api/my-profile';
import { ownFieldName, resumeInWords } from '@/features/portal/model/profile';
import { ProfileItem } from './profile-item';
import { useMyProfile } from './use-my-profile';
import classes from './profile.module.css';

interface Editing {
  section: ProfileSection;
  item: MyProfileItem | null;
}

/** What an employer read in one's résumés, to be corrected. */
export function MyProfileScreen({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(myProfileQuery(id));
  if (hasStatus(error, 404, 422))
    return <Missing what={t`application of yours`} to="/portal" list={t`My applications`} />;
  return (
    <Page
      title={t`What was read in your résumé`}
      width="narrow"
      above={
        <Anchor
          size="sm"
          className={classes.back}
          renderRoot={(props) => <Link {...props} to="/portal/applications/$id" params={{ id }} />}
        >
          <IconArrowLeft size={16} aria-hidden /> <Trans>My application</Trans>
        </Anchor>
      }
      description={
        <Trans>
          A program reads résumés and errs now and then. What you correct stays as you say it, and the
          employer sees that you corrected it. The résumé itself stays as you sent it.
        </Trans>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your profile`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={5} />
      ) : (
        <Loaded id={id} profile={data} />
      )}
    </Page>
  );
}

function Loaded({ id, profile }: { id: string; profile: MyProfile }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Editing | null>(null);
  const { change, undo, isBusy, refresh } = useMyProfile(id);
  const there = new Set([...profile.items, ...profile.removed].map(({ section }) => section));
  const addable = sections.filter((section) => !single.includes(section) || !there.has(section));
  const troubled = profile.resumes.map(resumeInWords).filter((words) => words !== '');
  return (
    <Stack gap="lg">
      {troubled.map((words) => (
        <Alert key={words} color="gray" p="xs">
          {words}
        </Alert>
      ))}
      <div>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={16} />}>
              <Trans>Add</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {addable.map((section) => (
              <Menu.Item key={section} onClick={() => setEditing({ section, item: null })}>
                {addName(section)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {profile.items.length === 0 && (
        <Text c="dimmed">
          <Trans>Nothing stands here yet.</Trans>
        </Text>
      )}
      {sections.map((section) => {
        const items = profile.items.filter((item) => item.section === section);
        if (items.length === 0) return null;
        return (
          <section key={section} aria-labelledby={`profile-${section}`}>
            <Title order={2} size="h4" id={`profile-${section}`} mb={4}>
              {sectionName(section)}
            </Title>
            <ul className={classes.items}>
              {items.map((item) => (
                <ProfileItem
                  key={item.id}
                  item={item}
                  isBusy={isBusy}
                  onEdit={() => setEditing({ section, item })}
                  onRemove={() => change(() => removeOwn(id, item), t`Taken off: “${nameOf(item)}”.`)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {profile.removed.length > 0 && (
        <section aria-labelledby="profile-removed">
          <Title order={2} size="h4" id="profile-removed" mb={4}>
            <Trans>What you took off</Trans>
          </Title>
          <ul className={classes.items}>
            {profile.removed.map((item) => {
              const name = nameOf(item);
              return (
                <li key={item.id} className={classes.item}>
                  <Text td="line-through">{name}</Text>
                  <Button
                    size="compact-sm"
                    mih={28}
                    variant="default"
                    disabled={isBusy}
                    aria-label={t`Bring “${name}” back`}
                    onClick={() => change(() => restoreOwn(id, item.id), t`“${name}” is back.`)}
                  >
                    <Trans>Bring back</Trans>
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <ItemDialog
        section={editing?.section ?? 'work'}
        item={editing?.item ?? null}
        opened={editing !== null}
        labelOf={ownFieldName}
        onAdd={(section, values) => addOwn(id, section, values)}
        onEdit={(item, values) => editOwn(id, item, values)}
        onClose={() => setEditing(null)}
        onUndo={undo}
        onSettled={refresh}
      />
    </Stack>
  );
}
