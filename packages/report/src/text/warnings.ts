import type { Phrase } from './phrases';

/** Warnings of a flight. */
export const WARNINGS: readonly Phrase[] = [
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
  // said by results of algorithm 21, which stay readable
  {
    en: 'In the middle of their change the units give * ± * % of the light of both colours together, as colours and brightness show: the angles count that.',
    de: 'In der Mitte ihres Farbwechsels geben die Einheiten {0} ± {1} % des Lichts beider Farben zusammen, wie Farben und Helligkeit zeigen: die Winkel berücksichtigen das.',
    sk: 'Uprostred zmeny farby dávajú jednotky {0} ± {1} % svetla oboch farieb spolu, ako ukazujú farby a jas: uhly s tým počítajú.',
  },
  {
    en: 'In the middle of their change the units may give * ± * % of the light of both colours together, as colours and brightness show: the angles do not count that, their uncertainties do.',
    de: 'In der Mitte ihres Farbwechsels geben die Einheiten vielleicht {0} ± {1} % des Lichts beider Farben zusammen, wie Farben und Helligkeit zeigen: die Winkel berücksichtigen das nicht, ihre Unsicherheiten schon.',
    sk: 'Uprostred zmeny farby možno dávajú jednotky {0} ± {1} % svetla oboch farieb spolu, ako ukazujú farby a jas: uhly s tým nepočítajú, ich neistoty áno.',
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
