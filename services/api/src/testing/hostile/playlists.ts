/** Texts that make a media player open other files: each asks for the canary, and for a file of this machine. */
export function playlists(canary: string): Record<string, string> {
  return {
    'HLS playlist': `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${canary}/a.ts\n#EXT-X-ENDLIST\n`,
    'HLS master playlist': `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${canary}/b.m3u8\n`,
    'HLS playlist of a local file': `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n`,
    'HLS playlist with a key to fetch': `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${canary}/key"\n#EXTINF:10,\n${canary}/c.ts\n`,
    'concat script': `ffconcat version 1.0\nfile /etc/passwd\nfile ${canary}/d.mp4\n`,
    'DASH manifest': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${canary}/e.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    'session description': `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n`,
    'playlist of addresses': `[playlist]\nFile1=${canary}/f.mp4\nNumberOfEntries=1\n`,
    'XML with an external entity': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "${canary}/g">]><x>&e;</x>`,
    'HTML page': `<html><body><video src="${canary}/h.mp4"></video><script>fetch("${canary}/i")</script></body></html>`,
    'SVG picture': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${canary}/j.png"/></svg>`,
  };
}
