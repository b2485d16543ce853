import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';

const places = [
  { to: '/app/candidates', label: 'People' },
  { to: '/app/candidates/pools', label: 'Talent pools' },
  { to: '/app/candidates/tags', label: 'Tags' },
] as const;

/** The screens about people. */
export function CandidatesNav() {
  return (
    <Group component="nav" aria-label="Candidates" gap="md" mb={6}>
      {places.map((place) => (
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
