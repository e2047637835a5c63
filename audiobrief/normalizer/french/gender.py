"""Which French nouns are feminine, as far as an ending or a list tells: "trente et une candidates"."""

from __future__ import annotations

from audiobrief.patterns import lazy

_ENDING = lazy(
    r"(?:tions?|sions?|ettes?|elles?|ennes?|onnes?|esses?|euses?|trices?|ences?|ances?|ures?|ées?|ités?|ies?|ières?|antes?|"
    r"entes?|ondes?|ailles?|eilles?|euilles?|aines?|ines?|ives?|aisons?|ades?|ates?|oises?|aises?)$"
)
#: Masculine, or of either gender.
_OTHERS = frozenset(
    "musées lycées trophées apogées mausolées scarabées athées pygmées camées incendies génies parapluies sosies amphibies "
    "comité comités côtés étés été députés blessés comptés cimetière cimetières derrières bastion bastions squelette squelettes "
    "quintettes quartettes vermicelles violoncelles rebelles polichinelles libelles murmures augures parjures domaines "
    "capitaines "
    "magazines convives malades grades stades nomades camarades jades pirates démocrates diplomates automates acrobates primates "
    "stigmates aristocrates bureaucrates technocrates autocrates portefeuilles chèvrefeuilles quarante cinquante soixante trente "
    "nonante septante mondes silence silences patrimoines moines malaise malaises".split()
)
_FEMININE = frozenset(
    "personne femme heure minute seconde tonne place semaine fille famille maison école page question ville commune victime "
    "entreprise usine ligne année journée nuit mère sœur pomme tête arme langue pièce chaîne liste plainte table part étoile "
    "bombe "
    "attaque chambre marque élue région équipe image plage cage côte fête île étape œuvre note dent main gare rue salle marche "
    "manche médaille case caisse classe tasse messe gousse cuillère tranche branche rose cerise goutte brique boîte balle chaise "
    "route porte peine roue robe caméra machine vague grève espèce loi moto photo fleur couleur valeur erreur tumeur fin ferme "
    "force forme histoire victoire centrale finale capitale cathédrale escale rafale succursale filiale clinique boutique "
    "fabrique "
    "plante église mosquée prison saison raison pizza avocate députée prime tombe zone villa vache chèvre poule dette dose crise "
    "base phrase cause pause reprise surprise expertise valise chemise banque cible demande offre chanson leçon façon boisson "
    "feuille bouteille bataille médaille taille voiture carte lettre porte cave tente vente pente toile voile salade ambassade "
    "façade brigade promenade candidate tomate date étudiante présidente adjointe sainte contrainte crainte étreinte atteinte "
    "troupe grippe coupe loupe étape nappe grappe frappe trappe échoppe enveloppe jument souris brebis".split()
)
_ALWAYS = frozenset("fois voix noix voies vis".split())


def gender(noun: str) -> bool | None:
    """Whether a noun is feminine, by its ending or by name."""
    if noun in _ALWAYS or noun in _FEMININE or noun.removesuffix("s") in _FEMININE:
        return True
    return bool(_ENDING.search(noun)) and noun not in _OTHERS and f"{noun}s" not in _OTHERS
