import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group } from '@mantine/core';
import type { Tag } from '@/contract';

/** A candidate's tags. */
export function TagBadges({ tags, most = 50 }: { tags: Tag[]; most?: number }) {
  const { t } = useLingui();
  if (tags.length === 0) return null;
  const shown = tags.slice(0, most);
  return (
    <Group gap={4} component="ul" aria-label={t`Tags`} p={0} m={0} style={{ listStyle: 'none' }}>
      {shown.map((tag) => (
        <li key={tag.id}>
          <Badge color={tag.color} variant="light" tt="none" fw={500}>
            {tag.name}
          </Badge>
        </li>
      ))}
      {tags.length > most && (
        <li>
          <Badge color="gray" variant="outline" tt="none" fw={500}>
            <Trans>{tags.length - most} more</Trans>
          </Badge>
        </li>
      )}
    </Group>
  );
}
