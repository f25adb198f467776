import fc from 'fast-check';

/** Characters that parsers stumble over, beside any others. */
const nasty = fc.constantFrom(
  '\0',
  '\n',
  '\r',
  '"',
  "'",
  '\\',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  ',',
  ':',
  ';',
  '<',
  '%',
  '/',
  '..',
  '\u2028',
  '\ufeff',
  '\ud800',
  '1e999',
  '-0',
  'NaN',
  'null',
);

/** Text of any kind, at most `length` pieces. */
export function text(length = 200): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: length })
    .map((all) => all.join(''));
}

/** A good text with pieces cut out, doubled and put in: the inputs that come nearest to being right. */
export function damaged(good: string): fc.Arbitrary<string> {
  const place = fc.nat(Math.max(0, good.length - 1));
  const change = fc.tuple(place, fc.nat(30), fc.oneof(nasty, fc.string({ maxLength: 5 })));
  return fc
    .array(change, { minLength: 1, maxLength: 5 })
    .map((changes) =>
      changes.reduce((all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length), good),
    );
}

/** The same for bytes. */
export function damagedBytes(good: Buffer): fc.Arbitrary<Buffer> {
  const change = fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }));
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    const copy = Buffer.from(good);
    for (const [at, bytes] of changes) copy.set(bytes.subarray(0, copy.length - at), at);
    return copy;
  });
}

/** Any JSON value, often with the names that the schema knows. */
export function json(names: readonly string[]): fc.Arbitrary<unknown> {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, 1e308, 0.1, '', 'x', '2.5', '\0', '__proto__'),
      fc.double(),
      fc.string(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor'), fc.string()),
        tie('value'),
        { maxKeys: 6 },
      ),
    ),
  }));
  return value;
}
