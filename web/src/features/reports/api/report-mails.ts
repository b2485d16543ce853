import { queryOptions } from '@tanstack/react-query';
import {
  changeMyReportMail,
  createReportMail,
  listReportMailChoices,
  listReportMails,
  removeReportMail,
  sendReportMail,
  updateReportMail,
} from '@/client';
import type { ReportMail, ReportMailChange, ReportMailInput } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export const reportMailsQuery = queryOptions({
  queryKey: ['report-mails', 'list'],
  queryFn: ({ signal }) => listReportMails({ signal }),
});

/** The members who may be sent a report. */
export const reportMailChoicesQuery = queryOptions({
  queryKey: ['report-mails', 'choices'],
  queryFn: ({ signal }) => listReportMailChoices({ signal }),
});

export const createMail = (body: ReportMailInput, key: string) =>
  createReportMail({ body, headers: idempotencyKey(key) });

export const changeMail = (mail: ReportMail, body: ReportMailChange) =>
  updateReportMail({ path: { report_mail_id: mail.id }, body, headers: ifMatch(mail.version) });

export const sendMail = (mail: ReportMail, key: string) =>
  sendReportMail({
    path: { report_mail_id: mail.id },
    headers: { ...ifMatch(mail.version), ...idempotencyKey(key) },
  });

export const removeMail = (mail: ReportMail) =>
  removeReportMail({ path: { report_mail_id: mail.id }, headers: ifMatch(mail.version) });

/** Stops the mail to oneself, or lets it come again. */
export const changeMyPart = (mail: ReportMail, wanted: boolean, withFile?: boolean) =>
  changeMyReportMail({ path: { report_mail_id: mail.id }, body: { wanted, with_file: withFile } });
