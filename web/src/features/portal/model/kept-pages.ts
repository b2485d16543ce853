import { t } from '@lingui/core/macro';
import type { MyApplication, MyApplicationPage } from '@/contract';
import { formatDate, formatDateTime, formatWeekday } from '@/format/dates';
import { currentLanguage } from '@/language/language';
import type { KeptPage, KeptSection, KeptWords } from '@/offline/kept';
import { deciderInWords } from './deciders';
import { progressOf } from './progress';

export const pathOf = (id: string) => `/portal/applications/${id}`;

/** What stands on each kept page: that it is old, and of when. */
export const wordsOfNow = (): KeptWords => {
  const at = formatDateTime(new Date().toISOString());
  return {
    language: currentLanguage(),
    notice: t`You are offline. This is what was last seen here; nothing can be done on it now.`,
    stamp: t`As of ${at}.`,
    retry: t`Try again`,
    home: t`My applications`,
  };
};

/** The list of applications as text. */
export const listAsText = (applications: readonly MyApplication[]): KeptPage => ({
  title: t`My applications`,
  lines: applications.length === 0 ? [t`No applications here`] : [],
  sections: [
    {
      heading: '',
      items: applications.map(({ id, job, organization, stage, status, applied_at }) => ({
        title: job.title,
        href: pathOf(id),
        lines: [
          t`${organization.name}, applied on ${formatDate(applied_at)}`,
          progressOf(status, stage.kind).sentence,
        ],
      })),
    },
  ],
});

const promised = ({ promise, time_zone: zone }: MyApplicationPage): string[] => {
  if (promise === null) return [];
  const day = formatWeekday(promise.day, 'long');
  return [
    promise.is_past
      ? t`You should have heard by ${day}. That day has passed.`
      : t`You hear from them by ${day} at the latest (${zone}).`,
  ];
};

/** An application's page as text: no links, and nothing by which it could be opened elsewhere. */
export const pageAsText = (page: MyApplicationPage): KeptPage => {
  const { application, decider } = page;
  const sections: KeptSection[] = [
    {
      heading: t`For you to do or to know`,
      items: page.tasks.map((task) => ({
        title: task.sentence,
        lines: [
          ...(task.at === null ? [] : [formatDateTime(task.at)]),
          ...(task.until === null ? [] : [t`Until ${formatDateTime(task.until)}`]),
        ],
      })),
    },
    {
      heading: t`What has happened`,
      items: page.history.map((step) => ({
        title: step.stage,
        lines: [step.sentence, formatDateTime(step.at)],
      })),
    },
    {
      heading: t`What you sent with your application`,
      items: page.documents.map((name) => ({ title: '', lines: [name] })),
    },
    {
      heading: t`Messages`,
      items: page.messages.map((message) => ({
        title: message.from_candidate ? t`You` : message.author === '' ? t`The team` : message.author,
        lines: [formatDateTime(message.at), message.subject, message.text, ...message.files].filter(
          (line) => line !== '',
        ),
      })),
    },
  ];
  return {
    title: application.job.title,
    lines: [
      t`${application.organization.name}, applied on ${formatDate(application.applied_at)}`,
      application.stage.name,
      page.sentence,
      ...promised(page),
      ...(decider === null ? [] : [t`Who decides: ${deciderInWords(decider)}`]),
    ],
    sections: sections.filter(({ items }) => items.length > 0),
  };
};
