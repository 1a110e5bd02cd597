"""First names that are common in the Netherlands: enough to know a column of people when it is seen."""

from __future__ import annotations

_NAMES = """
aart abdel abdul abdullah achmed ad adam adriaan ahmad ahmed albert alex alexander ali alice alida amber
amina amir an andre andrea andreas andries angela angelique anita anja anke ankie anna annabel anne
anneke annelies annemarie annemiek annet annette annie anouk ans antoinette anton antonia antonius
antoon arend arie arjan arjen arnold arnoud arthur astrid aukje axel aziz babette barbara bart bas
bastiaan beatrix ben benjamin bennie berend bernadette bernard bert berta bertus betty bianca birgit
bjorn bob boris bouke bram brenda brigitte bruno carel carin carina carla carlo carlos carmen carola
carolien carolina caroline casper catharina cees celine chantal charles charlotte chris christa christel
christiaan christian christina christine cindy claire claudia coen conny cor cora corine cornelia
cornelis corrie cynthia daan daniel danielle danny dave david davy debby demi dennis diana dick diederik
dieuwke dilan dinie dirk dirkje dominique doris dylan ed eddy edith edward edwin eefje elena eline
elisabeth elise elizabeth ella ellen els elsje emiel emily emine emma emre enrico eric erica erik erika
erna ernst esmee esra esther eva evelien eveline evert fabian farid fatih fatima fatma fay felix femke
ferdinand ferry fleur floor floris folkert fouad frank frans fransje fred freddy frederik frits froukje
gabriel geert geertje geertruida gemma gerard gerben gerda gerhard gerlof gerrie gerrit gerritje gert
gertjan gertrude gijs gijsbert gina greet greetje guido hakan hamid hanna hannah hanneke hannie hans
harald harm harmen harold harrie harry hasan hassan hatice heidi heleen helena helma hendrik hendrika
hendrikus henk hennie henny henri henriette herman hermanus hetty hilda hilde hugo huib huseyin ibrahim
ilona ilse imane imke ina ineke inge ingeborg ingrid irene iris irma isa isabel isabelle ismail ivo jaap
jack jacob jacoba jacobus jacqueline jacques jaime jan janine janna janneke jannie janny jantine jantje
jasmijn jason jasper jeanette jeannette jelle jenny jeroen jerry jesse jessica jetske jim jitske joanna
job jochem joep johan johanna johannes john johnny jolanda jolande jolien jonas jonathan joop joost
jordy joris jos jose josef josephine joyce judith julia julian julie juliette jurgen jurre justin kaan
karel karen karim karin karina karlijn kars kasper kay kees kelly kevin khadija khalid kim kirsten klaas
klaasje koen koert kristel kristian lambert lara larissa lars laura lea leendert leila leo leon leonard
leonie lex liam lianne lidia lidy lieke lies liesbeth lilian lina linda lindsay lisa lisanne lisette
loes lotte louis louise luc luca lucas lucia ludo luuk lydia maaike maarten machteld madelon manon marc
marcel marco margaret margreet margriet maria marian marianne marie marieke marielle marije marijke
marina mario marion marit marja marjan marjolein marjolijn mark marleen marlies marloes marlous marnix
martha martijn martin martina martine mary maryam mathijs matthias matthijs maud maureen maurice maurits
maxim maximiliaan mehmet melanie melissa melle menno merel mia michael michel michelle mieke mien mike
miranda miriam mirjam mitchell mohamad mohamed mohammad mohammed monica moniek monique mounir mourad
muhammad murat mustafa nadia nadine najat nancy natalie natasja nathalie nick nico nicolaas nicole
nicolette niek niels nienke nina noah noor noortje nora olga oliver omar onno orlando oscar osman otto
pascal patricia patrick patty paul paula pauline pepijn peter petra petronella petrus philip piet pieter
pietje pim pleun quinten rachel rachid ralph ramon raoul raymond rebecca reinier reinout remco remi
renate rene renee renske riana rianne richard rick rien riet rik rina rinus rita roan rob robbert robert
robin roderick roel roelien roelof roger roland rolf roman romy ron ronald ronnie rosa rosalie rosanne
rose rowan ruben rudi rudolf rudy ruth ruud ryan sabine sabrina said sakina salma sam samantha samir
samira samuel sander sandra sanne sara sarah saskia sebastiaan selin selma serge sharon sharona sheila
siebe siem sietske silvia simon simone sjaak sjoerd sjoukje sofie sonja sophia sophie stefan stefanie
stephanie steven stijn suleyman susan susanne suzan suzanne sven sybren sylvia tamara tanja tara teun
teunis thea theo theodora theodorus thijs thomas tim timo timothy tineke tini tjeerd tobias tom tommy
toon trees trudy truus twan ursula valerie vera veronica veronique victor vincent vivian walter wendy
werner wessel wiebe wieger wil wilhelmina wilhelmus willeke willem willemien willemijn wilma wim wouter
xander yara yasmin yasmina yassin yolanda youssef yusuf yvette yvonne zeynep zoe zohra
"""
VOORNAMEN = frozenset(_NAMES.split())
