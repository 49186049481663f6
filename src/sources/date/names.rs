//! The words of dates: months, weekdays and fillers, folded as [`super::tokens::fold`] folds them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::{Kind, Unit, fold};
use super::zone;

/// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Slovak, Hungarian,
/// Romanian, Croatian, Slovene, Serbian, Nordic, Finnish, Baltic, Turkish, Catalan, Indonesian, Malay,
/// Russian, Ukrainian, Belarusian, Bulgarian, Greek, Arabic, Persian, Hebrew and Hindi.
const MONTHS: [&str; 12] = [
    "jan january januar janner jaenner janvier janv enero ene gennaio gen janeiro januari stycznia \
     styczen sty ledna leden januara ianuarie ian tammikuu tammikuuta ocak gener января январь янв січня \
     януари ιανουαριου ιανουαριοσ ιαν يناير ינואר בינואר sijecnja januarja јануар sausio janvaris jaanuar \
     oca студзеня जनवरी ژانویه",
    "feb february februar feber fevrier fevr fev febrero febbraio fevereiro februari lutego luty lut \
     unora unor februara febr februarie helmikuu helmikuuta subat febrer февраля февраль фев февр лютого \
     февруари φεβρουαριου φεβρουαριοσ φεβ فبراير פברואר בפברואר veljace februarja фебруар vasario \
     februaris veebruar sub лютага फरवरी फ़रवरी فوریه",
    "mar march marz maerz mrz mars marzo marco maart mrt marca marzec brezna brezen marcius marc martie \
     marts maaliskuu maaliskuuta mart maret mac марта март мар березня μαρτιου μαρτιοσ μαρτ μαρ مارس מרץ \
     במרץ ozujka kovo сакавіка मार्च",
    "apr april avril avr abril abr aprile kwietnia kwiecien kwi dubna duben aprila aprilis aprilie \
     huhtikuu huhtikuuta nisan апреля апрель апр квітня април απριλιου απριλιοσ απρ ابريل אפריל באפריל \
     travnja balandzio aprill nis красавіка अप्रैल آوریل",
    "may mai mayo maggio mag maio mei maja maj kvetna kveten majus toukokuu toukokuuta mayıs mayis maig \
     мая маи травня μαιου μαιοσ μαι مايو מאי במאי svibnja мај geguzes maijs मई مه",
    "jun june juni juin junio giugno giu junho czerwca czerwiec cze cervna cerven juna junius iunie iun \
     kesakuu kesakuuta haziran juny июня июнь июн червня юни ιουνιου ιουνιοσ ιουν يونيو יוני ביוני lipnja \
     junij junija јун birzelio junijs juuni haz чэрвеня जून ژوئن",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec lip cervence cervenec jula julius \
     iulie iul heinakuu heinakuuta temmuz juliol julai июля июль июл липня юли ιουλιου ιουλιοσ ιουλ يوليو \
     יולי ביולי srpnja julij julija јул liepos julijs juuli tem ліпеня जुलाई ژوئیه",
    "aug august aout aou agosto ago augustus sierpnia sierpien sie srpna srpen augusta augusztus augusti \
     elokuu elokuuta agustos agost agustus ogos августа август авг серпня αυγουστου αυγουστοσ αυγ اغسطس \
     אוגוסט באוגוסט kolovoza avgust avgusta rugpjucio augusts agu agust жніўня अगस्त اوت",
    "sep sept september septembre septiembre setiembre set settembre sett setembro wrzesnia wrzesien wrz \
     zari septembra szeptember szept septembrie syyskuu syyskuuta eylul setembre сентября сентябрь сен \
     сент вересня септември σεπτεμβριου σεπτεμβριοσ σεπτ σεπ سبتمبر ספטמבר בספטמבר rujna септембар \
     rugsejo septembris eyl верасня सितंबर सितम्बर سپتامبر",
    "oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz rijna \
     rijen oktobra octombrie lokakuu lokakuuta ekim октября октябрь окт жовтня октомври οκτωβριου \
     οκτωβριοσ οκτ اكتوبر אוקטובר באוקטובר октобар spalio oktobris oktoober eki кастрычніка अक्टूबर \
     अक्तूबर اکتبر",
    "nov november novembre noviembre novembro listopada listopad listopadu lis novembra noiembrie noi \
     marraskuu marraskuuta kasım kasim ноября ноябрь ноя нояб ноември νοεμβριου νοεμβριοσ νοεμ νοε نوفمبر \
     נובמבר בנובמבר studenoga studenog новембар lapkricio novembris kas лістапада नवंबर नवम्बर نوامبر",
    "dec december dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien gru prosince \
     prosinec decembra decembrie joulukuu joulukuuta aralık aralik desember des disember desembre декабря \
     декабрь дек грудня декември δεκεμβριου δεκεμβριοσ δεκ ديسمبر דצמבר בדצמבר prosinca децембар gruodzio ara \
     decembris detsember снежня दिसंबर दिसम्बर دسامبر",
];

const WEEKDAYS: &str = "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat \
    saturday sun sunday mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag \
    lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche lunes martes mie miercoles jue \
    jueves vie viernes sab sabado dom domingo lunedi martedi mercoledi gio giovedi venerdi sabato domenica \
    seg segunda segunda-feira ter terca terca-feira qua quarta quarta-feira qui quinta quinta-feira sex sexta \
    sexta-feira feira ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag \
    pon poniedziałek poniedziałku wt wto wtorek sr sro sroda czw czwartek pt pia piatek sob sobota nie niedziela ndz \
    po pondeli ut utery st streda ct ctvrtek pa patek so ne nedele \
    hetfo kedd szerda csutortok pentek szombat vasarnap \
    luni marti miercuri joi vineri sambata duminica mandag man tirsdag tir tis tisdag ons onsdag tor tors torsdag \
    fredag fre lor lordag lørdag søndag lørd son sondag \
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ti ke to pe su pzt sal car per cum cmt pazartesi salı carsamba persembe cuma \
    cumartesi pazar senin selasa rabu kamis jumat sabtu minggu \
    пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье понеділок вівторок середа \
    четвер п'ятниця субота неділя понеделник сряда четвъртък петък събота неделя \
    δευ δευτερα τρι τριτη τετ τεταρτη πεμ πεμπτη παρ παρασκευη σαβ σαββατο κυρ κυριακη";

/// Words that say nothing of the moment.
const FILLERS: &str = "of on the de del do da d le el den der la las los dia du am published updated posted modified \
    created last date publie publicado pubblicato pubblicata veroffentlicht aktualisiert stand vom il gepubliceerd op \
    opublikowano dodano опубликовано г год года року r roku year time local standard daylight summer mean coordinated \
    hrs hr o'clock oclock clock st nd rd th er e eme ere o a è y and et und tes dne ev evi klo m men dnia по времени время gada gadā";

/// Words that a time of day follows.
const AHEAD: &str = "at um kl alle ore ora a as aux vers ob godz godzinie в о klo às om klokka klokken saat pukul jam ωρα στις";

const HOURS: &str = "h hs uhr heure heures hour hours hod horas hora uur 時 时 点 點 시";

static WORDS: LazyLock<HashMap<String, Kind>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut put = |list: &str, kind: Kind| {
        for word in list.split_whitespace() {
            words.insert(fold(word), kind.clone());
        }
    };
    put(WEEKDAYS, Kind::Weekday);
    put(FILLERS, Kind::Filler);
    put(AHEAD, Kind::Ahead);
    put(HOURS, Kind::Unit(Unit::Hour));
    for (list, month) in MONTHS.iter().zip(1..) {
        put(list, Kind::Month(month));
    }
    put("min mins minutes 分 분", Kind::Unit(Unit::Minute));
    put("sec secs seconds 秒 초", Kind::Unit(Unit::Second));
    put("am", Kind::Before { sure: false });
    put(
        "midnight 오전 午前 上午 凌晨 早上 πμ",
        Kind::Before { sure: true },
    );
    put("pm noon midday 오후 午後 下午 晚上 μμ", Kind::After);
    put("年 년", Kind::Unit(Unit::Year));
    put("月 월", Kind::Unit(Unit::Month));
    put("日 号 號 일", Kind::Unit(Unit::Day));
    put("w", Kind::Week);
    put("t", Kind::Clock);
    for (word, zone) in zone::NAMES {
        // "pt" is a Polish Friday, "et" a word of French: only after a time are they zones.
        let both = words.contains_key(word);
        let kind = if both {
            Kind::MaybeZone(zone)
        } else {
            Kind::Zone(zone)
        };
        words.insert(word.to_owned(), kind);
    }
    words
});

/// Whole strings of scripts without spaces, longest first; what is not here is passed over.
const RUNS: [&str; 38] = [
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
    "午前",
    "午後",
    "上午",
    "下午",
    "凌晨",
    "早上",
    "晚上",
    "오전",
    "오후",
    "年",
    "년",
    "月",
    "월",
    "日",
    "号",
    "號",
    "일",
    "時",
    "点",
    "點",
    "시",
    "分",
    "분",
    "秒",
    "时",
    "令和",
    "平成",
    "昭和",
    "民國",
    "民国",
    "초",
];

const WEEKDAY_ENDS: [&str; 3] = ["曜日", "曜", "요일"];
const WEEKDAY_STARTS: [&str; 4] = ["星期", "礼拜", "週", "周"];

/// What a folded word means in a date.
pub fn meaning(word: &str) -> Kind {
    WORDS.get(word).cloned().unwrap_or(Kind::Unknown)
}

/// The meaning at the start of a run of Chinese, Japanese or Korean, and how many bytes bear it.
pub fn run_start(run: &str) -> (Kind, usize) {
    let first_end = run.chars().next().map_or(0, char::len_utf8);
    for start in WEEKDAY_STARTS {
        if let Some(rest) = run.strip_prefix(start) {
            let day = rest.chars().next().map_or(0, char::len_utf8);
            return (Kind::Weekday, start.len() + day);
        }
    }
    for end in WEEKDAY_ENDS {
        if run[first_end..].starts_with(end) {
            return (Kind::Weekday, first_end + end.len());
        }
    }
    for known in RUNS {
        if run.starts_with(known) {
            return (meaning(known), known.len());
        }
    }
    (Kind::Filler, first_end)
}
