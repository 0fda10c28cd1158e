#include "number/unit_table.h"

/* Read in any case. */
static const struct unit names[] = {
	{"acre", "acre"}, {"acres", "acre"}, {"ampere", "A"}, {"amperes", "A"}, {"amps", "A"},
	{"barrel", "bbl"}, {"barrels", "bbl"}, {"bbl", "bbl"}, {"bpd", "bbl/d"}, {"bushel", "bu"},
	{"bushels", "bu"}, {"byte", "B"}, {"bytes", "B"}, {"calorie", "cal"}, {"calories", "cal"},
	{"carat", "ct"}, {"carats", "ct"}, {"cc", "cm3"}, {"centiliter", "cL"},
	{"centiliters", "cL"}, {"centilitre", "cL"}, {"centilitres", "cL"}, {"centimeter", "cm"},
	{"centimeters", "cm"}, {"centimetre", "cm"}, {"centimetres", "cm"}, {"cm", "cm"},
	{"decibel", "dB"}, {"decibels", "dB"}, {"dpi", "dpi"}, {"feet", "ft"}, {"foot", "ft"},
	{"ft", "ft"}, {"gal", "gal"}, {"gallon", "gal"}, {"gallons", "gal"}, {"gbps", "Gbit/s"},
	{"ghz", "GHz"}, {"gigabit", "Gbit"}, {"gigabits", "Gbit"}, {"gigabyte", "GB"},
	{"gigabytes", "GB"}, {"gigahertz", "GHz"}, {"gigawatt", "GW"}, {"gigawatts", "GW"},
	{"gram", "g"}, {"gramme", "g"}, {"grammes", "g"}, {"grams", "g"}, {"ha", "ha"},
	{"hectare", "ha"}, {"hectares", "ha"}, {"hectopascals", "hPa"}, {"hertz", "Hz"},
	{"horsepower", "hp"}, {"hp", "hp"}, {"hz", "Hz"}, {"inch", "in"}, {"inches", "in"},
	{"joule", "J"}, {"joules", "J"}, {"kbps", "kbit/s"}, {"kg", "kg"}, {"kgs", "kg"},
	{"khz", "kHz"}, {"kilo", "kg"}, {"kilobit", "kbit"}, {"kilobits", "kbit"},
	{"kilobyte", "kB"}, {"kilobytes", "kB"}, {"kilocalories", "kcal"}, {"kilogram", "kg"},
	{"kilogramme", "kg"}, {"kilogrammes", "kg"}, {"kilograms", "kg"}, {"kilohertz", "kHz"},
	{"kilojoules", "kJ"}, {"kilometer", "km"}, {"kilometers", "km"}, {"kilometre", "km"},
	{"kilometres", "km"}, {"kilos", "kg"}, {"kiloton", "kt"}, {"kilotonnes", "kt"},
	{"kilotons", "kt"}, {"kilovolt", "kV"}, {"kilovolts", "kV"}, {"kilowatt", "kW"},
	{"kilowatts", "kW"}, {"km", "km"}, {"kmh", "km/h"}, {"kmph", "km/h"}, {"kms", "km"},
	{"knot", "kn"}, {"knots", "kn"}, {"kph", "km/h"}, {"kwh", "kWh"}, {"lb", "lb"},
	{"lbs", "lb"}, {"lightyear", "ly"}, {"lightyears", "ly"}, {"liter", "L"}, {"liters", "L"},
	{"litre", "L"}, {"litres", "L"}, {"mah", "mAh"}, {"mbps", "Mbit/s"}, {"megabit", "Mbit"},
	{"megabits", "Mbit"}, {"megabyte", "MB"}, {"megabytes", "MB"}, {"megahertz", "MHz"},
	{"megapixel", "MP"}, {"megapixels", "MP"}, {"megaton", "Mt"}, {"megatonnes", "Mt"},
	{"megatons", "Mt"}, {"megawatt", "MW"}, {"megawatts", "MW"}, {"meter", "m"},
	{"meters", "m"}, {"metre", "m"}, {"metres", "m"}, {"mhz", "MHz"}, {"microgram", "ug"},
	{"microgramme", "ug"}, {"microgrammes", "ug"}, {"micrograms", "ug"}, {"micrometer", "um"},
	{"micrometers", "um"}, {"micrometre", "um"}, {"micrometres", "um"}, {"mile", "mi"},
	{"miles", "mi"}, {"millibar", "mbar"}, {"millibars", "mbar"}, {"milligram", "mg"},
	{"milligramme", "mg"}, {"milligrammes", "mg"}, {"milligrams", "mg"}, {"milliliter", "mL"},
	{"milliliters", "mL"}, {"millilitre", "mL"}, {"millilitres", "mL"}, {"millimeter", "mm"},
	{"millimeters", "mm"}, {"millimetre", "mm"}, {"millimetres", "mm"}, {"mm", "mm"},
	{"mpg", "mi/gal"}, {"mph", "mi/h"}, {"nanometer", "nm"}, {"nanometers", "nm"},
	{"nanometre", "nm"}, {"nanometres", "nm"}, {"nmi", "nmi"}, {"ounce", "oz"},
	{"ounces", "oz"}, {"oz", "oz"}, {"pascals", "Pa"}, {"petabit", "Pbit"},
	{"petabits", "Pbit"}, {"petabyte", "PB"}, {"petabytes", "PB"}, {"pint", "pt"},
	{"pints", "pt"}, {"pound", "lb"}, {"pounds", "lb"}, {"ppm", "ppm"}, {"psi", "psi"},
	{"quart", "qt"}, {"quarts", "qt"}, {"rpm", "rpm"}, {"sqft", "ft2"}, {"sqm", "m2"},
	{"stone", "st"}, {"terabit", "Tbit"}, {"terabits", "Tbit"}, {"terabyte", "TB"},
	{"terabytes", "TB"}, {"terahertz", "THz"}, {"terawatt", "TW"}, {"terawatts", "TW"},
	{"ton", "ton"}, {"tonne", "t"}, {"tonnes", "t"}, {"tons", "ton"}, {"volt", "V"},
	{"volts", "V"}, {"watt", "W"}, {"watts", "W"}, {"yard", "yd"}, {"yards", "yd"},
	{"yd", "yd"}, {"yds", "yd"},
};

/* Whose case counts. */
static const struct unit symbols[] = {
	{"Ah", "Ah"}, {"GB", "GB"}, {"GJ", "GJ"}, {"GW", "GW"}, {"GWh", "GWh"}, {"Gb", "Gbit"},
	{"GeV", "GeV"}, {"J", "J"}, {"KB", "kB"}, {"KV", "kV"}, {"KW", "kW"}, {"Kb", "kbit"},
	{"L", "L"}, {"MB", "MB"}, {"MJ", "MJ"}, {"MP", "MP"}, {"MPa", "MPa"}, {"MW", "MW"},
	{"MWh", "MWh"}, {"Mb", "Mbit"}, {"MeV", "MeV"}, {"Mt", "Mt"}, {"PB", "PB"}, {"Pa", "Pa"},
	{"TB", "TB"}, {"TW", "TW"}, {"TWh", "TWh"}, {"TeV", "TeV"}, {"V", "V"}, {"W", "W"},
	{"Wh", "Wh"}, {"cl", "cL"}, {"dB", "dB"}, {"eV", "eV"}, {"g", "g"}, {"hPa", "hPa"},
	{"kB", "kB"}, {"kJ", "kJ"}, {"kPa", "kPa"}, {"kV", "kV"}, {"kW", "kW"}, {"kcal", "kcal"},
	{"keV", "keV"}, {"kt", "kt"}, {"l", "L"}, {"m", "m"}, {"mA", "mA"}, {"mL", "mL"},
	{"mV", "mV"}, {"mW", "mW"}, {"mbar", "mbar"}, {"mg", "mg"}, {"ml", "mL"}, {"nm", "nm"},
	{"nmi", "nmi"}, {"t", "t"},
};

const struct unit *unit_find(const struct reader *r, const struct piece *piece)
{
	enum { SYMBOL_LONGEST = 4 };
	const struct unit *unit = NULL;
	if (piece->end - piece->begin <= SYMBOL_LONGEST) {
		const struct key symbol = key_of(r, piece, false);
		unit = KEY_FIND(symbols, symbol.text);
	}
	if (unit)
		return unit;
	const struct key name = key_of(r, piece, true);
	return KEY_FIND(names, name.text);
}
