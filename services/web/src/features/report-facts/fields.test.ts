import { toDraft, toFacts } from './fields';

test('what is stated comes back as it was, and an empty field is not stated', () => {
  const facts = { operator: 'Jana', conditions: { wind: '210° 6 kt' }, adjuster_arcmin_per_turn: 7.5 };
  expect(toFacts(toDraft(facts))).toEqual(facts);
  expect(toFacts({ ...toDraft(facts), operator: ' ', wind: '', adjuster_arcmin_per_turn: '7,25' })).toEqual({
    adjuster_arcmin_per_turn: 7.25,
  });
  expect(toFacts(toDraft({}))).toEqual({});
});
