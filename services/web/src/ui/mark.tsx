/** Two red, two white: on slope. */
export function Mark() {
  return (
    <svg viewBox="0 0 44 12" width="44" height="12" aria-hidden="true">
      {[6, 16, 28, 38].map((x, i) => (
        <circle key={x} cx={x} cy="6" r="4.2" fill={i < 2 ? '#ff5a4d' : '#fff'} />
      ))}
    </svg>
  );
}
