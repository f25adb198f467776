/** Windows that the app must fit: a telephone, a laptop, a large screen. */
export const WIDTHS = [
  [360, 740],
  [1440, 900],
  [2560, 1440],
] as const;
