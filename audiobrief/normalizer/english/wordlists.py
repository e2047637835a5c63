"""What words in capitals are. Written for this project; only what the rules in ``acronyms`` would get wrong need stand here."""

from __future__ import annotations

#: Said letter by letter though they could be words.
LETTERS = frozenset(
    "ACLU AARP ABA ABC ACA ACT ADA ADHD AFC AFL AI AIPA AKA AL AP APA API APR AR ATF ATM ATV BA BAC BBC BLM BMI BMW "
    "CBO CBS CDC "
    "CEO CFO CIA CIO CNBC CNN COO CPA CPAP CPI CPR CTA DA DEA DEI DHS DIY DMV DNA DNC DOD DOE DOI DOJ DOT DUI DVD "
    "EEOC EMT EPA ER "
    "ESG ESPN ESOP ETA ETF EU EV FAA FAQ FBI FCC FDA FDIC FIA GAO GDP GED GI GIS GMO GOP GPA GPS GPU HBO HIV HMO HOA "
    "HR HVAC IAEA "
    "ICBM ICC ICU ID IDF IED IMF IOC IOU IP IPO IQ IRA IRS ISO ISP IT IUD IV IVF JFK KGB LA LAPD LDS LED LGBT LGBTQ "
    "LLC MBA MD ME "
    "MIA MIT MLB MLS MRI MSNBC MVP NBA NBC NCAA NFL NGO NHL NHS NIH NPR NRA NSA NSC NYC NYPD OAS OECD OK OMB OSI OTC "
    "PA PAC PBS PC "
    "PE PI PM PR PTA PTO PTSD RBI RNA RNC ROI SAT SEC SIDS SEO SOS SUV TA TB TSA TSMC TV TVA UAE UAW UCLA UEN UFC "
    "UFO UI UK UMW UN "
    "UNC UNHCR UPS URL US USA USAF USB USC USCIS USDA USGA USMC USPS USS USSR UTC UV VA VIP VP VPN WHO WNBA WTO WWE "
    "XL YMCA YWCA USMCA "
    "IBM AOL AEP UAV IPA IPCC ECB EIA USGS NOC EMS ECG EKG ALS MS UTI OB GYN IUCN IEA ILO IAAF ITV IUI ABS ACC "
    "AMA AMC "
    "ANC AUC BIA BIS EDF EFF EOD EPL FOI FOMC GOAT IDP IRGC ISI JAMA JCPOA KFC MEP MOU NIMH OPM OAN PBA PLO PGA RFK "
    "SUNY "
    "TPS UAP UAL USTR UVA UBS USOC YPG ACL IUOE SEIU AFP UPI DPA ANSA AFSCME EMEA ERA DOT IIHF IFAB FIBA IAG IPSO ITN "
    "BRCA HEVC USPTO IFPTE UMWA EVGA FHA".split()
) - {"ACT", "ETA", "GOAT", "SIDS", "ANSA", "FIBA", "JAMA", "SUNY", "IPSO"}  # fmt: skip
#: Said as words though short or odd: they keep their sound whatever the engine makes of capitals.
WORDS = frozenset(
    "AIDS AIPAC AMBER ASEAN AUKUS AWOL BART BRICS CAIR CAPTCHA CARES CERN COBRA COLA COP COPPA COVID DACA DARPA DOGE "
    "DREAM EFTA FAFSA FARC "
    "FEMA FICA FICO FIFA FINRA FISA GAAP GIF HAMAS HIPAA HUD ICE IKEA INTERPOL ISIL ISIS JPEG LASER LASIK LEED MAGA "
    "MERS MENSA MoMA MOMA NAFTA "
    "NASA NASCAR NASDAQ NATO NAV NIMBY NOAA NORAD NICE OFCOM OFSTED OPEC OSHA OXFAM PEPFAR PETA PIN POTUS RADAR RAM "
    "REIT RICO ROM SAFTA "
    "SALT SARS SCOTUS SCUBA SEAL SIDS SIM SNAP START STEM SUNY SWAT SWIFT TARP TASER TED THAAD UEFA UNESCO UNICEF "
    "UNRWA USMCA VAT VIN WADA WASP "
    "WIC YOLO ZIP CAD LAN WAN BIOS ASCII DOS FLOTUS NIMH CUNY LIBOR SOFR EBITDA FOMO MASH MADD CENTCOM NORTHCOM ANSA "
    "FIBA JAMA GOAT "
    "IPSO EBOLA MOOC HAZMAT SONAR NAACCR ANZAC OPCW CARICOM ECOWAS MERCOSUR NAFO QANTAS FIAT SAAB BAFTA EMMY NEETS "
    "PAC SCADA "
    "MAX LIV NVIDIA SAG RIMPAC AFRICOM STRATCOM BIPOC ROTC".split()
) - {"OPCW", "NAACCR", "USMCA", "NIMH", "PAC", "ROTC"}  # fmt: skip
#: Said in a way of their own.
NAMES = {
    "NAACP": "N double A-C P", "NCAA": "N C double A", "AAA": "triple A", "IEEE": "I triple E", "USAID": "U S aid",
    "FTSE": "footsie", "ROTC": "R O T C", "WWII": "World War two", "WWI": "World War one", "UCSF": "U C S F",
    "CCTV": "C C T V", "CSPAN": "C SPAN", "MSRP": "M S R P", "OPCW": "O P C W", "PAC": "pac", "CPAC": "C pac", "JSON": "Jason",
    "ASAP": "A-S A-P",
}  # fmt: skip
#: Common words of two to five letters: in capitals, somebody is being emphatic.
PLAIN = frozenset(
    "a able about above act add after again age ago all alone along also am an and angry any are area arm army art "
    "as ask at away baby "
    "back bad ball ban bank bar base bay be beach bear beat bed been beg best bet big bill bird bit black blood blow "
    "blue board boat "
    "body bold bomb bond book both boy bring broke build burn bus busy but buy by call came can cap car card care "
    "case cash cat cause "
    "chief child city civil claim class clean clear close club coach coal coast cold come cost could count court "
    "cover crash crime "
    "cry cup cut daily dark data date day dead deal death debt deep deny did die do does dog done don't door down "
    "draw dream drive drop "
    "drug dry due dust each early earn earth east easy eat edge eight else end enemy enjoy enter equal error even "
    "event ever every "
    "exit eye face fact fail fair fake fall false far farm fast fat fear feel feet felt few field fight file fill "
    "film final find fine "
    "fire first fish five fix flag flee fly focus folk food foot for force form four free fresh from front fuel full "
    "fun fund game gas gave "
    "get girl give glass go goal god gold gone good got great green gun guy had hair half hall hand happy hard has "
    "hate have he head hear "
    "heart heat heavy held hell help her here hero hers hey hide high hill him his hit hold hole home hope horse hot "
    "hotel hour house how "
    "huge human hurt ice idea if ill in inner into iron is issue it its jail job join joke judge jump jury just keep "
    "key kid kill kind king "
    "knew know lack lady lake land large last late law lay lead least leave left leg less let level lie life lift "
    "light like line list "
    "live local long look lose loss lost lot loud love low luck made mail main major make male man many map march "
    "mark may maybe mayor me "
    "mean meat media meet men mess met might mile milk mind mine miss mob money month moon moral more most move "
    "movie much music must my "
    "name near need net never new news next nice night nine no none nor north not note now nurse odd of off offer oh "
    "oil ok old on once "
    "one only open or order other our out over own paid pain park part party pass past pay peace plan play plus "
    "point poll poor port "
    "post power press price pride pull push put quick quiet quit quite race raid rain raise ran rate read ready real "
    "red rent rest rich "
    "ride right ring rise risk river road rock role room rule run sad safe said sale same save saw say scene sea "
    "seat see seek sell send "
    "sent set seven sex shame share she ship shoot shop short shot show shut sick side sign since sir sit six size "
    "sky sleep slow small "
    "so sold some son song soon sorry south speak spent sport staff stage stand star start state stay steal step "
    "still stock stood stop "
    "store storm story strong such sue sun super sure take talk tax team tell ten test than that the their them then "
    "there these they "
    "thing think third this those three time tired to today told too took top total tough town trade train tree "
    "trial trip true trump "
    "trust truth try turn two ugly under union until up upon us use very via video view vote wage wait walk wall "
    "want war warm was "
    "waste watch water way we weak wear week well went were west what when where which while white who whole whose "
    "why wide wife wild "
    "will win wind wish with woman won word work world worry worse worst worth would write wrong yard year yes yet "
    "you young your zero "
    "breaking update exclusive mix wow ace aim air bag bat bay bee bow box bug bye cab cop cow cue dad dam dig dip "
    "ear egg ego eve fan fee fit "
    "fog fox fur gap gem gin gum gut gym ham hat hen hip hop hub hug ink inn jam jar jaw jet jog joy kit lap lid "
    "lip log mad mat mob mud mug "
    "nap nod nun nut oak owl own pad pan paw pea pen pet pie pig pit pod pop pot pub rag rat raw ray rib rip rob "
    "rod rot row rub rug rum shy "
    "sin sip ski sob sow soy spa spy sum tag tan tap tar tea tie tin tip toe ton toy tub tug van vet vow wax web "
    "wet wig wit zoo".split()
)  # fmt: skip
