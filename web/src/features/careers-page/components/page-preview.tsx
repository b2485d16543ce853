import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageBlock } from '@/contract';
import { sentence } from '@/http/problem';
import { previewQuery, type PageLanguage } from '../api/careers-pages';
import classes from './careers-page.module.css';

/** Pixels of a visitor's screen. */
const widths = { desk: 1180, phone: 390 };
const height = 720;

/** The page as the server draws it out of these blocks, as wide as on a desk or on a phone. */
export function PagePreview({ language, blocks }: { language: PageLanguage; blocks: PageBlock[] }) {
  const { t } = useLingui();
  const [screen, setScreen] = useState<keyof typeof widths>(() =>
    window.matchMedia('(min-width: 48em)').matches ? 'desk' : 'phone',
  );
  const [typed] = useDebouncedValue(blocks, 400);
  const { ref, width } = useElementSize();
  const { data, error } = useQuery({
    ...previewQuery(language, typed),
    placeholderData: keepPreviousData,
  });
  const scale = width === 0 ? 1 : Math.min(1, width / widths[screen]);
  return (
    <Stack gap="xs" className={classes.preview}>
      <Group justify="space-between">
        <Text size="sm" fw={550}>
          <Trans>As visitors see it</Trans>
        </Text>
        <SegmentedControl
          aria-label={t`Screen of the preview`}
          value={screen}
          onChange={(value) => setScreen(value)}
          data={[
            { value: 'desk', label: t`Desktop` },
            { value: 'phone', label: t`Phone` },
          ]}
        />
      </Group>
      {error !== null && (
        <Alert color="yellow">
          <Trans>The preview is not up to date: {sentence(error)}</Trans>
        </Alert>
      )}
      <div ref={ref} className={classes.screen} style={{ height }}>
        <iframe
          className={classes.frame}
          sandbox=""
          srcDoc={data?.html ?? ''}
          title={t`Preview of the careers page`}
          tabIndex={-1}
          style={{ width: widths[screen], height: height / scale, transform: `scale(${scale})` }}
        />
      </div>
    </Stack>
  );
}
