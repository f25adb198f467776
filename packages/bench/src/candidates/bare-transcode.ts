import type { EncodePlan } from '@papiscope/video';

/** Filters that draw, and those that move the units' windows. */
const OWN_WORK = /^(ass|sendcmd|overlay)=/;
/** A picture of what is drawn, which `overlay` lays on the other. */
const DRAWN_PICTURE = /^color=/;

/** The encode stage's command without what it draws and follows: the same codec settings, output sizes and number of videos. */
export function bareTranscode(argv: EncodePlan['argv']): string[] {
  return argv.map((argument, i) => (argv[i - 1] === '-filter_complex' ? withoutOwnWork(argument) : argument));
}

function withoutOwnWork(graph: string): string {
  return graph
    .split(';')
    .filter((chain) => !DRAWN_PICTURE.test(chain))
    .map((chain) => {
      const [, inputs = '', filters = '', outputs = ''] =
        /^((?:\[[^\]]*\])*)(.*?)((?:\[[^\]]*\])*)$/.exec(chain) ?? [];
      const kept = filters.split(',').filter((filter) => !OWN_WORK.test(filter));
      const laidOn = filters.startsWith('overlay=') ? inputs.slice(0, inputs.indexOf(']') + 1) : inputs;
      return `${laidOn}${kept.length === 0 ? 'null' : kept.join(',')}${outputs}`;
    })
    .join(';');
}
