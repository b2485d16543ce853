import { plural, t } from '@lingui/core/macro';
import type { DataCopy, ErasureCause } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';
import { humanize } from '@/format/words';

/** Why somebody is erased, as it is chosen and as the receipt says it. */
export const causes = () => [
  { value: 'request' as const, label: t`The person asked for it` },
  { value: 'consent' as const, label: t`The person took a consent back` },
  { value: 'unneeded' as const, label: t`The data is no longer needed` },
  { value: 'other' as const, label: t`Another reason` },
];

/** Why somebody was erased, as the receipt says it. */
export const causeOf = (cause: ErasureCause): string =>
  cause === 'retention'
    ? t`By a rule of retention`
    : (causes().find(({ value }) => value === cause)?.label ?? humanize(cause));

/** What was erased, in words, with how many there were. */
export const erased = (kind: string, count: number): string => {
  switch (kind) {
    case 'records':
      return plural(count, { one: '# record', other: '# records' });
    case 'applications':
      return plural(count, { one: '# application emptied', other: '# applications emptied' });
    case 'answers':
      return plural(count, { one: '# answer', other: '# answers' });
    case 'self_identification':
      return plural(count, { one: '# voluntary answer', other: '# voluntary answers' });
    case 'contacts':
      return plural(count, { one: '# address or number', other: '# addresses and numbers' });
    case 'field_values':
      return plural(count, { one: '# earlier value', other: '# earlier values' });
    case 'consents':
      return plural(count, { one: '# consent', other: '# consents' });
    case 'candidate_notes':
    case 'application_notes':
      return plural(count, { one: '# note', other: '# notes' });
    case 'moves':
      return plural(count, { one: '# remark on a move', other: '# remarks on moves' });
    case 'files':
      return plural(count, { one: '# file', other: '# files' });
    case 'messages':
      return plural(count, { one: '# mail', other: '# mails' });
    case 'replies':
      return plural(count, { one: '# answer by mail', other: '# answers by mail' });
    case 'texts':
      return plural(count, { one: '# text', other: '# texts' });
    case 'notifications':
      return plural(count, { one: '# line in inboxes', other: '# lines in inboxes' });
    case 'custom_values':
      return plural(count, { one: '# custom value', other: '# custom values' });
    case 'interviews':
      return plural(count, { one: '# interview emptied', other: '# interviews emptied' });
    case 'booking_links':
      return plural(count, { one: '# link to book', other: '# links to book' });
    case 'scorecards':
      return plural(count, { one: '# scorecard emptied', other: '# scorecards emptied' });
    case 'offers':
      return plural(count, { one: '# offer emptied', other: '# offers emptied' });
    case 'approvals':
      return plural(count, { one: '# approval emptied', other: '# approvals emptied' });
    case 'automation_runs':
      return plural(count, { one: '# run of a rule', other: '# runs of rules' });
    case 'import_rows':
      return plural(count, { one: '# row of an import', other: '# rows of imports' });
    case 'integration_records':
      return plural(count, { one: '# record of another system', other: '# records of other systems' });
    case 'export_files':
      return plural(count, { one: '# file of an export', other: '# files of exports' });
    case 'operation_items':
      return plural(count, { one: '# line of an operation', other: '# lines of operations' });
    case 'deferrals':
      return plural(count, { one: '# reason to keep longer', other: '# reasons to keep longer' });
    case 'job_alerts':
      return plural(count, { one: '# alert of new jobs', other: '# alerts of new jobs' });
    case 'saved_jobs':
      return plural(count, { one: '# saved job', other: '# saved jobs' });
    case 'data_copies':
      return plural(count, { one: '# copy of the data', other: '# copies of the data' });
    case 'erasure_requests':
      return plural(count, { one: '# address of a request', other: '# addresses of requests' });
    case 'accommodations':
      return plural(count, { one: '# request for an adjustment', other: '# requests for adjustments' });
    case 'drafts':
      return plural(count, { one: '# draft', other: '# drafts' });
    case 'profile_items':
      return plural(count, { one: '# entry of a profile', other: '# entries of a profile' });
    case 'holds':
      return plural(count, { one: '# reason of a hold', other: '# reasons of holds' });
    default:
      return `${humanize(kind)}: ${count}`;
  }
};

/** What stays, and why. */
export const kept = (what: string): string => {
  switch (what) {
    case 'record':
      return t`An empty record, for its applications to belong to`;
    case 'applications':
      return t`That there were applications, with job, stages and dates, so that reports count right`;
    case 'ratings':
      return t`Ratings without any words, so that reports count right`;
    case 'offers':
      return t`That there were offers, with pay and dates, and the checksum of an accepted letter`;
    case 'external_number':
      return t`The number that another system has for the person, so that nothing is read again`;
    case 'stopped_numbers':
      return t`A number that said STOP, so that it is never texted again`;
    default:
      return humanize(what);
  }
};

/** How far a copy of somebody's data has come. */
export const copyState = (copy: DataCopy): string => {
  const until = copy.file_until === null ? '' : formatDate(copy.file_until);
  switch (copy.status) {
    case 'waiting':
      return t`Waits for your word, due on ${formatDay(copy.due_on)}`;
    case 'making':
      return t`Being made`;
    case 'ready':
      return copy.fetched_at === null
        ? t`Ready until ${until}, not fetched yet`
        : t`Ready until ${until}, fetched on ${formatDate(copy.fetched_at)}`;
    case 'refused':
      return t`Refused`;
    case 'over':
      return copy.fetched_at === null ? t`Gone since ${until}, never fetched` : t`Gone since ${until}`;
  }
};
