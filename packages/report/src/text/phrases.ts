import type { ReportLanguage } from '@papiscope/shared/contracts';

type Translated = Exclude<ReportLanguage, 'en'>;

/** A sentence of the result. `*` stands for what changes in it; the translations take these up as `{0}`, `{1}`, … */
export type Phrase = Readonly<Record<'en' | Translated, string>>;

/** Reasons, remarks and warnings of a result. */
export const SENTENCES: readonly Phrase[] = [
  {
    en: 'The lights were found with a confidence of * % only, and nobody has confirmed them. Look at where they were followed (x and y of the frame measurements, or the enhanced videos), and mark them by hand where that is wrong.',
    de: 'Die Lichter wurden nur mit einer Sicherheit von {0} % gefunden, und niemand hat sie bestätigt. Prüfen, wo ihnen gefolgt wurde (x und y der Messwerte je Bild oder die aufbereiteten Videos), und sie von Hand markieren, wo das nicht stimmt.',
    sk: 'Svetlá boli nájdené s istotou len {0} % a nikto ich nepotvrdil. Skontrolujte, kde boli sledované (x a y meraní snímok alebo upravené videá), a kde to nesedí, označte ich ručne.',
  },
  {
    en: 'Nobody has confirmed that these are the lights of the PAPI.',
    de: 'Niemand hat bestätigt, dass dies die Lichter des PAPI sind.',
    sk: 'Nikto nepotvrdil, že ide o svetlá PAPI.',
  },
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
  {
    en: 'The stated uncertainties do not contain the errors of the surveyed points and of the RTK base: the site states none.',
    de: 'Die angegebenen Unsicherheiten enthalten die Fehler der Vermessungspunkte und der RTK-Basis nicht: dazu liegen keine Angaben vor.',
    sk: 'Uvedené neistoty neobsahujú chyby zameraných bodov a základne RTK: údaje o nich nie sú k dispozícii.',
  },
  {
    en: 'Positions without RTK: angles are indicative, only differences and widths count.',
    de: 'Positionen ohne RTK: Winkel sind Anhaltswerte, nur Differenzen und Breiten zählen.',
    sk: 'Poloha bez RTK: uhly sú orientačné, platia len rozdiely a šírky.',
  },
  {
    en: 'The transitions were flown in one direction only, so that nothing in the flight tells how the telemetry lags the video: an unknown lag is most of the uncertainty. Fly at least one climb and one descent, or state the lag of this drone where it is known.',
    de: 'Die Übergänge wurden nur in einer Richtung durchflogen; nichts im Flug verrät daher, wie weit die Telemetrie dem Video nachläuft: der unbekannte Versatz macht den größten Teil der Unsicherheit aus. Mindestens einmal steigen und einmal sinken, oder den Versatz dieser Drohne angeben, wo er bekannt ist.',
    sk: 'Prechody boli preletené iba jedným smerom, takže nič v lete neukazuje, o koľko telemetria zaostáva za videom: neznáme oneskorenie tvorí najväčšiu časť neistoty. Leťte aspoň raz nahor a raz nadol, alebo uveďte oneskorenie tohto dronu, ak je známe.',
  },
  {
    en: 'The heights scatter by * from update to update, * are stated: check the reception of satellites and RTK corrections. The uncertainties count what was seen.',
    de: 'Die Höhen streuen von Position zu Position um {0}, angegeben sind {1}: Empfang von Satelliten und RTK-Korrekturen prüfen. Die Unsicherheiten rechnen mit dem, was zu sehen war.',
    sk: 'Výšky sa od polohy k polohe rozptyľujú o {0}, uvedené sú {1}: skontrolujte príjem satelitov a korekcií RTK. Neistoty počítajú s tým, čo bolo vidieť.',
  },
  {
    en: 'Positions come * times a second only: between them the height is known to *: fly more slowly through the transitions, or record more positions.',
    de: 'Es kommen nur {0} Positionen je Sekunde: dazwischen ist die Höhe auf {1} bekannt. Langsamer durch die Übergänge fliegen oder mehr Positionen aufzeichnen.',
    sk: 'Polohy prichádzajú len {0}-krát za sekundu: medzi nimi je výška známa na {1}. Leťte cez prechody pomalšie alebo zaznamenávajte viac polôh.',
  },
  {
    en: 'In the middle of their change the units give * ± * % of the light of both colours together, as colours and brightness show: the angles count that.',
    de: 'In der Mitte ihres Farbwechsels geben die Einheiten {0} ± {1} % des Lichts beider Farben zusammen, wie Farben und Helligkeit zeigen: die Winkel berücksichtigen das.',
    sk: 'Uprostred zmeny farby dávajú jednotky {0} ± {1} % svetla oboch farieb spolu, ako ukazujú farby a jas: uhly s tým počítajú.',
  },
  {
    en: 'Have the optics of the units looked at.',
    de: 'Lassen Sie die Optik der Einheiten prüfen.',
    sk: 'Dajte skontrolovať optiku jednotiek.',
  },
  {
    en: 'The camera recorded in the colour mode *, whose curve is not known here: how white a light is cannot be told well.',
    de: 'Die Kamera hat im Farbmodus {0} aufgezeichnet, dessen Kennlinie hier nicht bekannt ist: wie weiß ein Licht ist, lässt sich nicht gut sagen.',
    sk: 'Kamera nahrávala vo farebnom režime {0}, ktorého krivka tu nie je známa: ako biele je svetlo, sa nedá dobre povedať.',
  },
  {
    en: 'The uncertainties count that.',
    de: 'Die Unsicherheiten rechnen damit.',
    sk: 'Neistoty s tým počítajú.',
  },
  {
    en: 'Record in the normal colour mode, or in HLG.',
    de: 'Im normalen Farbmodus oder in HLG aufzeichnen.',
    sk: 'Nahrávajte v normálnom farebnom režime alebo v HLG.',
  },
  {
    en: 'The passes through the transition disagree by more than their uncertainty: *.',
    de: 'Die Durchflüge durch den Übergang weichen um mehr als ihre Unsicherheit voneinander ab: {0}.',
    sk: 'Prelety prechodom sa líšia o viac, než je ich neistota: {0}.',
  },
  {
    en: 'The offset between video and telemetry is known to * only.',
    de: 'Der Versatz zwischen Video und Telemetrie ist nur auf {0} bekannt.',
    sk: 'Posun medzi videom a telemetriou je známy len na {0}.',
  },
  {
    en: 'No setting angle is stated for unit *: measured angles are not judged.',
    de: 'Für Einheit {0} ist kein Einstellwinkel angegeben: gemessene Winkel werden nicht beurteilt.',
    sk: 'Pre jednotku {0} nie je uvedený uhol nastavenia: namerané uhly sa neposudzujú.',
  },
  {
    en: 'Check the published values.',
    de: 'Veröffentlichte Werte prüfen.',
    sk: 'Skontrolujte publikované hodnoty.',
  },
  {
    en: 'Unit * was measured above unit *: check which light is which.',
    de: 'Einheit {0} wurde über Einheit {1} gemessen: Zuordnung der Lichter prüfen.',
    sk: 'Jednotka {0} bola nameraná nad jednotkou {1}: skontrolujte priradenie svetiel.',
  },
  {
    en: 'All units deviate by more than * in the same direction: check the height datum, the reference points and the RTK base.',
    de: 'Alle Einheiten weichen um mehr als {0} in dieselbe Richtung ab: Höhenbezug, Vermessungspunkte und RTK-Basis prüfen.',
    sk: 'Všetky jednotky sa odchyľujú o viac než {0} tým istým smerom: skontrolujte výškový systém, referenčné body a základňu RTK.',
  },
];
