import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUES, numberText, quantity, signedQuantity, translate } from '.';
import { PHRASES } from './translate';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe.each(['de', 'sk'] as const)('%s', (language) => {
  test('every text takes up the same values as the English one', () => {
    for (const [key, text] of Object.entries(CATALOGUES.en)) {
      const other = CATALOGUES[language][key as keyof typeof CATALOGUES.en];
      expect([key, placeholders(other)]).toEqual([key, placeholders(text)]);
      expect(other).not.toBe('');
    }
  });

  test('every phrase takes up all that changes in it', () => {
    for (const phrase of PHRASES) {
      const count = phrase.en.split('*').length - 1;
      const wanted = Array.from({ length: count }, (_, i) => `{${i}}`);
      expect([phrase.en, placeholders(phrase[language])]).toEqual([phrase.en, wanted]);
    }
  });

  test.each(sentencesOfTheMeasurement())('%s', (sentence) => {
    const forms = FACTS.map((facts) => sentence.replace('${facts}', facts).replace('${seen}', 'seen to X'));
    expect(forms.map((form) => translate(form, language))).not.toEqual(forms);
  });
});

/** What stands behind `facts` in the sentences of a verdict. */
const FACTS = ['deviation X, tolerance X, U X', 'width X, at most X, U X'];

/** What the evaluation and the fit may say, read from their sources, so that a new sentence is not forgotten here. */
function sentencesOfTheMeasurement(): string[] {
  const root = join(__dirname, '../../../measure/src');
  const folders = ['standards', 'standards/checks', 'fit'];
  const thrown = /^(Missing|There is no)/;
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('profile'))
      .map((file) => join(root, folder, file)),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'([A-Z][^'\n]+\.)'|`([A-Z][^`\n]+\.)`/g)].map(
      ([, plain, filled]) =>
        (plain ?? filled ?? '').replaceAll(/\$\{(?!facts\}|seen\})(?:[^{}]|\{[^{}]*\})*\}/g, 'X'),
    ),
  );
  return [...new Set(found)].filter(
    (text) => text.includes(' ') && !text.startsWith('X') && !thrown.test(text),
  );
}

test('a reason of several sentences, with its numbers', () => {
  const remark =
    'Dimming steps were not flown, and a camera without absolute calibration gives no candelas. White to red intensity, relative: A 1.27, B 1.31.';
  expect(translate(remark, 'de')).toContain('Lichtstärke Weiß zu Rot, relativ: A 1,27, B 1,31.');
  expect(translate('No transition was measured for unit B and C.', 'sk')).toBe(
    'Pre jednotku B a C nebol nameraný prechod.',
  );
  expect(
    translate(
      'Nobody has confirmed that these are the lights of the PAPI. Outside the tolerance: deviation +7.5′, tolerance ±6.0′, U 0.6′.',
      'de',
    ),
  ).toBe(
    'Niemand hat bestätigt, dass dies die Lichter des PAPI sind. Außerhalb der Toleranz: Abweichung +7,5′, Toleranz ±6,0′, U 0,6′.',
  );
  expect(translate('Something new. Not measured.', 'de')).toBe('Something new. Nicht gemessen.');
});

test('numbers', () => {
  expect(numberText(-0.0001, 2, 'en')).toBe('0.00');
  expect(quantity(2.52863, 'deg', 'de')).toBe('2,529°');
  expect(signedQuantity(-1.724, 'arcmin', 'sk')).toBe('−1,72′');
  expect(signedQuantity(1.724, 'arcmin', 'en')).toBe('+1.72′');
});
