//! Countries and their parts, as datelines name them in brackets behind a town.

use super::words::same_folded;

/// Countries, in English.
#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "afghanistan", "albania", "algeria", "andorra", "angola", "argentina", "armenia", "australia", "austria",
    "azerbaijan", "bahamas", "bahrain", "bangladesh", "barbados", "belarus", "belgium", "belize", "benin",
    "bhutan", "bolivia", "bosnia", "bosnia and herzegovina", "botswana", "brazil", "britain", "brunei",
    "bulgaria", "burkina faso", "burma", "burundi", "cambodia", "cameroon", "canada", "cape verde",
    "central african republic", "chad", "chile", "china", "colombia", "congo", "costa rica", "croatia", "cuba",
    "cyprus", "czech republic", "czechia", "denmark", "djibouti", "dominica", "dominican republic",
    "east timor", "ecuador", "egypt", "el salvador", "england", "equatorial guinea", "eritrea", "estonia",
    "eswatini", "ethiopia", "fiji", "finland", "france", "gabon", "gambia", "gaza", "gaza strip", "georgia",
    "germany", "ghana", "greece", "greenland", "grenada", "guatemala", "guinea", "guinea-bissau", "guyana",
    "haiti", "honduras", "hong kong", "hungary", "iceland", "india", "indonesia", "iran", "iraq", "ireland",
    "israel", "italy", "ivory coast", "jamaica", "japan", "jordan", "kazakhstan", "kenya", "kiribati", "kosovo",
    "kuwait", "kyrgyzstan", "laos", "latvia", "lebanon", "lesotho", "liberia", "libya", "liechtenstein",
    "lithuania", "luxembourg", "madagascar", "malawi", "malaysia", "maldives", "mali", "malta",
    "marshall islands", "mauritania", "mauritius", "mexico", "micronesia", "moldova", "monaco", "mongolia",
    "montenegro", "morocco", "mozambique", "myanmar", "namibia", "nauru", "nepal", "netherlands",
    "new zealand", "nicaragua", "niger", "nigeria", "north korea", "north macedonia", "northern ireland",
    "norway", "oman", "pakistan", "palau", "palestine", "panama", "papua new guinea", "paraguay", "peru",
    "philippines", "poland", "portugal", "puerto rico", "qatar", "romania", "russia", "rwanda", "samoa",
    "san marino", "saudi arabia", "scotland", "senegal", "serbia", "seychelles", "sierra leone", "singapore",
    "slovakia", "slovenia", "solomon islands", "somalia", "south africa", "south korea", "south sudan", "spain",
    "sri lanka", "st lucia", "sudan", "suriname", "sweden", "switzerland", "syria", "taiwan", "tajikistan",
    "tanzania", "thailand", "togo", "tonga", "trinidad and tobago", "tunisia", "turkey", "türkiye",
    "turkmenistan", "tuvalu", "u.a.e.", "u.k.", "u.s.", "u.s.a.", "uae", "uganda", "uk", "ukraine",
    "united arab emirates", "united kingdom", "united states", "uruguay", "us", "usa", "uzbekistan", "vanuatu",
    "vatican", "vatican city", "venezuela", "vietnam", "wales", "west bank", "yemen", "zambia", "zimbabwe",
];

/// States and provinces of North America and Australia.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "alabama", "alaska", "alberta", "arizona", "arkansas", "british columbia", "california", "colorado",
    "connecticut", "d.c.", "delaware", "district of columbia", "florida", "hawaii", "idaho", "illinois",
    "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "manitoba", "maryland", "massachusetts",
    "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "new brunswick",
    "new hampshire", "new jersey", "new mexico", "new south wales", "new york", "newfoundland",
    "north carolina", "north dakota", "nova scotia", "ohio", "oklahoma", "ontario", "oregon", "pennsylvania",
    "quebec", "québec", "queensland", "rhode island", "saskatchewan", "south australia", "south carolina",
    "south dakota", "tasmania", "tennessee", "texas", "utah", "vermont", "victoria", "virginia", "washington",
    "washington state", "west virginia", "western australia", "wisconsin", "wyoming",
];

/// Whether a name is a country's or a state's, maybe both: "Florida", "Texas, USA".
pub fn is_region(name: &str) -> bool {
    let known = |part: &str| {
        let part = part.strip_prefix("the ").unwrap_or(part);
        COUNTRIES
            .iter()
            .chain(STATES)
            .any(|region| same_folded(region, part))
    };
    name.split(',').map(str::trim).all(known)
}
