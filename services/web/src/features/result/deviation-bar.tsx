interface Props {
  /** Arc minutes. */
  readonly deviation: number | null;
  readonly u: number | null;
  readonly tolerance: number | null;
}

const WIDTH = 80;
const HEIGHT = 18;

/** Deviation with its uncertainty within the tolerance, as a small picture; the numbers stand beside it. */
export function DeviationBar({ deviation, u, tolerance }: Props) {
  if (deviation === null || tolerance === null) return null;
  const reach = Math.max(tolerance * 1.4, (Math.abs(deviation) + (u ?? 0)) * 1.1);
  const at = (value: number): number => WIDTH / 2 + (value / reach) * (WIDTH / 2 - 2);
  const [middle, spread] = [HEIGHT / 2, u ?? 0];
  return (
    <svg
      className="deviation-bar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <rect
        className="tolerance"
        x={at(-tolerance)}
        width={at(tolerance) - at(-tolerance)}
        y="1"
        height={HEIGHT - 2}
      />
      <line className="zero" x1={at(0)} x2={at(0)} y1="0" y2={HEIGHT} />
      <line
        className="whisker"
        x1={at(deviation - spread)}
        x2={at(deviation + spread)}
        y1={middle}
        y2={middle}
      />
      <circle cx={at(deviation)} cy={middle} r="4" />
    </svg>
  );
}
