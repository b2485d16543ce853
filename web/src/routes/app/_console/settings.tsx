import { createFileRoute } from '@tanstack/react-router';
import { LetterTemplates } from '@/features/offers/components/letter-templates';
import { MailTemplates } from '@/features/messages/components/mail-templates';
import { TextSettings } from '@/features/messages/components/text-settings';
import { InterviewSettings } from '@/features/interviews/components/interview-settings';
import {
  SettingsPage,
  type SettingsView,
  settingsViews,
} from '@/features/organization/components/settings-page';
import { WorkflowList } from '@/features/workflows/components/workflow-list';
import { oneOf } from '@/routing/search';
import { onlyWith } from '@/session/guard';

export const Route = createFileRoute('/app/_console/settings')({
  beforeLoad: onlyWith('organization:update', 'interview_kits:manage'),
  validateSearch: (search: Record<string, unknown>): { view?: SettingsView } => ({
    view: oneOf(search.view, settingsViews),
  }),
  component: function Settings() {
    const { view = 'general' } = Route.useSearch();
    const navigate = Route.useNavigate();
    return (
      <SettingsPage
        view={view}
        onView={(next) => void navigate({ search: { view: next }, replace: true })}
        workflows={<WorkflowList />}
        letters={<LetterTemplates />}
        mails={<MailTemplates />}
        texts={<TextSettings />}
        interviews={<InterviewSettings />}
      />
    );
  },
});
