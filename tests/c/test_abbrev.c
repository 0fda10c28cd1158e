/* The word lists: every word is found, and only as what it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/abbrev.h"

/* Calls check with each word of a list, words with a space between them. */
static void each_word(const char *list, void (*check)(const char *, size_t))
{
	while (*list) {
		const size_t length = strcspn(list, " ");
		check(list, length);
		list += length + (list[length] == ' ');
	}
}

static void is_abbrev(const char *word, size_t length)
{
	if (abbrev_find(word, length) == ABBREV_NONE)
		fail_msg("%.*s is no abbreviation", (int)length, word);
}

static void is_opener(const char *word, size_t length)
{
	if (!word_opens(word, length))
		fail_msg("%.*s does not open a sentence", (int)length, word);
}

/* A table that is out of order would lose some. */
static void every_word_is_found(void **state)
{
	(void)state;
	each_word(
		"Adm Ala Ald Alta Amb Approx Apr Apt Ariz Ark Art Arts Assn Asst Atty Aug "
		"Ave Bldg Blvd Brig Bros Ca Calif Capt Cdr Cf Ch Chap Cl Cmdr Co Col Colo "
		"Comdr Conn Corp Cos Cpl Cpt Cu Dec Del Dept Det Div Dr Drs Eg Eq Eqs Esp "
		"Esq Etc Ext Fax Feb Fig Figs Fl Fla Fr Fri Ft Ga Gal Gen Gens Gov Govs Hon "
		"Hr Hrs Hwy Ie Ill In Inc Incl Ind Insp Intl Jan Jr Jul Jun Kans Ky La Lb "
		"Lbs Lt Ltd Maj Mar Mass Md Messrs Mfg Mi Mich Min Minn Mins Miss Mlle Mme "
		"Mo Mob Mon Mont Mr Mrs Ms Msgr Mt Mx Natl Neb Nev No Nos Nov Oct Okla Ont "
		"Op Ore Oz Pa Para Paras Penn Ph Pkwy Plc Pp Pres Prof Profs Pt Pvt Que Rd "
		"Rep Reps Resp Rev Sat Sec Secs Sen Sens Sep Sept Sgt Sq Sr St Ste Sun Supt "
		"Tel Tenn Tex Thu Thur Thurs Tue Tues Univ Va Viz Vol Vols Vs Vt Wash Wed "
		"Wis Wisc Wyo Yd Yds Yr Yrs",
		is_abbrev);
	each_word(
		"al approx art arts assn b c ca cf ch chap cl co corp cos cu d dept div dr "
		"eg eq eqs esp etc ext fax fig figs fl ft gal hr hrs ie in inc incl intl lb "
		"lbs ltd m mfg mi min mins mob mr mrs ms natl no nos op oz p para paras ph "
		"plc pp prof pt r resp sec secs sq st univ v viz vol vols vs yd yds yr yrs",
		is_abbrev);
	each_word(
		"a about according actually additionally after all also although among an "
		"and another anyone are as at basically because before between both but by "
		"can could currently despite did do does during each earlier even every "
		"everyone finally for from furthermore had has have he hello hence her here "
		"hi his how however i if in indeed instead is it its just later let many "
		"maybe meanwhile more moreover most much my never nevertheless no nobody nor "
		"not nothing now often oh ok okay on once only or other our overall perhaps "
		"please recently several she should similarly since so some someone "
		"something sometimes soon sorry still such thanks that the their then there "
		"therefore these they this those though thus to today unlike until usually "
		"was we well were what when whenever where whereas whether which while who "
		"why will with without would yes yet you your",
		is_opener);
}

static void uses(void **state)
{
	(void)state;
	static const struct {
		const char *word;
		enum abbrev use;
	} cases[] = {
		{"Gen", ABBREV_TITLE},
		{"GEN", ABBREV_TITLE},
		{"gen", ABBREV_NONE},
		{"Ft", ABBREV_TITLE},
		{"ft", ABBREV_UNIT},
		{"c", ABBREV_NUMBER},
		{"C", ABBREV_NONE},
		{"no", ABBREV_NUMBER},
		{"No", ABBREV_NUMBER},
		{"Mass", ABBREV_STATE},
		{"mass", ABBREV_NONE},
		{"Feb", ABBREV_MONTH},
		{"feb", ABBREV_NONE},
		{"Corp", ABBREV_FINAL},
		{"corp", ABBREV_FINAL},
		{"vs", ABBREV_INNER},
		{"v", ABBREV_VERSUS},
		{"al", ABBREV_ET_AL},
		{"Al", ABBREV_NONE},
		{"corps", ABBREV_NONE},
		{"aaa", ABBREV_NONE},
		{"zzz", ABBREV_NONE},
		{"m1", ABBREV_NONE},
		{"", ABBREV_NONE},
		{"internationally", ABBREV_NONE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (abbrev_find(cases[i].word, strlen(cases[i].word)) != cases[i].use)
			fail_msg("%s is not what it should be", cases[i].word);
	assert_true(word_opens("The", 3));
	assert_true(word_opens("THE", 3));
	assert_false(word_opens("Navy", 4));
	assert_false(word_opens("Th", 2));
	assert_false(word_opens("", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_is_found),
		cmocka_unit_test(uses),
	};
	return cmocka_run_group_tests_name("abbrev", tests, NULL, NULL);
}
