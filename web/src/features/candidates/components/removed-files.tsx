import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '@/format/dates';
import { RelativeTime } from '@/ui/relative-time';
import { removedFilesQuery } from '../api/files';
import classes from './files.module.css';
import { useFileRemoval } from './use-file-removal';

/** What was removed and can still be brought back; nothing where nothing was. */
export function RemovedFiles({ candidateId }: { candidateId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(removedFilesQuery(candidateId));
  const { restore, isRestoring } = useFileRemoval(candidateId);
  const [opened, setOpened] = useState(false);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const counted = t`${plural(items.length, { one: '# removed file', other: '# removed files' })}`;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {counted}
      </Button>
      {opened && (
        <ul className={classes.list} aria-label={t`Removed files`}>
          {items.map((file) => (
            <li key={file.id} className={classes.item}>
              <div className={classes.facts}>
                <Text size="sm" className={classes.name}>
                  {file.filename}
                </Text>
                {file.removal !== null && (
                  <Text size="xs" c="dimmed">
                    <Trans>
                      Removed by {file.removal.by} <RelativeTime at={file.removal.at} />; erased for good on{' '}
                      {formatDate(file.removal.until)}
                    </Trans>
                  </Text>
                )}
              </div>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowBackUp size={14} />}
                aria-label={t`Restore ${file.filename}`}
                loading={isRestoring}
                onClick={() => restore(file)}
              >
                <Trans>Restore</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
