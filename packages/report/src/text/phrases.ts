import type { ReportLanguage } from '@papiscope/shared/contracts';

type Translated = Exclude<ReportLanguage, 'en'>;

/** A sentence of the result. `*` stands for what changes in it; the translations take these up as `{0}`, `{1}`, … */
export type Phrase = Readonly<Record<'en' | Translated, string>>;

/** Reasons and remarks of units and checks. */
export const REASONS: readonly Phrase[] = [
  {
    en: 'Flown without RTK: absolute angles are indicative and carry no verdict, only differences and widths do.',
    de: 'Ohne RTK geflogen: absolute Winkel sind nur Anhaltswerte und werden nicht beurteilt, nur Differenzen und Breiten.',
    sk: 'Let bez RTK: absolútne uhly sú orientačné a neposudzujú sa, posudzujú sa len rozdiely a šírky.',
  },
  {
    en: 'The site states no nominal value: measured, but not judged.',
    de: 'Kein Sollwert angegeben: gemessen, aber nicht beurteilt.',
    sk: 'Nominálna hodnota nie je uvedená: namerané, ale neposúdené.',
  },
  {
    en: 'The profile states no tolerance: measured, but not judged.',
    de: 'Keine Toleranz angegeben: gemessen, aber nicht beurteilt.',
    sk: 'Tolerancia nie je uvedená: namerané, ale neposúdené.',
  },
  {
    en: 'Outside the tolerance: deviation *, tolerance *, U *.',
    de: 'Außerhalb der Toleranz: Abweichung {0}, Toleranz {1}, U {2}.',
    sk: 'Mimo tolerancie: odchýlka {0}, tolerancia {1}, U {2}.',
  },
  {
    en: 'Too close to the limit for this uncertainty: deviation *, tolerance *, U *.',
    de: 'Für diese Unsicherheit zu nahe an der Grenze: Abweichung {0}, Toleranz {1}, U {2}.',
    sk: 'Pri tejto neistote príliš blízko medze: odchýlka {0}, tolerancia {1}, U {2}.',
  },
  {
    en: 'Wider than permitted: width *, at most *, U *.',
    de: 'Breiter als zulässig: Breite {0}, höchstens {1}, U {2}.',
    sk: 'Širší, než je dovolené: šírka {0}, najviac {1}, U {2}.',
  },
  {
    en: 'Too close to the limit for this uncertainty: width *, at most *, U *.',
    de: 'Für diese Unsicherheit zu nahe an der Grenze: Breite {0}, höchstens {1}, U {2}.',
    sk: 'Pri tejto neistote príliš blízko medze: šírka {0}, najviac {1}, U {2}.',
  },
  {
    en: 'The light of this unit was not found in the video.',
    de: 'Das Licht dieser Einheit wurde im Video nicht gefunden.',
    sk: 'Svetlo tejto jednotky sa vo videu nenašlo.',
  },
  {
    en: 'No transition was measured.',
    de: 'Es wurde kein Übergang gemessen.',
    sk: 'Nebol nameraný žiadny prechod.',
  },
  { en: 'Not measured.', de: 'Nicht gemessen.', sk: 'Nemerané.' },
  {
    en: 'The fit of the transition failed.',
    de: 'Der Übergang ließ sich nicht anpassen.',
    sk: 'Prechod sa nepodarilo preložiť.',
  },
  {
    en: 'The unit was never seen lit.',
    de: 'Die Einheit war nie leuchtend zu sehen.',
    sk: 'Jednotku nebolo nikdy vidno svietiť.',
  },
  {
    en: 'The lights could not be followed through most of the video: check that each box sits on its light.',
    de: 'Den Lichtern war durch den größten Teil des Videos nicht zu folgen: prüfen, ob jeder Rahmen auf seinem Licht sitzt.',
    sk: 'Svetlá nebolo možné sledovať väčšinou videa: skontrolujte, či je každý rámček na svojom svetle.',
  },
  {
    en: 'The light was seen, but too faintly beside its surroundings to tell its colours.',
    de: 'Das Licht war zu sehen, aber neben seiner Umgebung zu schwach, um seine Farben zu erkennen.',
    sk: 'Svetlo bolo vidieť, ale popri okolí bolo príliš slabé na rozoznanie farieb.',
  },
  {
    en: 'The light is overexposed: too little of it is left unclipped to tell its colours. Record with a shorter exposure.',
    de: 'Das Licht ist überbelichtet: zu wenig davon ist nicht gesättigt, um seine Farben zu erkennen. Mit kürzerer Belichtung aufnehmen.',
    sk: 'Svetlo je preexponované: nenasýtenej časti je príliš málo na rozoznanie farieb. Nahrajte s kratšou expozíciou.',
  },
  {
    en: 'Only red was seen: the flight did not lead above the transition of this unit.',
    de: 'Nur Rot wurde gesehen: der Flug führte nicht über den Übergang dieser Einheit hinaus.',
    sk: 'Bola vidieť len červená: let neviedol nad prechod tejto jednotky.',
  },
  {
    en: 'Only white was seen: the flight did not lead below the transition of this unit.',
    de: 'Nur Weiß wurde gesehen: der Flug führte nicht unter den Übergang dieser Einheit.',
    sk: 'Bola vidieť len biela: let neviedol pod prechod tejto jednotky.',
  },
  {
    en: 'Only red was seen although the flight led to *°: the light is overexposed, so that its colours cannot be told, or it shows no white. A shorter exposure tells.',
    de: 'Nur Rot wurde gesehen, obwohl der Flug bis {0}° führte: das Licht ist überbelichtet, sodass seine Farben nicht zu erkennen sind, oder es zeigt kein Weiß. Eine kürzere Belichtung sagt es.',
    sk: 'Bola vidieť len červená, hoci let viedol až po {0}°: svetlo je preexponované, takže jeho farby nemožno rozoznať, alebo neukazuje bielu. Odpoveď dá kratšia expozícia.',
  },
  {
    en: 'Only red was seen although the flight led to *°: the unit shows no white there. Check its filter and its setting.',
    de: 'Nur Rot wurde gesehen, obwohl der Flug bis {0}° führte: die Einheit zeigt dort kein Weiß. Filter und Einstellung prüfen.',
    sk: 'Bola vidieť len červená, hoci let viedol až po {0}°: jednotka tam neukazuje bielu. Skontrolujte jej filter a nastavenie.',
  },
  {
    en: 'Only white was seen although the flight led to *°: the light is overexposed, so that its colours cannot be told, or it shows no red. A shorter exposure tells.',
    de: 'Nur Weiß wurde gesehen, obwohl der Flug bis {0}° führte: das Licht ist überbelichtet, sodass seine Farben nicht zu erkennen sind, oder es zeigt kein Rot. Eine kürzere Belichtung sagt es.',
    sk: 'Bola vidieť len biela, hoci let viedol až po {0}°: svetlo je preexponované, takže jeho farby nemožno rozoznať, alebo neukazuje červenú. Odpoveď dá kratšia expozícia.',
  },
  {
    en: 'Only white was seen although the flight led to *°: the unit shows no red there. Check its filter and its setting.',
    de: 'Nur Weiß wurde gesehen, obwohl der Flug bis {0}° führte: die Einheit zeigt dort kein Rot. Filter und Einstellung prüfen.',
    sk: 'Bola vidieť len biela, hoci let viedol až po {0}°: jednotka tam neukazuje červenú. Skontrolujte jej filter a nastavenie.',
  },
  {
    en: 'The red side of the transition was not flown, or the light was not seen there.',
    de: 'Die rote Seite des Übergangs wurde nicht geflogen, oder das Licht war dort nicht zu sehen.',
    sk: 'Červená strana prechodu nebola preletená alebo tam svetlo nebolo vidno.',
  },
  {
    en: 'The white side of the transition was not flown, or the light was not seen there.',
    de: 'Die weiße Seite des Übergangs wurde nicht geflogen, oder das Licht war dort nicht zu sehen.',
    sk: 'Biela strana prechodu nebola preletená alebo tam svetlo nebolo vidno.',
  },
  {
    en: 'The flight stayed inside the transition: neither full red nor full white was seen.',
    de: 'Der Flug blieb im Übergang: weder volles Rot noch volles Weiß wurde gesehen.',
    sk: 'Let ostal v prechode: nebola vidieť ani plná červená, ani plná biela.',
  },
  {
    en: 'The light was not seen while it changed colour, somewhere between *° and *°.',
    de: 'Das Licht war nicht zu sehen, während es die Farbe wechselte, irgendwo zwischen {0}° und {1}°.',
    sk: 'Svetlo nebolo vidieť, keď menilo farbu, niekde medzi {0}° a {1}°.',
  },
  {
    en: 'The passes contradict each other: another light was followed in one of them, or video and telemetry do not belong together.',
    de: 'Die Durchflüge widersprechen einander: in einem wurde einem anderen Licht gefolgt, oder Video und Telemetrie gehören nicht zusammen.',
    sk: 'Prelety si odporujú: v jednom bolo sledované iné svetlo alebo video a telemetria nepatria k sebe.',
  },
  {
    en: 'No frames in which all units were seen at a known position.',
    de: 'Keine Bilder, in denen alle Einheiten bei bekannter Position zu sehen waren.',
    sk: 'Žiadne snímky, na ktorých by bolo pri známej polohe vidno všetky jednotky.',
  },
  {
    en: 'Not flown farther, or lights out of the picture: seen to *.',
    de: 'Nicht weiter geflogen oder Lichter außerhalb des Bildes: gesehen bis {0}.',
    sk: 'Ďalej sa neletelo alebo svetlá boli mimo obrazu: vidno do {0}.',
  },
  {
    en: "Flown to the limit within the position's uncertainty: seen to *.",
    de: 'Im Rahmen der Positionsunsicherheit bis zur Grenze geflogen: gesehen bis {0}.',
    sk: 'Preletené po medzu v rámci neistoty polohy: vidno do {0}.',
  },
  {
    en: 'Not every unit was seen throughout the sector: seen to *.',
    de: 'Nicht jede Einheit war im ganzen Sektor zu sehen: gesehen bis {0}.',
    sk: 'Nie každú jednotku bolo vidno v celom sektore: vidno do {0}.',
  },
  {
    en: 'Dimming steps were not flown, and a camera without absolute calibration gives no candelas.',
    de: 'Die Helligkeitsstufen wurden nicht geflogen, und eine Kamera ohne absolute Kalibrierung gibt keine Candela.',
    sk: 'Stupne stmievania sa nelietali a kamera bez absolútnej kalibrácie nedáva kandely.',
  },
  {
    en: 'White to red intensity, relative: *.',
    de: 'Lichtstärke Weiß zu Rot, relativ: {0}.',
    sk: 'Svietivosť bielej k červenej, relatívne: {0}.',
  },
  {
    en: 'A camera without colour calibration gives no CIE coordinates: to be checked on the ground.',
    de: 'Eine Kamera ohne Farbkalibrierung gibt keine CIE-Koordinaten: am Boden zu prüfen.',
    sk: 'Kamera bez farebnej kalibrácie nedáva súradnice CIE: overiť na zemi.',
  },
  {
    en: 'The glide path angle of the ILS is not stated.',
    de: 'Der Gleitwegwinkel des ILS ist nicht angegeben.',
    sk: 'Uhol zostupovej roviny ILS nie je uvedený.',
  },
  {
    en: 'MEHT needs a bar of four units, or of two for an APAPI.',
    de: 'MEHT verlangt eine Anlage aus vier Einheiten, beim APAPI aus zwei.',
    sk: 'MEHT vyžaduje sústavu štyroch jednotiek, pri APAPI dvoch.',
  },
  {
    en: 'The site has no surveyed THRESHOLD point.',
    de: 'Die Schwelle ist nicht eingemessen.',
    sk: 'Prah dráhy nie je zameraný.',
  },
  {
    en: 'The surveyed THRESHOLD point lies beyond the bar: check the site.',
    de: 'Der eingemessene Schwellenpunkt liegt hinter der Anlage: Standortdaten prüfen.',
    sk: 'Zameraný bod prahu leží za sústavou: skontrolujte údaje o mieste.',
  },
  {
    en: 'No transition was measured for unit *.',
    de: 'Für Einheit {0} wurde kein Übergang gemessen.',
    sk: 'Pre jednotku {0} nebol nameraný prechod.',
  },
  {
    en: 'One side of the bar only: the other one was not measured.',
    de: 'Nur eine Seite der Anlage: die andere wurde nicht gemessen.',
    sk: 'Len jedna strana sústavy: druhá nebola zmeraná.',
  },
  {
    en: 'A glide path needs a bar of four units, or of two for an APAPI.',
    de: 'Ein Gleitweg verlangt eine Anlage aus vier Einheiten, beim APAPI aus zwei.',
    sk: 'Zostupová rovina vyžaduje sústavu štyroch jednotiek, pri APAPI dvoch.',
  },
  {
    en: 'No glide path angle is stated besides the setting angles.',
    de: 'Neben den Einstellwinkeln ist kein Gleitwegwinkel angegeben.',
    sk: 'Okrem uhlov nastavenia nie je uvedený uhol zostupovej roviny.',
  },
  {
    en: 'The setting angles of the on-slope units are not stated.',
    de: 'Die Einstellwinkel der mittleren Einheiten sind nicht angegeben.',
    sk: 'Uhly nastavenia stredných jednotiek nie sú uvedené.',
  },
  {
    en: 'The setting angles of neighbours are not stated.',
    de: 'Die Einstellwinkel benachbarter Einheiten sind nicht angegeben.',
    sk: 'Uhly nastavenia susedných jednotiek nie sú uvedené.',
  },
  {
    en: 'The setting angles give a glide path of *, stated is *.',
    de: 'Die Einstellwinkel ergeben einen Gleitweg von {0}, angegeben ist {1}.',
    sk: 'Uhly nastavenia dávajú zostupovú rovinu {0}, uvedená je {1}.',
  },
  {
    en: 'Setting angles do not rise from the outer to the inner unit: *.',
    de: 'Die Einstellwinkel steigen von der äußeren zur inneren Einheit nicht an: {0}.',
    sk: 'Uhly nastavenia od vonkajšej k vnútornej jednotke nestúpajú: {0}.',
  },
  {
    en: 'Unusual setting angles, to be confirmed: *.',
    de: 'Ungewöhnliche Einstellwinkel, zu bestätigen: {0}.',
    sk: 'Neobvyklé uhly nastavenia, treba potvrdiť: {0}.',
  },
];
