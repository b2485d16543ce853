import { t } from '@lingui/core/macro';
import type { Anchors, Interview, InterviewState, Kit, Recommendation } from '@/contract';

export const recommendations: { value: Recommendation; label: string; color: string }[] = [
  {
    value: 'strong_no',
    get label() {
      return t`Strong no`;
    },
    color: 'red',
  },
  {
    value: 'no',
    get label() {
      return t`No`;
    },
    color: 'yellow',
  },
  {
    value: 'yes',
    get label() {
      return t`Yes`;
    },
    color: 'spruce',
  },
  {
    value: 'strong_yes',
    get label() {
      return t`Strong yes`;
    },
    color: 'spruce',
  },
];

export const recommendationOf = (value: Recommendation) =>
  recommendations.find((one) => one.value === value) ?? recommendations[0];

export const stateWords: Record<InterviewState, { label: string; color: string }> = {
  scheduled: {
    get label() {
      return t`Scheduled`;
    },
    color: 'gray',
  },
  completed: {
    get label() {
      return t`Held`;
    },
    color: 'spruce',
  },
  cancelled: {
    get label() {
      return t`Cancelled`;
    },
    color: 'gray',
  },
  no_show: {
    get label() {
      return t`Candidate missed it`;
    },
    color: 'yellow',
  },
};

/** The label of an interview's state; one without a time says so. */
export const stateOf = (interview: Interview) =>
  interview.state === 'scheduled' && interview.starts_at === null
    ? { label: t`Not scheduled yet`, color: 'yellow' }
    : stateWords[interview.state];

export const ratings = [1, 2, 3, 4] as const;
export type Rating = (typeof ratings)[number];

const words = ['one', 'two', 'three', 'four'] as const;

/** What a rating of an attribute means: the kit's own words, or the organization's. */
export const anchorOf = (attribute: Kit['attributes'][number], anchors: Anchors, rating: Rating): string =>
  (attribute.anchors ?? anchors)[words[rating - 1] ?? 'one'];
