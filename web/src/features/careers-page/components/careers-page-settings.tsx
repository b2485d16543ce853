import { useLingui } from '@lingui/react/macro';
import { SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '@/session/use-me';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { languages } from '@/writing/words';
import { careersPagesQuery, type PageLanguage } from '../api/careers-pages';
import { AlertAudiencePanel } from './alert-audience';
import { PageEditor } from './page-editor';

/** The careers page, language by language. */
export function CareersPageSettings() {
  const { t } = useLingui();
  const me = useMe();
  const { data, error, refetch } = useQuery(careersPagesQuery);
  const [chosen, setChosen] = useState<PageLanguage | null>(null);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The careers page`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  const written = data.items.find(({ published, version }) => published !== null || version > 0);
  const language = chosen ?? written?.language ?? 'en';
  const page = data.items.find((one) => one.language === language);
  return (
    <Stack>
      <SegmentedControl
        aria-label={t`Language of the page`}
        value={language}
        onChange={(value) => setChosen(value)}
        data={[...languages]}
        style={{ alignSelf: 'flex-start' }}
      />
      {page !== undefined && <PageEditor key={language} page={page} slug={me.organization?.slug ?? ''} />}
      <AlertAudiencePanel />
    </Stack>
  );
}
