import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCan } from '@/session/can';

const places = [
  { to: '/app/candidates', label: 'People' },
  { to: '/app/candidates/pools', label: 'Talent pools' },
  { to: '/app/candidates/tags', label: 'Tags' },
] as const;

const merging = { to: '/app/candidates/duplicates', label: 'Duplicates' } as const;
const importing = { to: '/app/imports', label: 'Imports' } as const;

/** The screens about people. */
export function CandidatesNav() {
  const merges = useCan('candidates:merge');
  const imports = useCan('candidates:update');
  const shown = [...places, ...(merges ? [merging] : []), ...(imports ? [importing] : [])];
  return (
    <Group component="nav" aria-label="Candidates" gap="md" mb={6}>
      {shown.map((place) => (
        <Anchor
          key={place.to}
          size="sm"
          renderRoot={(props) => (
            <Link {...props} to={place.to} activeOptions={{ exact: true, includeSearch: false }} />
          )}
        >
          {place.label}
        </Anchor>
      ))}
    </Group>
  );
}
