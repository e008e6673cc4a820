"""Rarities: every oddity of corpus/sample/README.md, and the provisions that must come of it."""

# Every row is a path in the document, then its kind, its label as printed and its words.
Row = tuple[str, str, str, str]
ROWS: dict[str, list[Row]] = {
    "nl-19020202-901": [  # text after a list belongs to the ledd, not to the last item
        ("§1/ledd/1/bokstav/b", "bokstav", "b", "sjekke snora, jf. § 2"),
        ("§2/ledd/1/nummer/3", "nummer", "3", "tjæret"),  # the second list counts on
        ("§3/ledd/1/nummer/1~2", "nummer", "1", "ni sløyfer og"),  # or begins again
        ("§4/ledd/2", "ledd", "(2)", "Hatten skal være grønn."),
        ("§5/ledd/1/strekpunkt/2", "strekpunkt", "", "legge seg flatt"),
    ],
    "nl-19020202-902": [  # three deep; text after an inner list belongs to the item around it
        ("§1/ledd/1/bokstav/a/nummer/1/nummer/iii", "nummer", "iii", "ingen tut"),
        ("§1/ledd/1/bokstav/a/nummer/1", "nummer", "1",
         "brune, med\nlang tut\nkort tut\ningen tut\nalt målt fra hanken"),
        ("§2/ledd/1/nummer/1", "nummer", "1", "kanna er arvet\nkatten har tatt det"),
        ("§3/ledd/1/bokstav/a/strekpunkt/2", "strekpunkt", "", "under vasken"),
    ],
    "nl-19020202-903": [  # a list with no ledd around it is cited «§ 1-1 nr. 2»
        ("§1-1/nummer/2", "nummer", "2", "Lykter slukkes når hanen galer."),
        ("§1-2/bokstav/b", "bokstav", "b", "Glasset pusses med avispapir."),
        ("§1-2/ledd/1", "ledd", "", "Den som pusser, får beholde avisa."),
        ("§1-4/strekpunkt/1", "strekpunkt", "", "Parafin."),
        ("§1-5/rest/1", "rest", "", "Jf. ellers det gamle reglementet."),
    ],
    "nl-19020202-904": [  # the label counts, not the place: 1 3 3 4, a b d, h i k, z aa bb
        ("§1/ledd/1/nummer/3~2", "nummer", "3", "tjære"),
        ("§2/ledd/1/bokstav/d", "bokstav", "d", "or."),
        ("§3/ledd/1/bokstav/i", "bokstav", "i", "indigo"),
        ("§4/ledd/1/bokstav/bb", "bokstav", "bb", "begge."),
    ],
    "nl-19020202-905": [  # «(2)» is cited as andre ledd, and is no part of its words
        ("§1/ledd/2/bokstav/b", "bokstav", "b", "svare når noen roper."),
        ("§2/ledd/1", "ledd", "(1)",
         "Hubroen varsles skriftlig.\nVarselet henges på et tre.\nDet tas ned ved vårjevndøgn."),
        ("§3/nummer/1a", "nummer", "(1a)", "Dun kan ikke samles."),
        ("§3/ledd/4", "ledd", "(4)", "Egg skal ligge."),  # a gap stays
        ("§4/ledd/1", "ledd", "*(1)", "Uglekasser skal ha tak."),
    ],
    "nl-19020202-906": [  # «2.» is cited as nr. 2
        ("§1/nummer/2/bokstav/a", "bokstav", "a", "mot rekkverket"),
        ("§2/ledd/1", "ledd", "", "Når tåka kommer, gjelder dette:"),
        ("§2/nummer/1", "nummer", "1.", "Ingen ror."),
        ("§3/ledd/3", "ledd", "", "Første og andre ledd gjelder ikke sild."),  # counted together
        ("§4/bokstav/b", "bokstav", "(b)", "Fargen velges ved loddtrekning."),
        ("§5/nummer/II", "nummer", "II.", "Øsekar skal henge."),
        ("§6/nummer/6.2", "nummer", "6.2", "Tauene byttes hver vår."),
    ],
    "nl-19020202-907": [  # paragraphs of an item are one text; a run-in heading has its own line
        ("§2/ledd/1/bokstav/a/nummer/2", "nummer", "2", "baker sist."),
        ("§3/ledd/1/bokstav/b", "bokstav", "b",
         "Flatbrød\nTykkelsen skrives ikke.\nDen skal kjennes."),
    ],
    "nl-19020202-908": [  # almost nothing in it
        ("§1/rest/1", "rest", "", "Paragrafen er satt av til senere."),
        ("§3", "paragraf", "§ 3", ""),
        ("§4", "paragraf", "§ 4", ""),
        ("§11/rest/1", "rest", "", "Det fjerde slaget hører lærlingen til."),
        ("§11/ledd/2", "ledd", "", "Deretter hviler begge."),  # what is between does not count
    ],
    "nl-19020202-909": [  # quoted text is under `rest`, never a ledd of the act that quotes
        ("§1-2/rest/1/rest/2/rest/2", "rest", "§ 3-3", ""),
        ("§1-2/rest/1/rest/2/rest/2/ledd/2", "ledd", "", "Katten kan likevel omtales."),
        ("§1-2/rest/1/rest/3/rest/1/bokstav/e", "bokstav", "e", "mate kattene."),
        ("§1-3/rest/4/ledd/1", "ledd", "(1)", "Nemnda heter Storenemnda."),
    ],
    "nl-19020202-910": [("§3/ledd/1", "ledd", "", "Måker skal ikke mates fra galleriet.")],
    "nl-19020202-911": [("§5/ledd/1", "ledd", "", "Sverm følges til den setter seg.")],
    "nl-19020202-912": [("§3", "paragraf", "§ 3", "")],
    "nl-19020202-913": [
        ("§1", "paragraf", "§ 1", ""),
        ("§4/ledd/1", "ledd", "", "Skyssbonden har krav på kaffe."),  # has data-repealeddate
        ("§8/ledd/2", "ledd", "", "(Opphevet)"),  # keeps its number
        ("§8/ledd/3", "ledd", "", "Kusken hviler etter hver andre mil."),
        ("kap2", "kapittel", "", ""),
    ],
    "nl-19020202-914": [("§1-2", "paragraf", "§ 1-2", ""), ("kap2", "kapittel", "", "")],
    "nl-19020202-915": [
        ("rest/1", "rest", "",
         "Loven oppheves ved lov 2 jan 2098 nr. 997 (i kraft fra den tiden Kongen bestemmer)."),
    ],
    "nl-19020202-917": [  # the first keeps the number
        ("§6-2/ledd/2", "ledd", "", "Ovnen åpnes først når den er kald."),
        ("§6-2~2/ledd/1", "ledd", "", "Glasuren kan være blå."),
    ],
    "nl-19020202-919": [  # a name that recurs stands under what is around it
        ("kap1/kapI", "kapittel", "", ""),
        ("kap2/kapI", "kapittel", "", ""),
        ("kap2/avsnitt/1", "avsnitt", "", ""),
        ("kapIIA", "kapittel", "", ""),  # the file says kapII
        ("kap4A", "kapittel", "", ""),
    ],
    "nl-19020202-920": [  # paragrafer stand straight under the act, however deep they are
        ("del1", "del", "", ""),
        ("kap2/avsnitt/1/ledd/1", "ledd", "", "Tekst rett under et avsnitt, uten paragraf."),
        ("kapII/avsnitt/1/avsnitt/1", "avsnitt", "", ""),
        ("§2-4/ledd/1", "ledd", "", "Løse tråder klippes."),
    ],
    "nl-19020202-921": [
        ("§1/ledd/1", "ledd", "",
         "Noten gjelder fra den tid koret bestemmer. Samme note kan brukes igjen."),
        ("§2/ledd/1/bokstav/b", "bokstav", "b", "basser."),
    ],
    "nl-19020202-923": [
        ("§1/ledd/1", "ledd", "",
         "Et tun er minst 40 m2 og slipper ut lite CO2. Målet tas i snø."),
        ("§3/ledd/1", "ledd", "", "grindvokter: den som åpner; portvokter: den som lukker."),
        ("§4/ledd/1", "ledd", "",
         "Bompengene er 1 000 kroner for en elefant og 2 500 000 kroner for et tog."),
        ("§5/ledd/1", "ledd", "", "Grinda har hengsle\xadsmørings\xadplan og god\xadkjenning."),
        ("§7i/ledd/1", "ledd", "", "Grinda er av jern."),
    ],
    "nl-19020202-924": [  # cells are parted by tabs, rows by newlines
        ("§1/ledd/1", "ledd", "", "Prisen er\nDyr\tPris i skilling\nHøne\t4\nHane er gratis"),
        ("§2/ledd/1", "ledd", "", "Vår\tLam"),
        ("vedlegg1/ledd/1", "ledd", "", "Skjemaet ligger også som pdf-fil."),
    ],
    "nl-19020202-928": [
        ("nab/a1", "artikkel", "Artikkel 1", ""),
        ("nab/a1/nummer/2", "nummer", "2.", "Porter står åpne, jf. artikkel 2."),
        ("nab/p1/a1~2/ledd/1", "ledd", "", "Dogs run free."),
        ("ctt/aXI", "artikkel", "Art XI", ""),
        ("vedlegg2", "vedlegg", "", ""),
    ],
    "nl-19020202-930": [  # the address as data-name has it, the label as printed
        ("§3a", "paragraf", "§ 3a", ""),
        ("§3b", "paragraf", "§ 3 b", ""),
        ("§4A-2", "paragraf", "§ 4 A-2", ""),
        ("§21-12A", "paragraf", "§ 21-12A", ""),
        ("§2A-1a", "paragraf", "§ 2 A-1 a", ""),
        ("§§14til16", "paragraf", "§§ 14 til 16", ""),
    ],
    "nl-19020202-931": [
        ("§5/ledd/1", "ledd", "",
         "Se direktiv 02/1/EF, forordning (EF) nr. 2/02 artikkel 5, res. 2 feb 1902, avtalens"
         " vedlegg IX, kaffetraktaten, Dok. nr. 99 (1901–1902), G-01/1902 og her."),
    ],
    "nl-19020202-932": [  # placeholders count
        ("§1/ledd/1", "ledd", "", "– – –"),
        ("§1/ledd/2", "ledd", "", "Melkespann settes ut før seks."),
        ("§2/ledd/1/nummer/2", "nummer", "2", "– – –"),
        ("§5/ledd/2", "ledd", "(2)", "Osten hører løperen til."),
    ],
    "nl-19020202-939": [("§1/ledd/1", "ledd", "", "Datoane står ikkje i rekkje.")],
    "nl-19020202-941": [("§1/ledd/1", "ledd", "", "Venter.")],
    "nl-19020202-944": [
        ("§2/ledd/1", "ledd", "", "Flaska tas inn før frosten."),
        ("avsnitt/1/ledd/2", "ledd", "", "Kork fra før 1902 teller ikke."),
        ("vedlegg1/nummer/2", "nummer", "2", "Brune flasker."),
    ],
    "nl-19020202-945": [("§1/ledd/3/bokstav/b", "bokstav", "b", "så stor som bokstav a krever")],
    "nl-19020202-946": [
        ("§1/ledd/1/nummer/2", "nummer", "2", "i parentes"),  # «(2)»
        ("§1/ledd/1/nummer/3", "nummer", "3", "etter et anførselstegn."),  # ««3.»
        ("§2/ledd/1/nummer/2.1.1", "nummer", "2.1.1", "under trappa"),
        ("§2/ledd/3/strekpunkt/2", "strekpunkt", "", "på veien."),  # no label at all
        ("§3/ledd/1/bokstav/B/nummer/IV", "nummer", "IV", "på nedersiden."),
    ],
    "nl-16010203-000": [("b1/k2/a3", "artikkel", "3 Art", ""), ("b2_k1", "avsnitt", "", "")],
    "nl-18030303-000": [("rest/2", "rest", "", "slik den lyder nå")],
    "nl-18030303-000-nn": [("rest/2", "rest", "", "slik ho lyder no")],
    "nl-19100210-000": [("§2/ledd/1", "ledd", "", "Den som banker på etter § 1, får svar.")],
    "nl-19050505-905": [  # old form: instruction, new text, instruction, new text
        ("kapI/rest/2", "rest", "", "§ 2-3 første ledd andre punktum skal lyde:"),
        ("kapI/ledd/1", "ledd", "", "Husstanden kan takke nei."),
        ("kapI/rest/5", "rest", "§ 2-3 a", ""),
        ("kapIII/ledd/1", "ledd", "", "Loven gjelder fra den tid grenderådet bestemmer."),
    ],
    "nl-20980101-998": [
        ("kapI/rest/1/rest/3/ledd/2", "ledd", "", "Lykta skal være gul."),
        ("kapII/rest/1/rest/2/rest/2", "rest", "§ 9 a", ""),
        ("kapII/rest/2/rest/3/ledd/2", "ledd", "(2)", "Fristen er to år."),
    ],
    "nl-20980102-997": [
        ("kapI/rest/3", "rest", "§ 6", ""),
        ("kapVI/rest/2/rest/3/rest/2", "rest", "", "Kapittel 1. Katter"),
    ],
    "nl-20980203-996": [("§1/ledd/1", "ledd", "", "En robot kan være nabo.")],
    "sf-19020202-9922": [
        ("§1/ledd/1", "ledd", "", "Orgelet stemmes hver måned og etter tordenvær."),
        ("vedlegg1/rest/2", "rest", "", "Trompet og krumhorn."),
    ],
    "sf-19020202-9925": [
        ("§2/ledd/1", "ledd", "", "Skal \\(\\sum s_i\\) være større enn ni, brukes større ski."),
        ("§3/ledd/1", "ledd", "", "Merket ser slik ut:"),
        ("§4/rest/1", "rest", "", "Figur 1. Unnarenn sett fra øst"),
    ],
    "sf-19020202-9926": [
        ("§1/rest/1", "rest", "", "«Her begynner skogen.»\n«Gå stille.»"),
        ("§1/ledd/2", "ledd", "", "Skiltet males hvert år."),
        ("§5/rest/2", "rest", "", "B"),
        ("§5/ledd/3", "ledd", "", "furu."),
        ("§7/ledd/1/bokstav/a", "bokstav", "a", "for voksne kr 12,–"),
        ("§8/rest/1", "rest", "", "rakes bort."),
    ],
    "sf-19020202-9927": [
        ("§1/nummer/1.2/bokstav/b", "bokstav", "b", "den andre."),
        ("§2/nummer/2.2", "nummer", "2.2", "i poteter."),
        ("vedlegg1/nummer/1", "nummer", "1.", "Mål\nKassa er to tommer høy."),
    ],
    "sf-19020202-9933": [  # nobody has seen it: its words are kept
        ("§1/rest/1", "rest", "", "Teksten i en ukjent klasse skal ikke bli borte."),
        ("§1/ledd/1", "ledd", "", "Kjent ledd."),
        ("§3/rest/1", "rest", "", "Elv\nnoe vått\nÅs\nnoe tørt"),
        ("§4/ledd/1/strekpunkt/1", "strekpunkt", "", "kniv"),
        ("rest/1", "rest", "", "Løs tekst rett under dokumentet."),
    ],
    "sf-19020202-9936": [
        ("§1/ledd/1/nummer/2/nummer/1", "nummer", "1", "av jern"),  # «.1»
        ("§2/ledd/1/nummer/1.2", "nummer", "1.2", "hatt"),  # `value` says 12
        ("§3/ledd/1/nummer/2~2", "nummer", "2", "høyt"),
        ("§4/nummer/4.1/nummer/4.1.2", "nummer", "4.1.2", "to døgn."),
    ],
    "sf-19020202-9937": [
        ("ledd/2", "ledd", "", "Hesten ser mot vest."),
        ("nummer/2", "nummer", "2.", "Det fires når noen ser det."),
        ("bokstav/b", "bokstav", "b", "Ingen flagg om natta."),
        ("nummer/3", "nummer", "3.", "Snora er hvit."),
    ],
    "sf-19020202-9940": [
        ("§1-1-2", "paragraf", "§ 1-1-2", ""),
        ("a5", "artikkel", "Artikkel 5", ""),
    ],
}  # fmt: skip
