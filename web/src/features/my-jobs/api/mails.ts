import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { changeMyAlert, chooseMyMails, listMyAlerts, listMyMailChoices, removeMyAlert } from '@/client';
import { paging } from '@/http/pages';

export const myAlertsQuery = infiniteQueryOptions({
  queryKey: ['my-mails', 'alerts'],
  queryFn: ({ pageParam, signal }) => listMyAlerts({ query: { limit: 30, cursor: pageParam }, signal }),
  ...paging,
});

export const mailChoicesQuery = queryOptions({
  queryKey: ['my-mails', 'choices'],
  queryFn: ({ signal }) => listMyMailChoices({ signal }),
});

export interface AlertChange {
  id: string;
  paused?: boolean;
  frequency?: 'daily' | 'weekly';
}

export const changeAlert = ({ id, ...body }: AlertChange) => changeMyAlert({ path: { alert_id: id }, body });

export const removeAlert = (id: string) => removeMyAlert({ path: { alert_id: id } });

export const chooseOutreach = (id: string, outreach: boolean) =>
  chooseMyMails({ path: { organization_id: id }, body: { outreach } });
