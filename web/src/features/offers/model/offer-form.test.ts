import { describe, expect, it } from 'vitest';
import { dayAhead, formErrors, newOffer, termsOf } from './offer-form';

describe('the form of an offer', () => {
  it('sends minor units, and only values that the template asks for', () => {
    const draft = {
      ...newOffer(undefined, undefined),
      amount: 84500.5,
      currency: 'USD',
      location: ' Denver ',
      values: { vacation_days: '25', gone: 'x', empty: ' ' },
    };
    const terms = termsOf(draft, ['vacation_days', 'empty']);
    expect(terms.pay).toEqual({ minor: 8_450_050, currency: 'USD', period: 'year' });
    expect(terms.location).toBe('Denver');
    expect(terms.values).toEqual({ vacation_days: '25' });
    expect(terms.start_date).toBeNull();
  });

  it('sends no pay where none was typed', () => {
    expect(termsOf(newOffer(undefined, undefined), []).pay).toBeNull();
  });

  it('counts days in the calendar of the viewer', () => {
    expect(dayAhead(7, new Date(2026, 11, 28))).toBe('2027-01-04');
  });

  it('shows the server’s messages beside the fields they are about', () => {
    expect(formErrors({ 'terms.expires_on': 'a', 'terms.pay.minor': 'b', subject: 'c' })).toEqual({
      expires_on: 'a',
      amount: 'b',
      subject: 'c',
    });
  });
});
