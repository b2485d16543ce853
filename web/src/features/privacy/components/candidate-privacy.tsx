import { Trans } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Title } from '@mantine/core';
import { IconEraser, IconLock, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { useCan } from '@/session/can';
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

/** Holding a person, and erasing them. */
export function CandidatePrivacy({ candidate }: { candidate: Candidate }) {
  const erases = useCan('candidates:erase');
  const holds = useCan('holds:manage');
  const [erasing, setErasing] = useState(false);
  const [holding, setHolding] = useState<HoldTarget | null>(null);
  if (candidate.is_erased || (!erases && !holds)) return null;
  return (
    <Card>
      <Title order={2} mb="sm">
        <Trans>Privacy</Trans>
      </Title>
      <Group gap="xs">
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
      <EraseDialog candidate={candidate} opened={erasing} onClose={() => setErasing(false)} />
    </Card>
  );
}
