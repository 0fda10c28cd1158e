/* Short forms: of given names, and of words inside names. */
#include "group/index.h"
#include "group/words.h"

struct nickname_row {
	char word[10];
	char full[12];
};

/* Written by hand: short forms that nearly always stand for that name. */
static const struct nickname_row nicknames[] = {
	{"abby", "abigail"}, {"al", "albert"}, {"alex", "alexander"}, {"andy", "andrew"},
	{"angie", "angela"}, {"barb", "barbara"}, {"becky", "rebecca"}, {"ben", "benjamin"},
	{"bernie", "bernard"}, {"bert", "albert"}, {"bess", "elizabeth"}, {"beth", "elizabeth"},
	{"betsy", "elizabeth"}, {"betty", "elizabeth"}, {"bill", "william"}, {"billy", "william"},
	{"bob", "robert"}, {"bobby", "robert"}, {"cathy", "catherine"}, {"charlie", "charles"},
	{"chris", "christopher"}, {"chuck", "charles"}, {"cindy", "cynthia"}, {"dan", "daniel"},
	{"danny", "daniel"}, {"dave", "david"}, {"deb", "deborah"}, {"debbie", "deborah"},
	{"dick", "richard"}, {"don", "donald"}, {"donny", "donald"}, {"doug", "douglas"},
	{"ed", "edward"}, {"eddie", "edward"}, {"ellie", "eleanor"}, {"fred", "frederick"},
	{"freddie", "frederick"}, {"gene", "eugene"}, {"geoff", "geoffrey"}, {"greg", "gregory"},
	{"gus", "augustus"}, {"hank", "henry"}, {"harry", "harold"}, {"herb", "herbert"},
	{"jack", "john"}, {"jackie", "jacqueline"}, {"jake", "jacob"}, {"jeff", "jeffrey"},
	{"jen", "jennifer"}, {"jenny", "jennifer"}, {"jerry", "gerald"}, {"jim", "james"},
	{"jimmy", "james"}, {"joe", "joseph"}, {"joey", "joseph"}, {"johnny", "john"},
	{"jon", "jonathan"}, {"josh", "joshua"}, {"kate", "katherine"}, {"kathy", "katherine"},
	{"katie", "katherine"}, {"ken", "kenneth"}, {"kenny", "kenneth"}, {"larry", "lawrence"},
	{"len", "leonard"}, {"liz", "elizabeth"}, {"lou", "louis"}, {"maggie", "margaret"},
	{"mandy", "amanda"}, {"marty", "martin"}, {"matt", "matthew"}, {"meg", "margaret"},
	{"mickey", "michael"}, {"mike", "michael"}, {"mitch", "mitchell"}, {"nate", "nathaniel"},
	{"nick", "nicholas"}, {"ollie", "oliver"}, {"pam", "pamela"}, {"pat", "patrick"},
	{"patty", "patricia"}, {"peggy", "margaret"}, {"pete", "peter"}, {"phil", "philip"},
	{"ray", "raymond"}, {"rich", "richard"}, {"rick", "richard"}, {"ricky", "richard"},
	{"rob", "robert"}, {"robbie", "robert"}, {"ron", "ronald"}, {"ronnie", "ronald"},
	{"russ", "russell"}, {"sally", "sarah"}, {"sam", "samuel"}, {"sandy", "sandra"},
	{"stan", "stanley"}, {"stephen", "steven"}, {"steve", "steven"}, {"sue", "susan"},
	{"susie", "susan"}, {"ted", "edward"}, {"teddy", "theodore"}, {"terry", "terence"},
	{"tim", "timothy"}, {"timmy", "timothy"}, {"toby", "tobias"}, {"tom", "thomas"},
	{"tommy", "thomas"}, {"tony", "anthony"}, {"vicky", "victoria"}, {"vince", "vincent"},
	{"wally", "walter"}, {"walt", "walter"}, {"will", "william"}, {"willie", "william"},
	{"zach", "zachary"},
};

const char *nickname_full(const char *word, size_t length)
{
	const struct nickname_row *row = INDEX_FIND(nicknames, index_key(word, length));
	return row ? row->full : NULL;
}

struct short_row {
	char word[8];
	char full[16];
};

static const struct short_row shorts[] = {
	{"assn", "association"}, {"assoc", "association"}, {"ave", "avenue"}, {"bldg", "building"},
	{"blvd", "boulevard"}, {"bros", "brothers"}, {"ctr", "center"}, {"dept", "department"},
	{"expy", "expressway"}, {"ft", "fort"}, {"govt", "government"}, {"hwy", "highway"},
	{"intl", "international"}, {"jr", "junior"}, {"mt", "mount"}, {"mtn", "mountain"},
	{"mtns", "mountains"}, {"natl", "national"}, {"pkwy", "parkway"}, {"rd", "road"},
	{"sq", "square"}, {"sr", "senior"}, {"st", "saint"}, {"ste", "sainte"},
	{"tpke", "turnpike"}, {"univ", "university"},
};

const char *short_word_full(const char *word, size_t length)
{
	const struct short_row *row = INDEX_FIND(shorts, index_key(word, length));
	return row ? row->full : NULL;
}
