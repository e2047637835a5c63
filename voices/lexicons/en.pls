<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names and words of the news that espeak-ng 1.52, and with it Kokoro and Piper, says in another way than people do.
  What espeak-ng says right by itself is not here. General American; other accents adapt it.
-->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <!-- Places -->
  <lexeme><grapheme>Bayreuth</grapheme><phoneme>ˈbaɪɹɔɪt</phoneme></lexeme>
  <lexeme><grapheme>Bordeaux</grapheme><phoneme>bɔːɹˈdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Cannes</grapheme><phoneme>kæn</phoneme></lexeme>
  <lexeme><grapheme>Champs-Élysées</grapheme><grapheme>Champs-Elysees</grapheme><phoneme>ˌʃɑːnzeɪliˈzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Cholmondeley</grapheme><phoneme>ˈtʃʌmli</phoneme></lexeme>
  <lexeme><grapheme>Chongqing</grapheme><phoneme>tʃʊŋˈtʃɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Guadalajara</grapheme><phoneme>ˌɡwɑːdələˈhɑːɹə</phoneme></lexeme>
  <lexeme><grapheme>Haleakala</grapheme><grapheme>Haleakalā</grapheme><phoneme>ˌhɑːliˌɑːkəˈlɑː</phoneme></lexeme>
  <lexeme><grapheme>Juarez</grapheme><grapheme>Juárez</grapheme><phoneme>ˈhwɑːɹɛz</phoneme></lexeme>
  <lexeme><grapheme>Khan Younis</grapheme><phoneme>ˌkɑːn ˈjuːnɪs</phoneme></lexeme>
  <lexeme><grapheme>Kissimmee</grapheme><phoneme>kɪˈsɪmi</phoneme></lexeme>
  <lexeme><grapheme>Kyiv</grapheme><phoneme>ˈkiːɪv</phoneme></lexeme>
  <lexeme><grapheme>Lanai</grapheme><grapheme>Lānaʻi</grapheme><phoneme>ləˈnaɪ</phoneme></lexeme>
  <lexeme><grapheme>Louvre</grapheme><phoneme>ˈluːvɹə</phoneme></lexeme>
  <lexeme><grapheme>Mackinac</grapheme><phoneme>ˈmækɪnɔː</phoneme></lexeme>
  <lexeme><grapheme>Natchitoches</grapheme><phoneme>ˈnækətɪʃ</phoneme></lexeme>
  <lexeme><grapheme>Oaxaca</grapheme><phoneme>wəˈhɑːkə</phoneme></lexeme>
  <lexeme><grapheme>Odesa</grapheme><phoneme>oʊˈdɛsə</phoneme></lexeme>
  <lexeme><grapheme>Phuket</grapheme><phoneme>puːˈkɛt</phoneme></lexeme>
  <lexeme><grapheme>Poughkeepsie</grapheme><phoneme>pəˈkɪpsi</phoneme></lexeme>
  <lexeme><grapheme>Qatar</grapheme><phoneme>kəˈtɑːɹ</phoneme></lexeme>
  <lexeme><grapheme>Rafah</grapheme><phoneme>ˈɹɑːfə</phoneme></lexeme>
  <lexeme><grapheme>Riyadh</grapheme><phoneme>ɹiˈjɑːd</phoneme></lexeme>
  <lexeme><grapheme>Sana'a</grapheme><grapheme>Sanaa</grapheme><phoneme>sɑːˈnɑː</phoneme></lexeme>
  <lexeme><grapheme>Sault Ste. Marie</grapheme><grapheme>Sault Sainte Marie</grapheme><phoneme>ˌsuː seɪnt məˈɹiː</phoneme></lexeme>
  <lexeme><grapheme>Schenectady</grapheme><phoneme>skəˈnɛktədi</phoneme></lexeme>
  <lexeme><grapheme>Schuylkill</grapheme><phoneme>ˈskuːlkɪl</phoneme></lexeme>
  <lexeme><grapheme>Sequoia</grapheme><grapheme>sequoia</grapheme><phoneme>səˈkwɔɪə</phoneme></lexeme>
  <lexeme><grapheme>Tucson</grapheme><phoneme>ˈtuːsɑːn</phoneme></lexeme>
  <lexeme><grapheme>Urumqi</grapheme><grapheme>Ürümqi</grapheme><phoneme>ʊˈɹʊmtʃi</phoneme></lexeme>
  <lexeme><grapheme>Versailles</grapheme><phoneme>vɛɹˈsaɪ</phoneme></lexeme>
  <lexeme><grapheme>Wymondham</grapheme><phoneme>ˈwɪndəm</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ˌʃɪnˈdʒɑːŋ</phoneme></lexeme>
  <!-- People and peoples -->
  <lexeme><grapheme>Alcaraz</grapheme><phoneme>ˌɑːlkəˈɹɑːz</phoneme></lexeme>
  <lexeme><grapheme>Beyoncé</grapheme><grapheme>Beyonce</grapheme><phoneme>biˈɑːnseɪ</phoneme></lexeme>
  <lexeme><grapheme>Bolsonaro</grapheme><phoneme>ˌboʊlsəˈnɑːɹoʊ</phoneme></lexeme>
  <lexeme><grapheme>Buttigieg</grapheme><phoneme>ˈbuːtədʒɛdʒ</phoneme></lexeme>
  <lexeme><grapheme>Chalamet</grapheme><phoneme>ˌʃæləˈmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Chopin</grapheme><phoneme>ˈʃoʊpæn</phoneme></lexeme>
  <lexeme><grapheme>Cillian</grapheme><phoneme>ˈkɪliən</phoneme></lexeme>
  <lexeme><grapheme>Degas</grapheme><phoneme>dəˈɡɑː</phoneme></lexeme>
  <lexeme><grapheme>Djokovic</grapheme><phoneme>ˈdʒoʊkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Dvořák</grapheme><grapheme>Dvorak</grapheme><phoneme>ˈdvɔːɹʒɑːk</phoneme></lexeme>
  <lexeme><grapheme>Erdogan</grapheme><grapheme>Erdoğan</grapheme><phoneme>ˈɛɹdoʊɑːn</phoneme></lexeme>
  <lexeme><grapheme>Goethe</grapheme><phoneme>ˈɡɜːtə</phoneme></lexeme>
  <lexeme><grapheme>Houthi</grapheme><phoneme>ˈhuːθi</phoneme></lexeme>
  <lexeme><grapheme>Huerta</grapheme><phoneme>ˈwɛɹtə</phoneme></lexeme>
  <lexeme><grapheme>Joaquin</grapheme><grapheme>Joaquín</grapheme><phoneme>wɑːˈkiːn</phoneme></lexeme>
  <lexeme><grapheme>Macron</grapheme><phoneme>məˈkɹoʊn</phoneme></lexeme>
  <lexeme><grapheme>Mbappé</grapheme><grapheme>Mbappe</grapheme><phoneme>əmbɑːˈpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Merz</grapheme><phoneme>mɛɹts</phoneme></lexeme>
  <lexeme><grapheme>Milei</grapheme><phoneme>mɪˈleɪ</phoneme></lexeme>
  <lexeme><grapheme>Niamh</grapheme><phoneme>niːv</phoneme></lexeme>
  <lexeme><grapheme>Nguyen</grapheme><phoneme>wɪn</phoneme></lexeme>
  <lexeme><grapheme>Ocasio-Cortez</grapheme><phoneme>oʊˌkɑːsioʊ kɔːɹˈtɛz</phoneme></lexeme>
  <lexeme><grapheme>Putin</grapheme><phoneme>ˈpuːtɪn</phoneme></lexeme>
  <lexeme><grapheme>Scholz</grapheme><phoneme>ʃɔːlts</phoneme></lexeme>
  <lexeme><grapheme>Świątek</grapheme><grapheme>Swiatek</grapheme><phoneme>ʃviˈɔntɛk</phoneme></lexeme>
  <lexeme><grapheme>Tchaikovsky</grapheme><phoneme>tʃaɪˈkɔːfski</phoneme></lexeme>
  <lexeme><grapheme>Uyghur</grapheme><grapheme>Uighur</grapheme><phoneme>ˈwiːɡʊɹ</phoneme></lexeme>
  <lexeme><grapheme>Xi Jinping</grapheme><phoneme>ˌʃiː dʒɪnˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Xi</grapheme><phoneme>ʃiː</phoneme></lexeme>
  <lexeme><grapheme>Zelenskyy</grapheme><grapheme>Zelenskiy</grapheme><phoneme>zəˈlɛnski</phoneme></lexeme>
  <lexeme><grapheme>Zendaya</grapheme><phoneme>zənˈdeɪə</phoneme></lexeme>
  <!-- Organizations, companies and what they make -->
  <lexeme><grapheme>Hamas</grapheme><phoneme>hɑːˈmɑːs</phoneme></lexeme>
  <lexeme><grapheme>Hermès</grapheme><phoneme>ɛɹˈmɛz</phoneme></lexeme>
  <lexeme><grapheme>Huawei</grapheme><phoneme>ˈwɑːweɪ</phoneme></lexeme>
  <lexeme><grapheme>Nvidia</grapheme><grapheme>NVIDIA</grapheme><phoneme>ɛnˈvɪdiə</phoneme></lexeme>
  <lexeme><grapheme>OPEC</grapheme><phoneme>ˈoʊpɛk</phoneme></lexeme>
  <lexeme><grapheme>Ozempic</grapheme><phoneme>oʊˈzɛmpɪk</phoneme></lexeme>
  <lexeme><grapheme>Porsche</grapheme><phoneme>ˈpɔːɹʃə</phoneme></lexeme>
  <lexeme><grapheme>UNESCO</grapheme><grapheme>Unesco</grapheme><phoneme>juːˈnɛskoʊ</phoneme></lexeme>
  <lexeme><grapheme>UNRWA</grapheme><phoneme>ˈʌnɹwə</phoneme></lexeme>
  <lexeme><grapheme>Xiaomi</grapheme><phoneme>ˈʃaʊmi</phoneme></lexeme>
  <!-- Words -->
  <lexeme><grapheme>acetaminophen</grapheme><phoneme>əˌsiːtəˈmɪnəfən</phoneme></lexeme>
  <lexeme><grapheme>açaí</grapheme><phoneme>ˌɑːsɑːˈiː</phoneme></lexeme>
  <lexeme><grapheme>boatswain</grapheme><phoneme>ˈboʊsən</phoneme></lexeme>
  <lexeme><grapheme>bruschetta</grapheme><phoneme>bɹuːˈskɛtə</phoneme></lexeme>
  <lexeme><grapheme>charcuterie</grapheme><phoneme>ʃɑːɹˈkuːtəɹi</phoneme></lexeme>
  <lexeme><grapheme>croissant</grapheme><phoneme>kɹəˈsɑːnt</phoneme></lexeme>
  <lexeme><grapheme>gnocchi</grapheme><phoneme>ˈnjɑːki</phoneme></lexeme>
  <lexeme><grapheme>jalapeño</grapheme><phoneme>ˌhɑːləˈpeɪnjoʊ</phoneme></lexeme>
  <lexeme><grapheme>pho</grapheme><phoneme>fʌ</phoneme></lexeme>
  <lexeme><grapheme>quinoa</grapheme><phoneme>ˈkiːnwɑː</phoneme></lexeme>
  <lexeme><grapheme>victuals</grapheme><phoneme>ˈvɪtəlz</phoneme></lexeme>
</lexicon>
