import type { Phrase } from './phrases';

/** What the lines of the uncertainty budget rest on. */
export const BASES: readonly Phrase[] = [
  {
    en: 'scatter of the colour signal, 0.5 s block sandwich',
    de: 'Streuung des Farbsignals, Blöcke von 0.5 s',
    sk: 'rozptyl farebného signálu, bloky po 0.5 s',
  },
  {
    en: 'height * (stated by the telemetry, * of it slow), * pass(es)',
    de: 'Höhe {0} (Angabe der Telemetrie, davon langsam {1}), Durchflüge: {2}',
    sk: 'výška {0} (údaj telemetrie, z toho pomalá časť {1}), prelety: {2}',
  },
  {
    en: 'height * (stated by the telemetry, * of it slow), part common to the flight',
    de: 'Höhe {0} (Angabe der Telemetrie, davon langsam {1}), dem Flug gemeinsamer Teil',
    sk: 'výška {0} (údaj telemetrie, z toho pomalá časť {1}), časť spoločná pre let',
  },
  {
    en: 'height * (assumed for fixed RTK, * of it slow), * pass(es)',
    de: 'Höhe {0} (Annahme für RTK, davon langsam {1}), Durchflüge: {2}',
    sk: 'výška {0} (predpoklad pre RTK, z toho pomalá časť {1}), prelety: {2}',
  },
  {
    en: 'height * (assumed for fixed RTK, * of it slow), part common to the flight',
    de: 'Höhe {0} (Annahme für RTK, davon langsam {1}), dem Flug gemeinsamer Teil',
    sk: 'výška {0} (predpoklad pre RTK, z toho pomalá časť {1}), časť spoločná pre let',
  },
  {
    en: 'height * (what it scatters by, * of it slow), * pass(es)',
    de: 'Höhe {0} (Streuung der Telemetrie, davon langsam {1}), Durchflüge: {2}',
    sk: 'výška {0} (rozptyl telemetrie, z toho pomalá časť {1}), prelety: {2}',
  },
  {
    en: 'height * (what it scatters by, * of it slow), part common to the flight',
    de: 'Höhe {0} (Streuung der Telemetrie, davon langsam {1}), dem Flug gemeinsamer Teil',
    sk: 'výška {0} (rozptyl telemetrie, z toho pomalá časť {1}), časť spoločná pre let',
  },
  {
    en: 'height * (stated by the telemetry), * pass(es)',
    de: 'Höhe {0} (Angabe der Telemetrie), Durchflüge: {1}',
    sk: 'výška {0} (údaj telemetrie), prelety: {1}',
  },
  {
    en: 'height * (assumed for fixed RTK), * pass(es)',
    de: 'Höhe {0} (Annahme für RTK), Durchflüge: {1}',
    sk: 'výška {0} (predpoklad pre RTK), prelety: {1}',
  },
  {
    en: 'height * (stated by the telemetry), part common to the flight',
    de: 'Höhe {0} (Angabe der Telemetrie), dem Flug gemeinsamer Teil',
    sk: 'výška {0} (údaj telemetrie), časť spoločná pre let',
  },
  {
    en: 'height * (assumed for fixed RTK), part common to the flight',
    de: 'Höhe {0} (Annahme für RTK), dem Flug gemeinsamer Teil',
    sk: 'výška {0} (predpoklad pre RTK), časť spoločná pre let',
  },
  {
    en: 'height * (what it scatters by), * pass(es)',
    de: 'Höhe {0} (Streuung der Telemetrie), Durchflüge: {1}',
    sk: 'výška {0} (rozptyl telemetrie), prelety: {1}',
  },
  {
    en: 'height * (what it scatters by), part common to the flight',
    de: 'Höhe {0} (Streuung der Telemetrie), dem Flug gemeinsamer Teil',
    sk: 'výška {0} (rozptyl telemetrie), časť spoločná pre let',
  },
  {
    en: '* positions a second, * between them',
    de: '{0} Positionen je Sekunde, dazwischen {1}',
    sk: '{0} polôh za sekundu, medzi nimi {1}',
  },
  {
    en: 'no frame shows the colour change: anywhere within *',
    de: 'kein Bild zeigt den Farbwechsel: irgendwo innerhalb von {0}',
    sk: 'žiadna snímka neukazuje zmenu farby: kdekoľvek v rozsahu {0}',
  },
  {
    en: 'scatter of the passes of most units beyond all of this',
    de: 'Streuung der Durchflüge der meisten Einheiten über all das hinaus',
    sk: 'rozptyl preletov väčšiny jednotiek nad to všetko',
  },
  {
    en: 'scatter of the passes beyond all of this',
    de: 'Streuung der Durchflüge über all das hinaus',
    sk: 'rozptyl preletov nad to všetko',
  },
  {
    en: 'height bias * without RTK, drift * from leg to leg, * pass(es)',
    de: 'Höhenfehler {0} ohne RTK, Drift {1} von Abschnitt zu Abschnitt, Durchflüge: {2}',
    sk: 'chyba výšky {0} bez RTK, posun {1} medzi úsekmi, prelety: {2}',
  },
  {
    en: 'height bias * without RTK, drift * from leg to leg, part common to the flight',
    de: 'Höhenfehler {0} ohne RTK, Drift {1} von Abschnitt zu Abschnitt, dem Flug gemeinsamer Teil',
    sk: 'chyba výšky {0} bez RTK, posun {1} medzi úsekmi, časť spoločná pre let',
  },
  {
    en: 'video/telemetry offset as far as the passes leave it open',
    de: 'Versatz Video/Telemetrie, soweit die Durchflüge ihn offenlassen',
    sk: 'posun video/telemetria, pokiaľ ho prelety neurčujú',
  },
  {
    en: 'several video/telemetry offsets explain the passes: ± * s',
    de: 'mehrere Versätze Video/Telemetrie erklären die Durchflüge: ± {0} s',
    sk: 'prelety vysvetľuje niekoľko posunov videa a telemetrie: ± {0} s',
  },
  {
    en: 'one direction only: * × * of unknown offset',
    de: 'nur eine Richtung: {0} × {1} unbekannter Versatz',
    sk: 'len jeden smer: {0} × {1} neznámeho posunu',
  },
  {
    en: 'luma carries the angle, climb and descent',
    de: 'Luma trägt den Winkel, Steig- und Sinkflug',
    sk: 'uhol nesie luma, stúpanie a klesanie',
  },
  {
    en: 'luma carries the angle, one direction only',
    de: 'Luma trägt den Winkel, nur eine Richtung',
    sk: 'uhol nesie luma, len jeden smer',
  },
  {
    en: 'chroma lag, climb and descent',
    de: 'Nachlauf des Chromas, Steig- und Sinkflug',
    sk: 'oneskorenie chromy, stúpanie a klesanie',
  },
  {
    en: 'chroma lag, one direction only',
    de: 'Nachlauf des Chromas, nur eine Richtung',
    sk: 'oneskorenie chromy, len jeden smer',
  },
  { en: 'ρ = * assumed', de: 'ρ = {0} angenommen', sk: 'ρ = {0}, predpoklad' },
  {
    en: 'ρ = * from the plateaus: red flux of * leg(s), luma',
    de: 'ρ = {0} aus den Plateaus: roter Lichtstrom (Abschnitte: {1}) und Luma',
    sk: 'ρ = {0} z plošín: červený tok (úseky: {1}) a luma',
  },
  {
    en: 'ρ = * from the plateaus: red flux of * leg(s)',
    de: 'ρ = {0} aus den Plateaus: roter Lichtstrom (Abschnitte: {1})',
    sk: 'ρ = {0} z plošín: červený tok (úseky: {1})',
  },
  {
    en: 'ρ = * from the plateaus: luma',
    de: 'ρ = {0} aus den Plateaus: Luma',
    sk: 'ρ = {0} z plošín: luma',
  },
  // said by results of algorithm 10, which stay readable
  {
    en: 'luma under curves about sRGB and BT.709',
    de: 'Luma unter Kennlinien um sRGB und BT.709',
    sk: 'luma pri krivkách okolo sRGB a BT.709',
  },
  {
    en: 'luma under a curve * ± *, as cameras have: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709; like film by * %',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie Kameras sie haben: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709; zu {2} % wie Film',
    sk: 'luma pri krivke {0} ± {1}, aké kamery mávajú: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709; na {2} % ako film',
  },
  {
    en: 'luma under a curve * ± *, as the rings of the lights show: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709; like film by * %',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie die Ringe der Lichter zeigen: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709; zu {2} % wie Film',
    sk: 'luma pri krivke {0} ± {1}, ako ukazujú prstence svetiel: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709; na {2} % ako film',
  },
  {
    en: 'luma under a curve * ± *, as changes of the exposure show: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709; like film by * %',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie Änderungen der Belichtung zeigen: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709; zu {2} % wie Film',
    sk: 'luma pri krivke {0} ± {1}, ako ukazujú zmeny expozície: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709; na {2} % ako film',
  },
  {
    en: 'luma under a curve * ± *, as cameras have: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie Kameras sie haben: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709',
    sk: 'luma pri krivke {0} ± {1}, aké kamery mávajú: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709',
  },
  {
    en: 'luma under a curve * ± *, as the video declares: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie das Video sie angibt: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709',
    sk: 'luma pri krivke {0} ± {1}, ako uvádza video: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709',
  },
  {
    en: 'luma under a curve * ± *, as the rings of the lights show: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie die Ringe der Lichter zeigen: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709',
    sk: 'luma pri krivke {0} ± {1}, ako ukazujú prstence svetiel: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709',
  },
  {
    en: 'luma under a curve * ± *, as changes of the exposure show: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709',
    de: 'Luma unter einer Kennlinie {0} ± {1}, wie Änderungen der Belichtung zeigen: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709',
    sk: 'luma pri krivke {0} ± {1}, ako ukazujú zmeny expozície: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709',
  },
  // said by results of algorithms 24 and 25, which stay readable
  {
    en: 'luma under a curve * ± *: −1 is a power of 1/2.2, 0 sRGB, 1 BT.709',
    de: 'Luma unter einer Kennlinie {0} ± {1}: −1 ist eine Potenz von 1/2,2, 0 sRGB, 1 BT.709',
    sk: 'luma pri krivke {0} ± {1}: −1 je mocnina 1/2,2, 0 sRGB, 1 BT.709',
  },
  // said by results of algorithms 11 to 23, which stay readable
  {
    en: 'luma under a curve * ± * of the way from sRGB to BT.709',
    de: 'Luma unter einer Kennlinie {0} ± {1} des Weges von sRGB zu BT.709',
    sk: 'luma pri krivke {0} ± {1} cesty od sRGB k BT.709',
  },
  // said by results of algorithm 21, which stay readable
  {
    en: 'light in the middle of the change: * ± * % of that of both colours',
    de: 'Licht in der Mitte des Farbwechsels: {0} ± {1} % von dem beider Farben',
    sk: 'svetlo uprostred zmeny farby: {0} ± {1} % svetla oboch farieb',
  },
  {
    en: 'light in the middle of the change: that of both colours, * % sure',
    de: 'Licht in der Mitte des Farbwechsels: das beider Farben, zu {0} % sicher',
    sk: 'svetlo uprostred zmeny farby: svetlo oboch farieb, na {0} % isté',
  },
  {
    en: 'red light shows no green: deeper than the camera can code, * ± * of its red',
    de: 'rotes Licht zeigt kein Grün: tiefer, als die Kamera codieren kann, {0} ± {1} seines Rots',
    sk: 'červené svetlo neukazuje zelenú: sýtejšie, než kamera dokáže kódovať, {0} ± {1} jeho červenej',
  },
  {
    en: 'luma under hybrid log-gamma, as the video declares',
    de: 'Luma unter Hybrid Log-Gamma, wie das Video angibt',
    sk: 'luma pri hybrid log-gamma, ako uvádza video',
  },
  {
    en: 'colour mode *, whose curve is not known',
    de: 'Farbmodus {0}, dessen Kennlinie nicht bekannt ist',
    sk: 'farebný režim {0}, ktorého krivka nie je známa',
  },
  {
    en: 'form of the edge and levels of both colours',
    de: 'Form der Farbgrenze und Pegel beider Farben',
    sk: 'tvar rozhrania a úrovne oboch farieb',
  },
];
