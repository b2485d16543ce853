import { t } from '@lingui/core/macro';
import { createFileRoute } from '@tanstack/react-router';
import { LetterTemplates } from '@/features/offers/components/letter-templates';
import { onlyWith } from '@/session/guard';
import { Page } from '@/ui/page';

export const Route = createFileRoute('/app/_console/offers/templates')({
  beforeLoad: onlyWith('offers:manage'),
  component: () => (
    <Page title={t`Letter templates`} description={t`The letters that offers begin with.`}>
      <LetterTemplates />
    </Page>
  ),
});
