import { builtInProfileIdSchema, profileOf, STANDARDS_PROFILES } from './built-in-profiles';
import { PapiscopeError } from './errors';
import { standardsProfileSchema } from './standards-profile';

test('the built-in profiles are valid data with ids of their own', () => {
  for (const profile of STANDARDS_PROFILES) {
    expect(standardsProfileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  }
  expect(STANDARDS_PROFILES.map((p) => p.id)).toEqual(builtInProfileIdSchema.options);
});

test('a profile with a misspelt limit is refused', () => {
  expect(standardsProfileSchema.safeParse({ ...profileOf('protocol'), unit_angels: {} }).success).toBe(false);
});

test('an unknown profile is named, with those that exist', () => {
  expect(() => profileOf('nato')).toThrow(PapiscopeError);
  expect(() => profileOf('nato')).toThrow(/protocol, icao-easa, faa/);
});
