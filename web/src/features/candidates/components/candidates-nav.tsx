import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCan } from '@/session/can';

const places = [
  {
    to: '/app/candidates',
    get label() {
      return t`People`;
    },
  },
  {
    to: '/app/candidates/pools',
    get label() {
      return t`Talent pools`;
    },
  },
  {
    to: '/app/candidates/tags',
    get label() {
      return t`Tags`;
    },
  },
] as const;

const due = {
  to: '/app/candidates/due',
  get label() {
    return t`Due to be erased`;
  },
} as const;
const merging = {
  to: '/app/candidates/duplicates',
  get label() {
    return t`Duplicates`;
  },
} as const;
const importing = {
  to: '/app/imports',
  get label() {
    return t`Imports`;
  },
} as const;

/** The screens about people. */
export function CandidatesNav() {
  const { t } = useLingui();
  const merges = useCan('candidates:merge');
  const imports = useCan('candidates:update');
  const shown = [...places, ...(merges ? [merging] : []), ...(imports ? [importing, due] : [])];
  return (
    <Group component="nav" aria-label={t`Candidates`} gap="md" mb={6}>
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
