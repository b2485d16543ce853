import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import type { Profile } from '@/contract';
import { Can } from '@/session/can';
import { RelativeTime } from '@/ui/relative-time';
import { restoreItem } from './api';
import classes from './profile.module.css';
import { useProfile } from './use-profile';
import { changeName, nameOf, sectionName } from './words';

/** What somebody took off the profile, with the way back. */
export function RemovedItems({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const { change, isBusy } = useProfile(profile.candidate_id);
  if (profile.removed.length === 0) return null;
  return (
    <details className={classes.past}>
      <summary>
        <Trans>Removed</Trans> ({profile.removed.length})
      </summary>
      <ul className={classes.items}>
        {profile.removed.map((item) => {
          const name = nameOf(item);
          return (
            <li key={item.id} className={classes.pastItem}>
              <div>
                <Text size="sm" td="line-through">
                  {name}
                </Text>
                <Text size="xs" c="dimmed">
                  {sectionName(item.section)} · {item.by_name}
                </Text>
              </div>
              <Can do="candidates:update">
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isBusy}
                  aria-label={t`Bring “${name}” back`}
                  onClick={() =>
                    change(() => restoreItem(profile.candidate_id, item.id), t`“${name}” is back.`)
                  }
                >
                  <Trans>Bring back</Trans>
                </Button>
              </Can>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface PastChangesProps {
  profile: Profile;
  onUndo: (changeId: string) => void;
}

/** Who changed what, and when. */
export function PastChanges({ profile, onUndo }: PastChangesProps) {
  const { t } = useLingui();
  if (profile.changes.length === 0) return null;
  const known = new Map([...profile.items, ...profile.removed].map((item) => [item.id, nameOf(item)]));
  return (
    <details className={classes.past}>
      <summary>
        <Trans>Changes by people</Trans> ({profile.changes.length})
      </summary>
      <ul className={classes.items}>
        {profile.changes.map((one) => {
          const name = one.item_ids.length === 1 ? known.get(one.item_ids[0] ?? '') : undefined;
          const what = `${changeName(one)}: ${sectionName(one.section)}${name === undefined ? '' : `, ${name}`}`;
          return (
            <li key={one.id} className={classes.pastItem}>
              <div>
                <Text size="sm" td={one.undone ? 'line-through' : undefined}>
                  {what}
                </Text>
                <Group gap={4}>
                  <Text size="xs" c="dimmed">
                    {one.by_candidate ? t`The candidate` : one.by_name}, <RelativeTime at={one.at} />
                  </Text>
                </Group>
              </div>
              {!one.undone && (
                <Can do="candidates:update">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t`Undo “${what}”`}
                    onClick={() => onUndo(one.id)}
                  >
                    <Trans>Undo</Trans>
                  </Button>
                </Can>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
