import { Trans } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';

/** A letter as the candidate reads it; the server made the HTML of parts that it knows. */
export function LetterView({ subject, html }: { subject: string; html: string }) {
  return (
    <>
      <Title order={2} size="h3" mb="xs">
        {subject}
      </Title>
      {html === '' ? (
        <Text c="dimmed">
          <Trans>The letter appears here.</Trans>
        </Text>
      ) : (
        <div className="rc-prose" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </>
  );
}
