import { createFileRoute } from '@tanstack/react-router';
import { CareersPageSettings } from '@/features/careers-page/components/careers-page-settings';
import { ConnectionsPanel } from '@/features/integrations/components/connections-panel';
import { InterviewSettings } from '@/features/interviews/components/interview-settings';
import { LanguageModelSettings } from '@/features/language-model/components/language-model-settings';
import { RolesPanel } from '@/features/members/components/roles-panel';
import { MailTemplates } from '@/features/messages/components/mail-templates';
import { TextSettings } from '@/features/messages/components/text-settings';
import { LetterTemplates } from '@/features/offers/components/letter-templates';
import { SettingsPage } from '@/features/organization/components/settings-page';
import {
  settingsPermissions,
  type SettingsView,
  settingsViews,
} from '@/features/organization/model/sections';
import { ConsentsPanel } from '@/features/privacy/components/consents-panel';
import { DataCopiesPanel } from '@/features/privacy/components/data-copies-panel';
import { ErasuresPanel } from '@/features/privacy/components/erasures-panel';
import { HoldsPanel } from '@/features/privacy/components/holds-panel';
import { RetentionPanel } from '@/features/privacy/components/retention-panel';
import { WorkflowList } from '@/features/workflows/components/workflow-list';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/settings')({
  beforeLoad: onlyWith(...settingsPermissions),
  validateSearch: (search: Record<string, unknown>): { view?: SettingsView } => ({
    view: oneOf(search.view, settingsViews),
  }),
  component: function Settings() {
    const { view } = Route.useSearch();
    return (
      <SettingsPage
        view={view}
        elsewhere={{
          'careers-page': <CareersPageSettings />,
          workflows: <WorkflowList />,
          letters: <LetterTemplates />,
          mails: <MailTemplates />,
          texts: <TextSettings />,
          interviews: <InterviewSettings />,
          roles: <RolesPanel />,
          'language-model': <LanguageModelSettings />,
          connections: <ConnectionsPanel />,
          consents: <ConsentsPanel />,
          'data-copies': <DataCopiesPanel />,
          erasures: <ErasuresPanel />,
          holds: <HoldsPanel />,
          retention: <RetentionPanel />,
        }}
      />
    );
  },
});
