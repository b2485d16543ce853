import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { duplicatesOfQuery } from '../api/duplicates';
import { reasonOf } from '../model/comparing';

/** Says who else may be this person. */
export function DuplicateBanner({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useQuery(duplicatesOfQuery(id));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Alert icon={<IconUsers size={18} />} title={t`This may be a person you know already`} mb="md">
      <Stack gap={4}>
        {data.items.map((pair) => {
          const other = pair.first.id === id ? pair.second : pair.first;
          return (
            <Text key={pair.id} size="sm" style={{ overflowWrap: 'anywhere' }}>
              <Anchor
                size="sm"
                underline="always"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/app/candidates/$candidateId/merge/$otherId"
                    params={{ candidateId: id, otherId: other.id }}
                  />
                )}
              >
                <Trans>Compare with {other.full_name}</Trans>
              </Anchor>{' '}
              ({pair.reasons.map(reasonOf).join(', ')})
            </Text>
          );
        })}
      </Stack>
    </Alert>
  );
}
