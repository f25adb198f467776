import { bareTranscode } from './bare-transcode';

test('leaves out what is drawn and followed, and nothing else', () => {
  const graph = [
    '[0:0]format=yuv420p,sendcmd=f=crops-0.cmd,sendcmd=f=crops-1.cmd,split=2[enhanced_in][papi_a_in]',
    'color=c=black@0:s=64x36:r=1:d=1,ass=f=enhanced-fixed.ass[enhanced_fixed]',
    '[enhanced_in][enhanced_fixed]overlay=x=0:y=8:eof_action=repeat,ass=f=enhanced.ass:fontsdir=fonts[enhanced]',
    '[papi_a_in]crop@papi_a_coarse=w=40:h=30:x=0:y=2,scale=640:480:flags=bicubic,ass=f=papi_a.ass:fontsdir=fonts[papi_a]',
  ].join(';');
  expect(bareTranscode(['-i', 'ass=x', '-filter_complex', graph, '-map', '[enhanced]'])).toEqual([
    '-i',
    'ass=x',
    '-filter_complex',
    [
      '[0:0]format=yuv420p,split=2[enhanced_in][papi_a_in]',
      '[enhanced_in]null[enhanced]',
      '[papi_a_in]crop@papi_a_coarse=w=40:h=30:x=0:y=2,scale=640:480:flags=bicubic[papi_a]',
    ].join(';'),
    '-map',
    '[enhanced]',
  ]);
});
