#include "number/currency_table.h"

/* ISO 4217. Where several countries share a name, the one most written about without its adjective;
 * none where that would be a guess. */
static const struct currency_noun nouns[] = {
	{"afghani", "AFN", 0, NOUN_CLEAR}, {"afghanis", "AFN", 0, NOUN_CLEAR},
	{"ariary", "MGA", 0, NOUN_CLEAR}, {"baht", "THB", 0, NOUN_CLEAR},
	{"balboas", "PAB", 0, NOUN_CLEAR}, {"birr", "ETB", 0, NOUN_CLEAR},
	{"bolivar", "VES", 0, NOUN_CLEAR}, {"bolivares", "VES", 0, NOUN_CLEAR},
	{"bolivars", "VES", 0, NOUN_CLEAR}, {"boliviano", "BOB", 0, NOUN_CLEAR},
	{"bolivianos", "BOB", 0, NOUN_CLEAR}, {"buck", "USD", 0, NOUN_LARGE},
	{"bucks", "USD", 0, NOUN_CLEAR}, {"cedi", "GHS", 0, NOUN_CLEAR},
	{"cedis", "GHS", 0, NOUN_CLEAR}, {"cent", "USD", 2, NOUN_CLEAR},
	{"centavos", "", 2, NOUN_CLEAR}, {"centimes", "", 2, NOUN_CLEAR},
	{"cents", "USD", 2, NOUN_CLEAR}, {"colon", "CRC", 0, NOUN_LARGE},
	{"colones", "CRC", 0, NOUN_CLEAR}, {"cordobas", "NIO", 0, NOUN_CLEAR},
	{"dalasi", "GMD", 0, NOUN_CLEAR}, {"dalasis", "GMD", 0, NOUN_CLEAR},
	{"denar", "MKD", 0, NOUN_CLEAR}, {"denars", "MKD", 0, NOUN_CLEAR},
	{"deutschmark", "DEM", 0, NOUN_CLEAR}, {"deutschmarks", "DEM", 0, NOUN_CLEAR},
	{"dinar", "", 0, NOUN_CLEAR}, {"dinars", "", 0, NOUN_CLEAR},
	{"dirham", "AED", 0, NOUN_CLEAR}, {"dirhams", "AED", 0, NOUN_CLEAR},
	{"dobra", "STN", 0, NOUN_LARGE}, {"dobras", "STN", 0, NOUN_LARGE},
	{"dollar", "USD", 0, NOUN_CLEAR}, {"dollars", "USD", 0, NOUN_CLEAR},
	{"dong", "VND", 0, NOUN_LARGE}, {"drachma", "GRD", 0, NOUN_CLEAR},
	{"drachmas", "GRD", 0, NOUN_CLEAR}, {"dram", "AMD", 0, NOUN_LARGE},
	{"drams", "AMD", 0, NOUN_LARGE}, {"emalangeni", "SZL", 0, NOUN_CLEAR},
	{"escudo", "PTE", 0, NOUN_LARGE}, {"escudos", "PTE", 0, NOUN_LARGE},
	{"euro", "EUR", 0, NOUN_CLEAR}, {"euros", "EUR", 0, NOUN_CLEAR},
	{"forint", "HUF", 0, NOUN_CLEAR}, {"forints", "HUF", 0, NOUN_CLEAR},
	{"franc", "", 0, NOUN_CLEAR}, {"francs", "", 0, NOUN_CLEAR},
	{"gourde", "HTG", 0, NOUN_CLEAR}, {"gourdes", "HTG", 0, NOUN_CLEAR},
	{"guarani", "PYG", 0, NOUN_LARGE}, {"guaranies", "PYG", 0, NOUN_CLEAR},
	{"guaranis", "PYG", 0, NOUN_CLEAR}, {"guilder", "NLG", 0, NOUN_CLEAR},
	{"guilders", "NLG", 0, NOUN_CLEAR}, {"hryvnia", "UAH", 0, NOUN_CLEAR},
	{"hryvnias", "UAH", 0, NOUN_CLEAR}, {"hryvnya", "UAH", 0, NOUN_CLEAR},
	{"kina", "PGK", 0, NOUN_LARGE}, {"kip", "LAK", 0, NOUN_LARGE},
	{"kopecks", "RUB", 2, NOUN_CLEAR}, {"kopeks", "RUB", 2, NOUN_CLEAR},
	{"korun", "CZK", 0, NOUN_CLEAR}, {"koruna", "CZK", 0, NOUN_CLEAR},
	{"korunas", "CZK", 0, NOUN_CLEAR}, {"koruny", "CZK", 0, NOUN_CLEAR},
	{"krona", "SEK", 0, NOUN_CLEAR}, {"krone", "", 0, NOUN_CLEAR},
	{"kroner", "", 0, NOUN_CLEAR}, {"kronor", "SEK", 0, NOUN_CLEAR},
	{"kronur", "ISK", 0, NOUN_CLEAR}, {"kuna", "HRK", 0, NOUN_CLEAR},
	{"kunas", "HRK", 0, NOUN_CLEAR}, {"kwacha", "", 0, NOUN_CLEAR},
	{"kwanza", "AOA", 0, NOUN_CLEAR}, {"kwanzas", "AOA", 0, NOUN_CLEAR},
	{"kyat", "MMK", 0, NOUN_CLEAR}, {"kyats", "MMK", 0, NOUN_CLEAR},
	{"lari", "GEL", 0, NOUN_CLEAR}, {"laris", "GEL", 0, NOUN_CLEAR},
	{"lei", "RON", 0, NOUN_LARGE}, {"lek", "ALL", 0, NOUN_CLEAR},
	{"leke", "ALL", 0, NOUN_CLEAR}, {"lempira", "HNL", 0, NOUN_CLEAR},
	{"lempiras", "HNL", 0, NOUN_CLEAR}, {"leone", "SLE", 0, NOUN_CLEAR},
	{"leones", "SLE", 0, NOUN_CLEAR}, {"leu", "RON", 0, NOUN_LARGE},
	{"lev", "BGN", 0, NOUN_LARGE}, {"leva", "BGN", 0, NOUN_LARGE},
	{"lilangeni", "SZL", 0, NOUN_CLEAR}, {"lira", "TRY", 0, NOUN_CLEAR},
	{"liras", "TRY", 0, NOUN_CLEAR}, {"lire", "ITL", 0, NOUN_CLEAR},
	{"maloti", "LSL", 0, NOUN_CLEAR}, {"manat", "AZN", 0, NOUN_CLEAR},
	{"manats", "AZN", 0, NOUN_CLEAR}, {"meticais", "MZN", 0, NOUN_CLEAR},
	{"metical", "MZN", 0, NOUN_CLEAR}, {"naira", "NGN", 0, NOUN_CLEAR},
	{"nakfa", "ERN", 0, NOUN_CLEAR}, {"ngultrum", "BTN", 0, NOUN_CLEAR},
	{"ouguiya", "MRU", 0, NOUN_CLEAR}, {"paanga", "TOP", 0, NOUN_CLEAR},
	{"paise", "INR", 2, NOUN_CLEAR}, {"pataca", "MOP", 0, NOUN_CLEAR},
	{"patacas", "MOP", 0, NOUN_CLEAR}, {"pence", "GBP", 2, NOUN_CLEAR},
	{"peseta", "ESP", 0, NOUN_CLEAR}, {"pesetas", "ESP", 0, NOUN_CLEAR},
	{"peso", "", 0, NOUN_CLEAR}, {"pesos", "", 0, NOUN_CLEAR},
	{"pound", "GBP", 0, NOUN_WEIGHT}, {"pounds", "GBP", 0, NOUN_WEIGHT},
	{"pula", "BWP", 0, NOUN_LARGE}, {"quetzal", "GTQ", 0, NOUN_LARGE},
	{"quetzales", "GTQ", 0, NOUN_CLEAR}, {"quid", "GBP", 0, NOUN_CLEAR},
	{"rand", "ZAR", 0, NOUN_CLEAR}, {"rands", "ZAR", 0, NOUN_CLEAR},
	{"reais", "BRL", 0, NOUN_CLEAR}, {"real", "BRL", 0, NOUN_LARGE},
	{"reals", "BRL", 0, NOUN_LARGE}, {"renminbi", "CNY", 0, NOUN_CLEAR},
	{"rial", "IRR", 0, NOUN_CLEAR}, {"rials", "IRR", 0, NOUN_CLEAR},
	{"riel", "KHR", 0, NOUN_CLEAR}, {"riels", "KHR", 0, NOUN_CLEAR},
	{"ringgit", "MYR", 0, NOUN_CLEAR}, {"ringgits", "MYR", 0, NOUN_CLEAR},
	{"riyal", "SAR", 0, NOUN_CLEAR}, {"riyals", "SAR", 0, NOUN_CLEAR},
	{"rouble", "RUB", 0, NOUN_CLEAR}, {"roubles", "RUB", 0, NOUN_CLEAR},
	{"ruble", "RUB", 0, NOUN_CLEAR}, {"rubles", "RUB", 0, NOUN_CLEAR},
	{"rufiyaa", "MVR", 0, NOUN_CLEAR}, {"rupee", "INR", 0, NOUN_CLEAR},
	{"rupees", "INR", 0, NOUN_CLEAR}, {"rupiah", "IDR", 0, NOUN_CLEAR},
	{"rupiahs", "IDR", 0, NOUN_CLEAR}, {"shekel", "ILS", 0, NOUN_CLEAR},
	{"shekels", "ILS", 0, NOUN_CLEAR}, {"shilling", "", 0, NOUN_CLEAR},
	{"shillings", "", 0, NOUN_CLEAR}, {"soles", "PEN", 0, NOUN_LARGE},
	{"som", "KGS", 0, NOUN_LARGE}, {"somoni", "TJS", 0, NOUN_CLEAR},
	{"soms", "KGS", 0, NOUN_LARGE}, {"soum", "UZS", 0, NOUN_CLEAR},
	{"soums", "UZS", 0, NOUN_CLEAR}, {"sterling", "GBP", 0, NOUN_CLEAR},
	{"taka", "BDT", 0, NOUN_CLEAR}, {"tala", "WST", 0, NOUN_CLEAR},
	{"tenge", "KZT", 0, NOUN_CLEAR}, {"togrog", "MNT", 0, NOUN_CLEAR},
	{"tugrik", "MNT", 0, NOUN_CLEAR}, {"tugriks", "MNT", 0, NOUN_CLEAR},
	{"vatu", "VUV", 0, NOUN_CLEAR}, {"won", "KRW", 0, NOUN_LARGE},
	{"yen", "JPY", 0, NOUN_CLEAR}, {"yuan", "CNY", 0, NOUN_CLEAR},
	{"zloties", "PLN", 0, NOUN_CLEAR}, {"zloty", "PLN", 0, NOUN_CLEAR},
	{"zlotych", "PLN", 0, NOUN_CLEAR}, {"zlotys", "PLN", 0, NOUN_CLEAR},
};

static const struct currency_adjective adjectives[] = {
	{"african", "ZAR"}, {"algerian", "DZD"}, {"american", "USD"}, {"arabian", "SAR"},
	{"argentine", "ARS"}, {"argentinean", "ARS"}, {"argentinian", "ARS"}, {"armenian", "AMD"},
	{"australian", "AUD"}, {"austrian", "ATS"}, {"azerbaijani", "AZN"}, {"bahamian", "BSD"},
	{"bahraini", "BHD"}, {"bangladeshi", "BDT"}, {"barbadian", "BBD"}, {"barbados", "BBD"},
	{"belarusian", "BYN"}, {"belgian", "BEF"}, {"belize", "BZD"}, {"belizean", "BZD"},
	{"botswana", "BWP"}, {"brazilian", "BRL"}, {"british", "GBP"}, {"brunei", "BND"},
	{"bruneian", "BND"}, {"bulgarian", "BGN"}, {"burmese", "MMK"}, {"burundi", "BIF"},
	{"burundian", "BIF"}, {"cambodian", "KHR"}, {"canadian", "CAD"}, {"caribbean", "XCD"},
	{"cfa", "XOF"}, {"chilean", "CLP"}, {"chinese", "CNY"}, {"colombian", "COP"},
	{"comorian", "KMF"}, {"congolese", "CDF"}, {"cuban", "CUP"}, {"cypriot", "CYP"},
	{"czech", "CZK"}, {"danish", "DKK"}, {"djibouti", "DJF"}, {"djiboutian", "DJF"},
	{"dominican", "DOP"}, {"egyptian", "EGP"}, {"emirati", "AED"}, {"estonian", "EEK"},
	{"ethiopian", "ETB"}, {"euro", "EUR"}, {"falkland", "FKP"}, {"fiji", "FJD"},
	{"fijian", "FJD"}, {"filipino", "PHP"}, {"french", "FRF"}, {"georgian", "GEL"},
	{"german", "DEM"}, {"ghana", "GHS"}, {"ghanaian", "GHS"}, {"gibraltar", "GIP"},
	{"guinean", "GNF"}, {"guyana", "GYD"}, {"guyanese", "GYD"}, {"hungarian", "HUF"},
	{"icelandic", "ISK"}, {"indian", "INR"}, {"indonesian", "IDR"}, {"iranian", "IRR"},
	{"iraqi", "IQD"}, {"irish", "IEP"}, {"israeli", "ILS"}, {"italian", "ITL"},
	{"jamaican", "JMD"}, {"japanese", "JPY"}, {"jordanian", "JOD"}, {"kazakh", "KZT"},
	{"kazakhstani", "KZT"}, {"kenya", "KES"}, {"kenyan", "KES"}, {"kong", "HKD"},
	{"korean", "KRW"}, {"kuwaiti", "KWD"}, {"lanka", "LKR"}, {"lankan", "LKR"},
	{"lebanese", "LBP"}, {"liberian", "LRD"}, {"libyan", "LYD"}, {"macedonian", "MKD"},
	{"malawian", "MWK"}, {"malaysian", "MYR"}, {"maldivian", "MVR"}, {"mauritian", "MUR"},
	{"mexican", "MXN"}, {"moldovan", "MDL"}, {"moroccan", "MAD"}, {"myanmar", "MMK"},
	{"namibian", "NAD"}, {"nepalese", "NPR"}, {"nepali", "NPR"}, {"nigerian", "NGN"},
	{"norwegian", "NOK"}, {"omani", "OMR"}, {"pakistan", "PKR"}, {"pakistani", "PKR"},
	{"philippine", "PHP"}, {"polish", "PLN"}, {"qatari", "QAR"}, {"rican", "CRC"},
	{"romanian", "RON"}, {"russian", "RUB"}, {"rwanda", "RWF"}, {"rwandan", "RWF"},
	{"saudi", "SAR"}, {"serbian", "RSD"}, {"seychelles", "SCR"}, {"seychellois", "SCR"},
	{"singapore", "SGD"}, {"singaporean", "SGD"}, {"slovak", "SKK"}, {"solomon", "SBD"},
	{"somali", "SOS"}, {"sterling", "GBP"}, {"sudanese", "SDG"}, {"surinamese", "SRD"},
	{"swedish", "SEK"}, {"swiss", "CHF"}, {"syrian", "SYP"}, {"taiwan", "TWD"},
	{"taiwanese", "TWD"}, {"tanzania", "TZS"}, {"tanzanian", "TZS"}, {"thai", "THB"},
	{"trinidadian", "TTD"}, {"tunisian", "TND"}, {"turkish", "TRY"}, {"uae", "AED"},
	{"uganda", "UGX"}, {"ugandan", "UGX"}, {"uk", "GBP"}, {"ukrainian", "UAH"},
	{"uruguayan", "UYU"}, {"us", "USD"}, {"uzbek", "UZS"}, {"vietnamese", "VND"},
	{"yemeni", "YER"}, {"zambian", "ZMW"}, {"zealand", "NZD"}, {"zimbabwe", "ZWL"},
	{"zimbabwean", "ZWL"},
};

/* ISO 4217 codes but for those that are English words (ALL, CUP, TOP), and other abbreviations. */
static const struct currency_code codes[] = {
	{"A$", "AUD", CODE_ANY}, {"AED", "AED", CODE_ANY}, {"AFN", "AFN", CODE_ANY},
	{"AMD", "AMD", CODE_ANY}, {"AOA", "AOA", CODE_ANY}, {"ARS", "ARS", CODE_ANY},
	{"AU$", "AUD", CODE_ANY}, {"AUD", "AUD", CODE_ANY}, {"AUD$", "AUD", CODE_ANY},
	{"AWG", "AWG", CODE_ANY}, {"AZN", "AZN", CODE_ANY}, {"B$", "BSD", CODE_ANY},
	{"BBD", "BBD", CODE_ANY}, {"BD", "BHD", CODE_ANY}, {"BDS$", "BBD", CODE_ANY},
	{"BDT", "BDT", CODE_ANY}, {"BGN", "BGN", CODE_ANY}, {"BHD", "BHD", CODE_ANY},
	{"BIF", "BIF", CODE_ANY}, {"BMD", "BMD", CODE_ANY}, {"BND", "BND", CODE_ANY},
	{"BOB", "BOB", CODE_ANY}, {"BRL", "BRL", CODE_ANY}, {"BSD", "BSD", CODE_ANY},
	{"BTN", "BTN", CODE_ANY}, {"BWP", "BWP", CODE_ANY}, {"BYN", "BYN", CODE_ANY},
	{"BZ$", "BZD", CODE_ANY}, {"BZD", "BZD", CODE_ANY}, {"Bds$", "BBD", CODE_ANY},
	{"Bs", "BOB", CODE_ANY}, {"C$", "CAD", CODE_ANY}, {"CA$", "CAD", CODE_ANY},
	{"CAD", "CAD", CODE_ANY}, {"CAD$", "CAD", CODE_ANY}, {"CDF", "CDF", CODE_ANY},
	{"CDN$", "CAD", CODE_ANY}, {"CFA", "XOF", CODE_ANY}, {"CHF", "CHF", CODE_ANY},
	{"CLF", "CLF", CODE_ANY}, {"CLP", "CLP", CODE_ANY}, {"CLP$", "CLP", CODE_ANY},
	{"CNH", "CNH", CODE_ANY}, {"CNY", "CNY", CODE_ANY}, {"COL$", "COP", CODE_ANY},
	{"COP", "COP", CODE_LARGE}, {"CRC", "CRC", CODE_ANY}, {"CUC", "CUC", CODE_ANY},
	{"CVE", "CVE", CODE_ANY}, {"CZK", "CZK", CODE_ANY}, {"DH", "AED", CODE_ANY},
	{"DHS", "AED", CODE_ANY}, {"DJF", "DJF", CODE_ANY}, {"DKK", "DKK", CODE_ANY},
	{"DM", "DEM", CODE_ANY}, {"DOP", "DOP", CODE_ANY}, {"DZD", "DZD", CODE_ANY},
	{"Dh", "AED", CODE_ANY}, {"Dhs", "AED", CODE_ANY}, {"EC$", "XCD", CODE_ANY},
	{"EGP", "EGP", CODE_ANY}, {"ERN", "ERN", CODE_ANY}, {"ETB", "ETB", CODE_ANY},
	{"EUR", "EUR", CODE_ANY}, {"F$", "FJD", CODE_ANY}, {"FCFA", "XOF", CODE_ANY},
	{"FJ$", "FJD", CODE_ANY}, {"FJD", "FJD", CODE_ANY}, {"FKP", "FKP", CODE_ANY},
	{"Fcfa", "XOF", CODE_ANY}, {"G$", "GYD", CODE_ANY}, {"GBP", "GBP", CODE_ANY},
	{"GEL", "GEL", CODE_ANY}, {"GH", "GHS", CODE_ANY}, {"GHC", "GHS", CODE_ANY},
	{"GHS", "GHS", CODE_ANY}, {"GIP", "GIP", CODE_ANY}, {"GMD", "GMD", CODE_ANY},
	{"GNF", "GNF", CODE_ANY}, {"GTQ", "GTQ", CODE_ANY}, {"GY$", "GYD", CODE_ANY},
	{"GYD", "GYD", CODE_ANY}, {"HK$", "HKD", CODE_ANY}, {"HKD", "HKD", CODE_ANY},
	{"HKD$", "HKD", CODE_ANY}, {"HNL", "HNL", CODE_ANY}, {"HRK", "HRK", CODE_ANY},
	{"HTG", "HTG", CODE_ANY}, {"HUF", "HUF", CODE_ANY}, {"IDR", "IDR", CODE_ANY},
	{"ILS", "ILS", CODE_ANY}, {"INR", "INR", CODE_ANY}, {"INRs", "INR", CODE_ANY},
	{"IQD", "IQD", CODE_ANY}, {"IRR", "IRR", CODE_ANY}, {"ISK", "ISK", CODE_ANY},
	{"J$", "JMD", CODE_ANY}, {"JA$", "JMD", CODE_ANY}, {"JD", "JOD", CODE_ANY},
	{"JMD", "JMD", CODE_ANY}, {"JOD", "JOD", CODE_ANY}, {"JPY", "JPY", CODE_ANY},
	{"K", "ZMW", CODE_LARGE}, {"KD", "KWD", CODE_ANY}, {"KES", "KES", CODE_ANY},
	{"KGS", "KGS", CODE_ANY}, {"KHR", "KHR", CODE_ANY}, {"KMF", "KMF", CODE_ANY},
	{"KPW", "KPW", CODE_ANY}, {"KRW", "KRW", CODE_ANY}, {"KSH", "KES", CODE_ANY},
	{"KSh", "KES", CODE_ANY}, {"KShs", "KES", CODE_ANY}, {"KWD", "KWD", CODE_ANY},
	{"KYD", "KYD", CODE_ANY}, {"KZT", "KZT", CODE_ANY}, {"Kr", "", CODE_ANY},
	{"Ks", "MMK", CODE_ANY}, {"Ksh", "KES", CODE_ANY}, {"Kshs", "KES", CODE_ANY},
	{"L$", "LRD", CODE_ANY}, {"LAK", "LAK", CODE_LARGE}, {"LBP", "LBP", CODE_ANY},
	{"LE", "EGP", CODE_ANY}, {"LKR", "LKR", CODE_ANY}, {"LRD", "LRD", CODE_ANY},
	{"LSL", "LSL", CODE_ANY}, {"LYD", "LYD", CODE_ANY}, {"MAD", "MAD", CODE_ANY},
	{"MDL", "MDL", CODE_ANY}, {"MGA", "MGA", CODE_ANY}, {"MKD", "MKD", CODE_ANY},
	{"MMK", "MMK", CODE_ANY}, {"MNT", "MNT", CODE_ANY}, {"MOP", "MOP", CODE_ANY},
	{"MRU", "MRU", CODE_ANY}, {"MRs", "MUR", CODE_ANY}, {"MUR", "MUR", CODE_ANY},
	{"MVR", "MVR", CODE_ANY}, {"MWK", "MWK", CODE_ANY}, {"MX$", "MXN", CODE_ANY},
	{"MXN", "MXN", CODE_ANY}, {"MYR", "MYR", CODE_ANY}, {"MZN", "MZN", CODE_ANY},
	{"Mex$", "MXN", CODE_ANY}, {"N", "NGN", CODE_LARGE}, {"N$", "NAD", CODE_ANY},
	{"NAD", "NAD", CODE_ANY}, {"NGN", "NGN", CODE_ANY}, {"NIO", "NIO", CODE_ANY},
	{"NIS", "ILS", CODE_ANY}, {"NOK", "NOK", CODE_ANY}, {"NPR", "NPR", CODE_ANY},
	{"NRs", "NPR", CODE_ANY}, {"NT$", "TWD", CODE_ANY}, {"NTD", "TWD", CODE_ANY},
	{"NZ$", "NZD", CODE_ANY}, {"NZD", "NZD", CODE_ANY}, {"NZD$", "NZD", CODE_ANY},
	{"OMR", "OMR", CODE_ANY}, {"P", "PHP", CODE_LARGE}, {"PAB", "PAB", CODE_ANY},
	{"PEN", "PEN", CODE_LARGE}, {"PGK", "PGK", CODE_ANY}, {"PHP", "PHP", CODE_ANY},
	{"PKR", "PKR", CODE_ANY}, {"PKRs", "PKR", CODE_ANY}, {"PLN", "PLN", CODE_ANY},
	{"PYG", "PYG", CODE_ANY}, {"PhP", "PHP", CODE_ANY}, {"Php", "PHP", CODE_ANY},
	{"QAR", "QAR", CODE_ANY}, {"QR", "QAR", CODE_ANY}, {"R", "ZAR", CODE_LARGE},
	{"R$", "BRL", CODE_ANY}, {"RM", "MYR", CODE_ANY}, {"RMB", "CNY", CODE_ANY},
	{"RON", "RON", CODE_LARGE}, {"RP", "IDR", CODE_ANY}, {"RS", "INR", CODE_ANY},
	{"RSD", "RSD", CODE_ANY}, {"RTGS$", "ZWL", CODE_ANY}, {"RUB", "RUB", CODE_ANY},
	{"RWF", "RWF", CODE_ANY}, {"Rmb", "CNY", CODE_ANY}, {"Rp", "IDR", CODE_ANY},
	{"Rs", "INR", CODE_ANY}, {"S$", "SGD", CODE_ANY}, {"SAR", "SAR", CODE_ANY},
	{"SBD", "SBD", CODE_ANY}, {"SCR", "SCR", CODE_ANY}, {"SDG", "SDG", CODE_ANY},
	{"SEK", "SEK", CODE_ANY}, {"SFr", "CHF", CODE_ANY}, {"SG$", "SGD", CODE_ANY},
	{"SGD", "SGD", CODE_ANY}, {"SGD$", "SGD", CODE_ANY}, {"SHP", "SHP", CODE_ANY},
	{"SLE", "SLE", CODE_ANY}, {"SLR", "LKR", CODE_ANY}, {"SLRs", "LKR", CODE_ANY},
	{"SR", "SAR", CODE_ANY}, {"SRD", "SRD", CODE_ANY}, {"SSP", "SSP", CODE_ANY},
	{"STN", "STN", CODE_ANY}, {"SVC", "SVC", CODE_ANY}, {"SYP", "SYP", CODE_ANY},
	{"SZL", "SZL", CODE_ANY}, {"Sfr", "CHF", CODE_ANY}, {"Sh", "KES", CODE_ANY},
	{"Shs", "KES", CODE_ANY}, {"THB", "THB", CODE_ANY}, {"TJS", "TJS", CODE_ANY},
	{"TK", "BDT", CODE_ANY}, {"TMT", "TMT", CODE_ANY}, {"TND", "TND", CODE_ANY},
	{"TRY", "TRY", CODE_LARGE}, {"TSh", "TZS", CODE_ANY}, {"TShs", "TZS", CODE_ANY},
	{"TT$", "TTD", CODE_ANY}, {"TTD", "TTD", CODE_ANY}, {"TWD", "TWD", CODE_ANY},
	{"TZS", "TZS", CODE_ANY}, {"Tk", "BDT", CODE_ANY}, {"Tsh", "TZS", CODE_ANY},
	{"Tshs", "TZS", CODE_ANY}, {"U$", "USD", CODE_ANY}, {"UAH", "UAH", CODE_ANY},
	{"UGX", "UGX", CODE_ANY}, {"US$", "USD", CODE_ANY}, {"USD", "USD", CODE_ANY},
	{"USD$", "USD", CODE_ANY}, {"USh", "UGX", CODE_ANY}, {"UShs", "UGX", CODE_ANY},
	{"UYU", "UYU", CODE_ANY}, {"UZS", "UZS", CODE_ANY}, {"Ush", "UGX", CODE_ANY},
	{"Ushs", "UGX", CODE_ANY}, {"VES", "VES", CODE_ANY}, {"VND", "VND", CODE_ANY},
	{"VUV", "VUV", CODE_ANY}, {"WST", "WST", CODE_ANY}, {"XAF", "XAF", CODE_ANY},
	{"XCD", "XCD", CODE_ANY}, {"XOF", "XOF", CODE_ANY}, {"XPF", "XPF", CODE_ANY},
	{"YER", "YER", CODE_ANY}, {"Z$", "ZWL", CODE_ANY}, {"ZAR", "ZAR", CODE_ANY},
	{"ZMW", "ZMW", CODE_ANY}, {"ZW$", "ZWL", CODE_ANY}, {"ZWL", "ZWL", CODE_ANY},
	{"kr", "", CODE_ANY},
};

static const struct {
	uint32_t sign;
	char     code[4];
} currency_signs[] = {
	{0x0024, "USD"}, /* $ */
	{0x00A3, "GBP"}, /* £ */
	{0x00A5, "JPY"}, /* ¥ */
	{0x058F, "AMD"}, /* ֏ */
	{0x09F3, "BDT"}, /* ৳ */
	{0x0E3F, "THB"}, /* ฿ */
	{0x17DB, "KHR"}, /* ៛ */
	{0x20A1, "CRC"}, /* ₡ */
	{0x20A4, "GBP"}, /* ₤ */
	{0x20A6, "NGN"}, /* ₦ */
	{0x20A8, "INR"}, /* ₨ */
	{0x20A9, "KRW"}, /* ₩ */
	{0x20AA, "ILS"}, /* ₪ */
	{0x20AB, "VND"}, /* ₫ */
	{0x20AC, "EUR"}, /* € */
	{0x20AD, "LAK"}, /* ₭ */
	{0x20AE, "MNT"}, /* ₮ */
	{0x20B1, "PHP"}, /* ₱ */
	{0x20B2, "PYG"}, /* ₲ */
	{0x20B4, "UAH"}, /* ₴ */
	{0x20B5, "GHS"}, /* ₵ */
	{0x20B8, "KZT"}, /* ₸ */
	{0x20B9, "INR"}, /* ₹ */
	{0x20BA, "TRY"}, /* ₺ */
	{0x20BC, "AZN"}, /* ₼ */
	{0x20BD, "RUB"}, /* ₽ */
	{0x20BE, "GEL"}, /* ₾ */
	{0xFF04, "USD"}, /* ＄ */
	{0xFFE1, "GBP"}, /* ￡ */
	{0xFFE5, "JPY"}, /* ￥ */
	{0xFFE6, "KRW"}, /* ￦ */
};

const struct currency_noun *currency_noun(const char key[KEY_BYTES])
{
	return KEY_FIND(nouns, key);
}

const struct currency_adjective *currency_adjective(const char key[KEY_BYTES])
{
	return KEY_FIND(adjectives, key);
}

const struct currency_code *currency_code(const char key[KEY_BYTES])
{
	return KEY_FIND(codes, key);
}

const char *currency_sign(uint32_t sign)
{
	for (size_t i = 0; i < sizeof currency_signs / sizeof *currency_signs; i++)
		if (currency_signs[i].sign == sign)
			return currency_signs[i].code;
	return NULL;
}
