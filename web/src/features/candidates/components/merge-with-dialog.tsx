import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { candidateMatchesQuery } from '../api/get-candidates';

/** Finds the other record of a person by hand. */
export function MergeWithDialog(props: { candidate: Candidate; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { candidate, opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={t`Merge ${candidate.full_name} with…`}>
      {opened && <Search candidate={candidate} />}
    </Modal>
  );
}

function Search({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(candidate.full_name.split(' ').at(-1) ?? '');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery({ ...candidateMatchesQuery(q), enabled: q !== '' });
  const others = data?.items.filter((one) => one.id !== candidate.id) ?? [];
  return (
    <Stack>
      <TextInput
        label={t`Name or e-mail of the other record`}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {q !== '' && data !== undefined && others.length === 0 && (
        <Text size="sm" c="dimmed">
          <Trans>Nobody else is found by that.</Trans>
        </Text>
      )}
      {others.map((one) => (
        <div key={one.id}>
          <Anchor
            underline="always"
            fw={550}
            renderRoot={(rest) => (
              <Link
                {...rest}
                to="/app/candidates/$candidateId/merge/$otherId"
                params={{ candidateId: candidate.id, otherId: one.id }}
              />
            )}
          >
            {one.full_name}
          </Anchor>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[one.email, one.phone, one.employer].filter((fact) => fact !== '').join(' · ')}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
