import { PapiscopeError, standardsProfileIdSchema } from '@papiscope/shared/contracts';
import { standardsProfileSchema } from './profile';
import { profileOf, STANDARDS_PROFILES } from './profiles';

test('the built-in profiles are valid data with ids of their own', () => {
  for (const profile of STANDARDS_PROFILES) {
    expect(standardsProfileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  }
  expect(STANDARDS_PROFILES.map((p) => p.id)).toEqual(standardsProfileIdSchema.options);
});

test('a profile with a misspelt limit is refused', () => {
  expect(standardsProfileSchema.safeParse({ ...profileOf('protocol'), unit_angels: {} }).success).toBe(false);
});

test('an unknown profile is named, with those that exist', () => {
  expect(() => profileOf('nato')).toThrow(PapiscopeError);
  expect(() => profileOf('nato')).toThrow(/protocol, icao-easa, faa/);
});
