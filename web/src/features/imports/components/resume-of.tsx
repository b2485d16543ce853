import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportDetails, ImportedResume, ImportRow } from '@/contract';
import { guesses } from '../model/states';
import classes from './imports.module.css';
import { MendResume } from './mend-resume';

interface ResumeOfProps {
  found: ImportDetails;
  row: ImportRow;
  resume: ImportedResume;
}

/** What was found in the document of a row, what to look at, and the way to mend it. */
export function ResumeOf({ found, row, resume }: ResumeOfProps) {
  const { t } = useLingui();
  const [mending, setMending] = useState(false);
  const told = [
    { what: t`Name`, said: resume.full_name },
    { what: t`E-mail`, said: resume.email },
    { what: t`Phone`, said: resume.phone },
  ];
  const reached = [resume.email.value, resume.phone.value].filter((value) => value !== '');
  return (
    <>
      {row.label !== resume.path && (
        <Text size="xs" c="dimmed" className={classes.wrap}>
          {resume.path}
        </Text>
      )}
      {reached.length > 0 && (
        <Text size="sm" className={classes.wrap}>
          {reached.join(' · ')}
        </Text>
      )}
      {!resume.is_read && (
        <Text size="sm" c="dimmed">
          <Trans>Being read</Trans>
        </Text>
      )}
      {found.run === null &&
        told.map(
          ({ what, said }) =>
            said.certainty === 'guessed' &&
            said.found_in !== null && (
              <Text key={what} size="xs" c="dimmed">
                {what}: {guesses[said.found_in]}
              </Text>
            ),
        )}
      {found.run === null && resume.can_be_mended && (
        <Group mt={4}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} />}
            aria-label={t`Look and mend: ${row.label}`}
            onClick={() => setMending(true)}
          >
            <Trans>Look and mend</Trans>
          </Button>
        </Group>
      )}
      {mending && <MendResume found={found} row={row} resume={resume} onClose={() => setMending(false)} />}
    </>
  );
}
