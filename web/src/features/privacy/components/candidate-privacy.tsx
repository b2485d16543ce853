import { Trans } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Title } from '@mantine/core';
import { IconEraser, IconFileZip, IconLock, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { useCan } from '@/session/can';
import { DataCopyDialog } from './data-copy-dialog';
import { EraseDialog } from './erase-dialog';
import { HoldBanner } from './hold-banner';
import { HoldDialog, type HoldTarget } from './hold-dialog';
import { RetentionBanner } from './retention-banner';

/** Says above a record that it is held, or that its person was erased. */
export function CandidateBanner({ candidate }: { candidate: Candidate }) {
  if (!candidate.is_erased)
    return (
      <>
        <HoldBanner kind="candidate" id={candidate.id} />
        <RetentionBanner candidate={candidate} />
      </>
    );
  return (
    <Alert icon={<IconUserOff size={18} />} color="gray" mb="md">
      <Trans>
        This person was erased. Only that there were applications is kept, so that reports count right.
      </Trans>
    </Alert>
  );
}

/** A copy of a person's data, holding a person, and erasing them. */
export function CandidatePrivacy({ candidate }: { candidate: Candidate }) {
  const erases = useCan('candidates:erase');
  const holds = useCan('holds:manage');
  const discloses = useCan('candidates:disclose');
  const [copying, setCopying] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [holding, setHolding] = useState<HoldTarget | null>(null);
  if (candidate.is_erased || (!erases && !holds && !discloses)) return null;
  return (
    <Card>
      <Title order={2} mb="sm">
        <Trans>Privacy</Trans>
      </Title>
      <Group gap="xs">
        {discloses && (
          <Button variant="default" leftSection={<IconFileZip size={16} />} onClick={() => setCopying(true)}>
            <Trans>Copy of the data</Trans>
          </Button>
        )}
        {holds && (
          <Button
            variant="default"
            leftSection={<IconLock size={16} />}
            onClick={() => setHolding({ kind: 'candidate', id: candidate.id, name: candidate.full_name })}
          >
            <Trans>Place a legal hold</Trans>
          </Button>
        )}
        {erases && (
          <Button variant="default" leftSection={<IconEraser size={16} />} onClick={() => setErasing(true)}>
            <Trans>Erase this person</Trans>
          </Button>
        )}
      </Group>
      <HoldDialog target={holding} onClose={() => setHolding(null)} />
      <DataCopyDialog candidate={candidate} opened={copying} onClose={() => setCopying(false)} />
      <EraseDialog candidate={candidate} opened={erasing} onClose={() => setErasing(false)} />
    </Card>
  );
}
