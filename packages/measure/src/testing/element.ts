/** Element of an array whose bounds are known; throws where they are not. */
export function element<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
}
