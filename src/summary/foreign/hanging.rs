//! Words by which a sentence leans on the one before it, in the languages of most foreign pages.

/// How many words of a sentence are looked at: a pronoun further inside mostly means somebody whom
/// the sentence itself names.
const LOOKED_AT: usize = 6;

/// Pronouns, and words that connect with what was said before, by ISO 639-3 code; lower case.
const BY_LANGUAGE: [(&str, &str); 8] = [
    (
        "eng",
        "he she it they this that these those his her hers its their him them such so but and or \
         however also then there thus hence therefore meanwhile moreover furthermore both another \
         other here yet instead former latter",
    ),
    (
        "spa",
        "él ella ello ellos ellas este esta esto estos estas ese esa eso esos esas aquel aquella su \
         sus le les lo pero y e además también sin embargo así entonces asimismo dicho dicha dichos \
         dichas tal tales ambos ambas otro otra mismo misma allí aquí mientras",
    ),
    (
        "por",
        "ele ela eles elas este esta isto estes estas esse essa isso esses essas aquele aquela seu \
         sua seus suas mas e além também porém contudo assim então dito dita tal tais ambos ambas \
         outro outra mesmo mesma ali aqui enquanto segundo deste desta desse dessa neste nesta \
         nesse nessa",
    ),
    (
        "fra",
        "il elle ils elles ce cet cette ces cela ça c celui celle ceux celles son sa ses leur leurs \
         lui y en mais et ou donc or car ainsi aussi puis alors ensuite pourtant cependant toutefois \
         enfin tel telle ici là autre même",
    ),
    (
        "ita",
        "egli ella lui lei esso essa essi esse loro questo questa questi queste quello quella ciò suo \
         sua suoi sue ma e ed o inoltre anche però quindi così allora dunque tuttavia tale tali \
         entrambi altro altra stesso stessa qui lì intanto",
    ),
    (
        "pol",
        "on ona ono oni one to ten ta ci te tego tej tym tych jego jej ich jemu im ale i a oraz lecz \
         więc dlatego jednak także też również ponadto potem wtedy tam tu tak taki taka takie inny \
         inna następnie",
    ),
    (
        "nld",
        "hij zij ze het dit dat deze die zijn haar hun hem maar en of dus ook echter daarom daarna \
         dan daar hier toen bovendien toch zulke beide andere zo",
    ),
    (
        "tur",
        "o bu şu onlar bunlar onun bunun ona buna onu bunu ama ve veya ayrıca ancak böylece sonra \
         burada orada fakat bunun diğer",
    ),
];

/// Whether a sentence of a language stands by itself; in one whose words nobody wrote down here,
/// none is believed to.
pub(super) fn stands_alone(sentence: &str, language: &str) -> bool {
    let list = BY_LANGUAGE.iter().find(|(code, _)| *code == language).map(|(_, list)| *list);
    let lower = sentence.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    list.is_some_and(|list| {
        let hangs = |word: &str| list.split_ascii_whitespace().any(|hanging| hanging == word);
        !words.take(LOOKED_AT).any(hangs)
    })
}
